import type { ReportObservation } from '@/lib/domain/observation'
import { rejectOf, type Reject, type RejectCode } from '@/lib/domain/parsed'
import type { EpochMs } from '@/lib/domain/time'
import { rawText } from '@/lib/ingest/inert-text'
import { isDeeperThan } from '@/lib/ingest/json-depth'
import { DEPTH_MAX, RAW_MAX, REPORT_BYTES_MAX } from '@/lib/ingest/limits'
import { decodeCbor } from './decode-cbor'
import { readConnections } from './read-connections'
import { readCustom } from './read-custom'
import { readHeader, reportIdOf } from './read-header'
import { readNetwork } from './read-network'
import { readPorts } from './read-ports'
import { MALFORMED, ReportProblem } from './report-problem'
import { blockOf, isFields, memberOf, type Fields } from './report-values'

/** The two forms of a report: the last segment of its topic, or its content type. */
export type ReportFormat = 'json' | 'cbor'

export type ReportResult =
  | { ok: true; report: ReportObservation }
  | { ok: false; reject: Reject; /** For the reply; null when it could not be read. */ reportId: number | null }

const refused = (code: RejectCode, reason: string, text: string, reportId: number | null = null): ReportResult => ({
  ok: false,
  reject: rejectOf(1, code, reason, rawText(text, 256)),
  reportId,
})

const readMetrics = (report: ReportObservation, metrics: Fields): void => {
  const tcp = readPorts(memberOf(metrics, 'listening_tcp_ports', 'tp'), 'metrics.listening_tcp_ports')
  const udp = readPorts(memberOf(metrics, 'listening_udp_ports', 'up'), 'metrics.listening_udp_ports')
  const connections = readConnections(metrics)
  const network = readNetwork(metrics)
  if (tcp !== null) report.listeningTcp = tcp
  if (udp !== null) report.listeningUdp = udp
  if (connections !== null) report.connections = connections
  if (network !== null) report.network = network
}

const readReport = (document: Fields, observedAt: EpochMs, raw: string): ReportObservation => {
  const { reportId, version } = readHeader(document)
  const metrics = blockOf(memberOf(document, 'metrics', 'met'), 'metrics')
  const custom = blockOf(memberOf(document, 'custom_metrics', 'cmet'), 'custom_metrics')
  if (metrics === null && custom === null) throw new ReportProblem('metrics or custom_metrics is required')
  const report: ReportObservation = { kind: 'report', observedAt, reportId, version, custom: readCustom(custom), raw }
  if (metrics !== null) readMetrics(report, metrics)
  return report
}

/**
 * A report from a decoded document of at most `DEPTH_MAX` levels, long and short keys mixed as agents mix them
 * (AWS IoT Device Defender, "Sending metrics from devices"). `text` is the document as received, when it was text.
 */
export const reportFromDocument = (document: unknown, observedAt: EpochMs, text?: string): ReportResult => {
  if (!isFields(document)) return refused('InvalidPayload', MALFORMED, text ?? JSON.stringify(document ?? null))
  const raw = text ?? JSON.stringify(document)
  try {
    return { ok: true, report: readReport(document, observedAt, rawText(raw, RAW_MAX)) }
  } catch (problem) {
    if (!(problem instanceof ReportProblem)) return refused('InvalidPayload', MALFORMED, raw)
    const excerpt = problem.part === '' ? raw : problem.part
    return refused('InvalidPayload', problem.message, excerpt, reportIdOf(document))
  }
}

const decoder = new TextDecoder('utf-8', { fatal: true })

const parseJsonReport = (bytes: Uint8Array, observedAt: EpochMs): ReportResult => {
  let text = ''
  try {
    text = decoder.decode(bytes)
    if (!isDeeperThan(bytes, DEPTH_MAX)) return reportFromDocument(JSON.parse(text), observedAt, text)
    return refused('InvalidPayload', `the report must not nest deeper than ${DEPTH_MAX} levels`, text)
  } catch {
    return refused('InvalidPayload', MALFORMED, text)
  }
}

/** One report as published on `…/defender/metrics/{format}` or posted. Never throws; `observedAt` is the receipt. */
export const parseReport = (bytes: Uint8Array, format: ReportFormat, observedAt: EpochMs): ReportResult => {
  if (bytes.length > REPORT_BYTES_MAX) {
    const reason = `a report must be at most ${REPORT_BYTES_MAX} bytes, got ${bytes.length}`
    return refused('PayloadTooLarge', reason, '')
  }
  if (format === 'json') return parseJsonReport(bytes, observedAt)
  const decoded = decodeCbor(bytes, DEPTH_MAX)
  return decoded.ok
    ? reportFromDocument(decoded.value, observedAt)
    : refused('InvalidPayload', MALFORMED, decoded.reason)
}
