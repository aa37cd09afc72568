import type { Peer } from '@/lib/domain/network-record'
import type { EpochMs } from '@/lib/domain/time'
import { inertText } from '@/lib/ingest/inert-text'
import { parseIp } from '@/lib/ingest/ip-address'
import { momentOfSeconds, parseIsoMoment } from '@/lib/ingest/moment'
import { isProblem, problem, type LineProblem } from '@/lib/ingest/line-problem'
import type { ZeekLine } from './zeek-line'

/** A number of JSON or of decimal text; NaN for all else. */
export const numberOf = (value: unknown): number => {
  if (typeof value === 'number') return value
  if (typeof value !== 'string') return Number.NaN
  const first = value.charCodeAt(0)
  return (first >= 48 && first <= 57) || first === 45 ? Number(value) : Number.NaN
}

/** A count; 0 when the log left it out. -1 marks what is no count. */
export const countOf = (value: unknown): number => {
  if (value === undefined || value === null) return 0
  const count = numberOf(value)
  return count >= 0 && count <= Number.MAX_SAFE_INTEGER ? Math.round(count) : -1
}

/** A moment in epoch seconds or ISO 8601, or null. */
export const momentOf = (value: unknown): EpochMs | null => {
  const seconds = numberOf(value)
  if (!Number.isNaN(seconds)) return momentOfSeconds(seconds)
  return typeof value === 'string' ? parseIsoMoment(value) : null
}

/** `T` and `F` of TSV, true and false of JSON; null for all else. */
export const booleanOf = (value: unknown): boolean | null => {
  if (value === true || value === 'T' || value === 'true') return true
  return value === false || value === 'F' || value === 'false' ? false : null
}

/** Bounded inert text; empty when the log left it out. */
export const textOf = (value: unknown, lengthMax: number): string =>
  typeof value === 'string' ? inertText(value, lengthMax) : ''

/** An address in its one spelling, or null. */
export const ipOf = (value: unknown): string | null => (typeof value === 'string' ? parseIp(value) : null)

/** When a line speaks and of which connection. */
export type Moment = { at: EpochMs; uid: string }

/** The moment of a line. */
export const timeOf = ({ ids }: ZeekLine): Moment | LineProblem => {
  const at = momentOf(ids[0])
  return at === null ? problem('ts', 'epoch seconds or ISO 8601', ids[0]) : { at, uid: textOf(ids[1], 64) }
}

/** Reads an address unless it is the one before: most lines of a log name the same few, and comparing is faster. */
const rememberingLast = (): ((value: unknown) => string | null) => {
  let last: unknown = null
  let ip: string | null = null
  return (value) => {
    if (value !== last) {
      ip = ipOf(value)
      last = value
    }
    return ip
  }
}

const IP_OF = { orig: rememberingLast(), resp: rememberingLast() }

const peerOf = (side: 'orig' | 'resp', host: unknown, portGiven: unknown): Peer | LineProblem => {
  const ip = IP_OF[side](host)
  if (ip === null) return problem(`id.${side}_h`, 'an IP address', host)
  const port = countOf(portGiven)
  if (port < 0 || port > 65_535) return problem(`id.${side}_p`, 'from 0 to 65535', portGiven)
  return { ip, port }
}

/** Both ends of a line's connection. */
export type Ends = { origin: Peer; responder: Peer }

/** When and between whom, of a log in which every line is of a connection. */
export const aboutOf = ({ ids }: ZeekLine): (Moment & Ends) | LineProblem => {
  const at = momentOf(ids[0])
  if (at === null) return problem('ts', 'epoch seconds or ISO 8601', ids[0])
  const origin = peerOf('orig', ids[2], ids[3])
  if (isProblem(origin)) return origin
  const responder = peerOf('resp', ids[4], ids[5])
  return isProblem(responder) ? responder : { at, uid: textOf(ids[1], 64), origin, responder }
}

/** Both ends of a line of a log in which not every line is of a connection; null when this one is not. */
export const someEndsOf = (line: ZeekLine): Ends | LineProblem | null =>
  line.ids[2] === undefined && line.ids[4] === undefined ? null : aboutOf(line)

/**
 * When what began at `startedAt` was known, after an interval in seconds (undefined: at once).
 * A problem when the interval is none, or ends after the year 9999.
 */
export const endOf = (startedAt: EpochMs, column: string, interval: unknown): number | LineProblem => {
  const seconds = interval === undefined || interval === null ? 0 : numberOf(interval)
  if (!(seconds >= 0)) return problem(column, 'seconds of at least 0', interval)
  const end = momentOfSeconds(startedAt / 1_000 + seconds)
  return end === null
    ? problem(column, 'an interval that ends before the year 10000', interval, 'OutOfRange')
    : startedAt + Math.round(seconds * 1_000)
}
