import type { SshObservation } from '@/lib/domain/network-record'
import { inertText } from '@/lib/ingest/inert-text'
import type { Json } from '@/lib/ingest/json-line'
import { NAME_MAX } from '@/lib/ingest/limits'
import { isProblem, type LineProblem } from '@/lib/ingest/line-problem'
import { aboutOf, partOf } from './eve-values'

/** The line with which a side greets (RFC 4253 section 4.2), put together again as Zeek writes it. */
const greetingOf = ({ proto_version: version, software_version: software }: Json): string =>
  typeof software === 'string'
    ? inertText(`SSH-${typeof version === 'string' ? version : '2.0'}-${software}`, NAME_MAX)
    : ''

/** Suricata does not look for how a login went. */
export const sshSessionOfEve = (json: Json, raw: string): SshObservation | LineProblem => {
  const about = aboutOf(json)
  if (isProblem(about)) return about
  const ssh = partOf(json, 'ssh')
  return {
    kind: 'ssh',
    observedAt: about.at,
    uid: about.uid,
    origin: about.source,
    responder: about.target,
    success: null,
    attempts: null,
    client: greetingOf(partOf(ssh, 'client')),
    server: greetingOf(partOf(ssh, 'server')),
    raw,
  }
}
