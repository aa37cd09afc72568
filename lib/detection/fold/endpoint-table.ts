import { DAY_MS, SECOND_MS, type EpochMs } from '@/lib/domain/time'
import type { Zone } from '@/lib/domain/arrival'
import type { FlowObservation, Transport } from '@/lib/domain/observation'
import { ENDPOINTS_MAX, type DeviceFacts, type EndpointFacts, type FlowFacts } from '../facts/facts'
import { addRhythm } from './rhythm'

/** A look-up at most this long before a contact belongs to it. */
const LOOKUP_BEFORE_MS = 5 * SECOND_MS

/**
 * A contact as it is counted: what was known of the endpoint, whether an answer gives its address or a look-up came just
 * before, and whether a device that had been known for a day never dealt with the host.
 */
export type Contact = {
  known: EndpointFacts | undefined
  zone: Zone
  named: boolean
  lookedUp: boolean
  novel: boolean
  at: EpochMs
}

/** Bytes are counted up to 4 GB a day: far more than any threshold, and it fits into four bytes. */
const BYTES_MAX = 2 ** 32 - 1
/** A session is counted up to 49 days, for the same reason. */
const LENGTH_MAX_MS = 2 ** 32 - 1

const newEndpoint = (flow: FlowObservation, { zone, novel, at }: Contact): EndpointFacts => ({
  ip: flow.responder.ip,
  port: flow.responder.port,
  transport: flow.transport,
  zone,
  chat: false,
  encrypted: false,
  firstAt: at,
  lastAt: at,
  contacts: 0,
  answered: 0,
  failed: 0,
  firstFailedAt: 0,
  lastFailedAt: 0,
  lastSourcePort: -1,
  raw: 0,
  lastRawAt: 0,
  longestRawMs: 0,
  lookedUp: 0,
  firstLookedUp: false,
  named: false,
  novel,
  dayAt: at,
  bytesOut: 0,
  bytesIn: 0,
  intervals: [],
  sizes: [],
})

/** An endpoint not contacted for a week makes room first; it must not keep its place for what it once was. */
const STALE_AFTER_MS = 7 * DAY_MS

/** Contacts are counted far below this, so any stale endpoint is worth less than any other. */
const STALE_DISCOUNT = 2 ** 40

/** What a scan leaves behind is one contact in vain; who answered is worth more than that. */
const worthOf = ({ contacts, answered, lastAt }: EndpointFacts, at: EpochMs): number =>
  contacts + (answered > 0 ? 1 : 0) - (at - lastAt > STALE_AFTER_MS ? STALE_DISCOUNT : 0)

/** The endpoint that makes room: the one worth least, of those the one not seen for longest. */
const leastOf = (endpoints: readonly EndpointFacts[], at: EpochMs): number => {
  let least = 0
  let leastWorth = Infinity
  let leastAt = Infinity
  for (let index = 0; index < endpoints.length; index += 1) {
    const endpoint = endpoints[index]
    if (endpoint === undefined) continue
    const worth = worthOf(endpoint, at)
    if (worth > leastWorth || (worth === leastWorth && endpoint.lastAt >= leastAt)) continue
    least = index
    leastWorth = worth
    leastAt = endpoint.lastAt
  }
  return least
}

/** A run of tries in vain is over when none was made for a day. */
const RUN_GAP_MS = DAY_MS

const addFailure = (endpoint: EndpointFacts, at: EpochMs): void => {
  if (endpoint.failed === 0 || at - endpoint.lastFailedAt > RUN_GAP_MS) {
    endpoint.failed = 0
    endpoint.firstFailedAt = at
  }
  endpoint.failed += 1
  endpoint.lastFailedAt = at
}

const addResult = (endpoint: EndpointFacts, flow: FlowObservation, at: EpochMs): void => {
  if (flow.result === 'answered') endpoint.answered += 1
  if (flow.result === 'unanswered' && flow.origin.port !== endpoint.lastSourcePort) addFailure(endpoint, at)
}

const addRaw = (endpoint: EndpointFacts, flow: FlowObservation, at: EpochMs): void => {
  const isRaw = flow.transport === 'tcp' && flow.service === '' && flow.origin.bytes > 0 && flow.responder.bytes > 0
  if (!isRaw) return
  endpoint.raw += 1
  endpoint.lastRawAt = at
  endpoint.longestRawMs = Math.min(Math.max(endpoint.longestRawMs, flow.durationMs), LENGTH_MAX_MS)
}

const addBytes = (endpoint: EndpointFacts, sent: number, received: number, at: EpochMs): void => {
  if (at - endpoint.dayAt > DAY_MS) {
    endpoint.dayAt = at
    endpoint.bytesOut = 0
    endpoint.bytesIn = 0
  }
  endpoint.bytesOut = Math.min(endpoint.bytesOut + sent, BYTES_MAX)
  endpoint.bytesIn = Math.min(endpoint.bytesIn + received, BYTES_MAX)
}

const isShortlyBefore = (lookups: readonly EpochMs[], startedAt: EpochMs): boolean => {
  for (const lookup of lookups) {
    if (lookup <= startedAt && startedAt - lookup <= LOOKUP_BEFORE_MS) return true
  }
  return false
}

/** Whether the device looked a name up shortly before it opened the flow, by either log. */
export const isLookedUp = ({ flows, traffic: { names } }: DeviceFacts, { startedAt }: FlowObservation): boolean =>
  (flows !== null && isShortlyBefore(flows.lookupTimes, startedAt)) ||
  (names !== null && isShortlyBefore(names.answerTimes, startedAt))

const placed = (flows: FlowFacts, endpoint: EndpointFacts, at: EpochMs): EndpointFacts => {
  if (flows.endpoints.length < ENDPOINTS_MAX) flows.endpoints.push(endpoint)
  else flows.endpoints[leastOf(flows.endpoints, at)] = endpoint
  return endpoint
}

/** What was known of the remote end of a flow before it; undefined for a newcomer. */
export const findEndpoint = (
  { endpoints }: FlowFacts,
  ip: string,
  port: number,
  transport: Transport,
): EndpointFacts | undefined => {
  for (const endpoint of endpoints) {
    if (endpoint.port === port && endpoint.ip === ip && endpoint.transport === transport) return endpoint
  }
  return undefined
}

const addService = (endpoint: EndpointFacts, service: string): void => {
  endpoint.chat ||= /\birc\b/.test(service)
  endpoint.encrypted ||= /\b(?:ssl|tls|dtls|quic)\b/.test(service)
}

/** Counts a contact of the device with a remote endpoint. A scan touches only the places of rare endpoints. */
export const addContact = (flows: FlowFacts, flow: FlowObservation, contact: Contact): void => {
  const { known, named, lookedUp, at } = contact
  const endpoint = known ?? placed(flows, newEndpoint(flow, contact), at)
  endpoint.named ||= named
  if (lookedUp) {
    endpoint.lookedUp += 1
    if (endpoint.contacts === 0) endpoint.firstLookedUp = true
  }
  if (flow.service !== '') addService(endpoint, flow.service)
  addRhythm(flows.endpoints, endpoint, flow.origin.bytes, at)
  addResult(endpoint, flow, at)
  addRaw(endpoint, flow, at)
  addBytes(endpoint, flow.origin.bytes, flow.responder.bytes, at)
  endpoint.lastSourcePort = flow.origin.port
  endpoint.contacts += 1
  endpoint.lastAt = Math.max(endpoint.lastAt, at)
}

/** A try that stood as one in vain was answered after all: `flow` is the whole of it. */
export const addReply = (endpoint: EndpointFacts, flow: FlowObservation, at: EpochMs): void => {
  if (endpoint.failed > 0) {
    endpoint.failed -= 1
    endpoint.answered += 1
  }
  addRaw(endpoint, flow, at)
  addBytes(endpoint, 0, flow.responder.bytes, at)
}
