import type { FlowEnd, FlowObservation, Transport } from '@/lib/domain/observation'
import type { RejectCode } from '@/lib/domain/parsed'
import type { EpochMs } from '@/lib/domain/time'
import { inertText, rawText, shownValue } from '@/lib/ingest/inert-text'
import { parseIp } from '@/lib/ingest/ip-address'
import { RAW_LINE_MAX } from '@/lib/ingest/limits'
import { momentOfSeconds, parseIsoMoment } from '@/lib/ingest/moment'
import type { ConnFields } from './conn-fields'
import { flowResultOf } from './flow-result'

/** Why a line is no flow; returned, since a bad log has as many of them as lines. */
export type LineProblem = { code: RejectCode; reason: string }

const problem = (column: string, must: string, value: unknown, code: RejectCode = 'InvalidLine'): LineProblem => ({
  code,
  reason: `${column} must be ${must}, got ${shownValue(value)}`,
})

const isProblem = (value: object): value is LineProblem => 'reason' in value

/** A number of JSON or of decimal text; NaN for all else. */
const numberOf = (value: unknown): number => {
  if (typeof value === 'number') return value
  if (typeof value !== 'string') return Number.NaN
  const first = value.charCodeAt(0)
  return (first >= 48 && first <= 57) || first === 45 ? Number(value) : Number.NaN
}

/** A count; 0 when the log left it out. -1 marks what is no count. */
const countOf = (value: unknown): number => {
  if (value === undefined || value === null) return 0
  const count = numberOf(value)
  return count >= 0 && count <= Number.MAX_SAFE_INTEGER ? Math.round(count) : -1
}

const startOf = (value: unknown): EpochMs | null => {
  const seconds = numberOf(value)
  if (!Number.isNaN(seconds)) return momentOfSeconds(seconds)
  return typeof value === 'string' ? parseIsoMoment(value) : null
}

const localOf = (value: unknown): boolean | null => {
  if (value === true || value === 'T' || value === 'true') return true
  return value === false || value === 'F' || value === 'false' ? false : null
}

const TRANSPORT_OF: ReadonlyMap<unknown, Transport> = new Map<unknown, Transport>([
  ['tcp', 'tcp'],
  ['udp', 'udp'],
  ['icmp', 'icmp'],
  ['icmp6', 'icmp'],
])

const textOf = (value: unknown): string => (typeof value === 'string' ? inertText(value, 64) : '')

type EndValues = readonly [host: unknown, port: unknown, bytes: unknown, packets: unknown, local: unknown]

const endOf = (
  side: 'orig' | 'resp',
  [host, portGiven, bytesGiven, packetsGiven, local]: EndValues,
): FlowEnd | LineProblem => {
  const ip = typeof host === 'string' ? parseIp(host) : null
  if (ip === null) return problem(`id.${side}_h`, 'an IP address', host)
  const port = countOf(portGiven)
  if (port < 0 || port > 65_535) return problem(`id.${side}_p`, 'from 0 to 65535', portGiven)
  const bytes = countOf(bytesGiven)
  if (bytes === -1) return problem(`${side}_bytes`, 'a count', bytesGiven)
  const packets = countOf(packetsGiven)
  if (packets === -1) return problem(`${side}_pkts`, 'a count', packetsGiven)
  return { ip, port, bytes, packets, local: localOf(local) }
}

const originOf = (conn: ConnFields): FlowEnd | LineProblem =>
  endOf('orig', [conn.origHost, conn.origPort, conn.origBytes, conn.origPackets, conn.localOrig])

const responderOf = (conn: ConnFields): FlowEnd | LineProblem =>
  endOf('resp', [conn.respHost, conn.respPort, conn.respBytes, conn.respPackets, conn.localResp])

/** Start and length; a flow is known when it ends, so it is observed at start + duration. */
const timesOf = (conn: ConnFields): { startedAt: EpochMs; durationMs: number } | LineProblem => {
  const startedAt = startOf(conn.ts)
  if (startedAt === null) return problem('ts', 'epoch seconds or ISO 8601', conn.ts)
  const seconds = conn.duration === undefined || conn.duration === null ? 0 : numberOf(conn.duration)
  if (!(seconds >= 0)) return problem('duration', 'seconds of at least 0', conn.duration)
  const durationMs = Math.round(seconds * 1_000)
  if (momentOfSeconds(startedAt / 1_000 + seconds) === null) {
    return problem('duration', 'an interval that ends before the year 10000', conn.duration, 'OutOfRange')
  }
  return { startedAt, durationMs }
}

/** A code of Zeek, compared and never kept. */
const codeOf = (value: unknown): string => (typeof value === 'string' ? value : '')

/** One flow of a conn record, or what is wrong with it. `raw` is the line as received. */
export const flowOf = (conn: ConnFields, raw: string): FlowObservation | LineProblem => {
  const times = timesOf(conn)
  if (isProblem(times)) return times
  const origin = originOf(conn)
  if (isProblem(origin)) return origin
  const responder = responderOf(conn)
  if (isProblem(responder)) return responder
  const transport = TRANSPORT_OF.get(conn.proto) ?? 'other'
  return {
    kind: 'flow',
    observedAt: times.startedAt + times.durationMs,
    startedAt: times.startedAt,
    durationMs: times.durationMs,
    uid: textOf(conn.uid),
    transport,
    service: textOf(conn.service).toLowerCase(),
    result: flowResultOf(transport, codeOf(conn.state), codeOf(conn.history), responder),
    origin,
    responder,
    raw: rawText(raw, RAW_LINE_MAX),
  }
}
