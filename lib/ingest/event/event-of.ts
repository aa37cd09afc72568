import type { DeviceEvent, DeviceEventKind } from '@/lib/domain/observation'
import { inertText } from '@/lib/ingest/inert-text'
import { parseIp } from '@/lib/ingest/ip-address'
import { NAME_MAX, TEXT_MAX } from '@/lib/ingest/limits'
import { claimedProfileOf } from '@/lib/ingest/profile/claimed-profile'
import type { EventInput } from './event-schema'
import { redactText } from './redact'

const name = (value: string): string => inertText(value, NAME_MAX)
const text = (value: string): string => inertText(value, TEXT_MAX)
/** Cut before it is searched for secrets, so that a long text costs no more than a short one. */
const redacted = (value: string): string => redactText(text(value))
/** An address in its one spelling; what is no address stays as the device wrote it. */
const address = (value: string): string => parseIp(value) ?? name(value)

type Input<K extends DeviceEventKind> = Extract<EventInput, { kind: K }>

const READERS: { [K in DeviceEventKind]: (input: Input<K>) => DeviceEvent } = {
  login: ({ kind, outcome, user, sourceIp, service }) => ({
    kind,
    outcome,
    user: name(user),
    sourceIp: address(sourceIp),
    service: name(service).toLowerCase(),
  }),
  file: ({ kind, action, path, sha256 }) => ({
    kind,
    action,
    path: text(path),
    sha256: sha256 === null ? null : sha256.toLowerCase(),
  }),
  process: ({ kind, action, user, path, commandLine, ...input }) => ({
    kind,
    action,
    name: name(input.name),
    path: text(path),
    user: name(user),
    commandLine: redacted(commandLine),
  }),
  reboot: ({ kind, reason }) => ({ kind, reason }),
  error: ({ kind, component, message }) => ({ kind, component: name(component), message: redacted(message) }),
  application: ({ kind, message, value, ...input }) => ({
    kind,
    name: name(input.name),
    message: redacted(message),
    value,
  }),
  network: ({ kind, action, network, ...input }) => ({
    kind,
    action,
    network: name(network),
    address: address(input.address),
  }),
  config: ({ kind, profile }) => ({ kind, profile: claimedProfileOf(profile) }),
}

const readAs = <K extends DeviceEventKind>(kind: K, input: Input<K>): DeviceEvent => READERS[kind](input)

/** The domain's event of a valid input: texts cut, control characters and secrets replaced. */
export const eventOf = (input: EventInput): DeviceEvent => readAs(input.kind, input)
