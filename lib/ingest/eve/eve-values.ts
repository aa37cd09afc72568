import type { Peer } from '@/lib/domain/network-record'
import type { EpochMs } from '@/lib/domain/time'
import { inertText } from '@/lib/ingest/inert-text'
import { parseIp } from '@/lib/ingest/ip-address'
import { isJson, type Json } from '@/lib/ingest/json-line'
import { isProblem, problem, type LineProblem } from '@/lib/ingest/line-problem'
import { parseIsoMoment } from '@/lib/ingest/moment'

const NONE: Json = {}

/** A member that is an object; an empty one when it is not there. */
export const partOf = (json: Json, name: string): Json => {
  const part = json[name]
  return isJson(part) ? part : NONE
}

/** A member that is a list of objects; of anything else, nothing. */
export const partsOf = (json: Json, name: string): Json[] => {
  const parts = json[name]
  return Array.isArray(parts) ? parts.slice(0, 64).filter(isJson) : []
}

/** Bounded inert text; empty when the member is none. */
export const textOf = (value: unknown, lengthMax: number): string =>
  typeof value === 'string' ? inertText(value, lengthMax) : ''

/** A whole number of at least 0; 0 when the member is not there, -1 for all else. */
export const countOf = (value: unknown): number => {
  if (value === undefined || value === null) return 0
  return typeof value === 'number' && value >= 0 && value <= Number.MAX_SAFE_INTEGER ? Math.round(value) : -1
}

/** A moment as Suricata writes it, ISO 8601 with a zone; null for all else. */
export const momentOf = (value: unknown): EpochMs | null => (typeof value === 'string' ? parseIsoMoment(value) : null)

/** The end that a record names `src` or `dest`; ICMP has no ports. */
export const peerOf = (json: Json, side: 'src' | 'dest'): Peer | LineProblem => {
  const host = json[`${side}_ip`]
  const ip = typeof host === 'string' ? parseIp(host) : null
  if (ip === null) return problem(`${side}_ip`, 'an IP address', host)
  const portGiven = json[`${side}_port`]
  const port = countOf(portGiven)
  if (port < 0 || port > 65_535) return problem(`${side}_port`, 'from 0 to 65535', portGiven)
  return { ip, port }
}

/** When and between whom. */
export type EveAbout = { at: EpochMs; uid: string; source: Peer; target: Peer }

/** What every record about a packet or connection has; `at` is when it was seen, not when it was written. */
export const aboutOf = (json: Json): EveAbout | LineProblem => {
  const at = momentOf(json['timestamp'])
  if (at === null) return problem('timestamp', 'ISO 8601', json['timestamp'])
  const source = peerOf(json, 'src')
  if (isProblem(source)) return source
  const target = peerOf(json, 'dest')
  return isProblem(target) ? target : { at, uid: flowIdOf(json), source, target }
}

/** Suricata's number of the flow, as text. */
export const flowIdOf = (json: Json): string => {
  const id = json['flow_id']
  return typeof id === 'number' ? String(id) : textOf(id, 64)
}

/** Protocols that Suricata has other names for than Zeek, whose names the rules know. */
const SERVICE_OF: ReadonlyMap<string, string> = new Map([
  // `failed` is tried and not recognised, and Suricata leaves the member out when it had too little to try with. Both
  // are no service: whether something was said on a raw channel is told by the payload, which the latter has none of.
  ['failed', ''],
  ['tls', 'ssl'],
  ['http2', 'http'],
  ['http1', 'http'],
])

/** The protocol that was recognised, lower case; empty for none. */
export const serviceOf = (value: unknown): string => {
  const name = textOf(value, 64).toLowerCase()
  return SERVICE_OF.get(name) ?? name
}
