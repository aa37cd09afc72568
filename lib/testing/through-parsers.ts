import type {
  EventObservation,
  FlowObservation,
  FlowResult,
  ListeningPorts,
  Observation,
  ReportObservation,
} from '@/lib/domain/observation'
import type { Parsed } from '@/lib/domain/parsed'
import { parseEventBatch } from '@/lib/ingest/event/parse-event-batch'
import { parseReportBatch } from '@/lib/ingest/report/parse-report-batch'
import { parseZeekConn } from '@/lib/ingest/zeek/parse-zeek-conn'

const THING = 'device'

/** The one record of a parser; a test whose text is refused fails. */
const oneOf = <T>({ records, rejects }: Parsed<T>): T => {
  const [record] = records
  if (record === undefined) throw new Error(`refused: ${rejects[0]?.reason ?? 'no record'}`)
  return record
}

const timesOf = ({ observedAt }: Observation) => ({ receivedAt: observedAt, observedAtAllowed: true })

const eventThrough = (observation: EventObservation): EventObservation => {
  const text = JSON.stringify({ thingName: THING, observedAt: observation.observedAt, ...observation.event })
  return oneOf(parseEventBatch(text, timesOf(observation))).event
}

const portsOf = (block: ListeningPorts | undefined) =>
  block && { ports: block.ports.map(({ port, interface: bind }) => ({ port, interface: bind })), total: block.total }

/** A report as an agent of AWS IoT Device Defender writes it, with its long keys. */
const reportThrough = (report: ReportObservation): ReportObservation => {
  const { bytesIn, bytesOut, packetsIn, packetsOut } = report.network ?? {}
  const document = {
    // Agents count from 1, the builders of tests from 0.
    header: { report_id: report.reportId + 1, version: report.version },
    metrics: {
      listening_tcp_ports: portsOf(report.listeningTcp),
      listening_udp_ports: portsOf(report.listeningUdp),
      network_stats: { bytes_in: bytesIn, bytes_out: bytesOut, packets_in: packetsIn, packets_out: packetsOut },
    },
  }
  const text = JSON.stringify({ thingName: THING, observedAt: report.observedAt, report: document })
  return oneOf(parseReportBatch(text, timesOf(report))).report
}

/** Zeek's conn_state and history of what became of a connection. */
const STATE_OF = {
  answered: ['SF', 'ShADadFf'],
  refused: ['REJ', 'Sr'],
  unanswered: ['S0', 'S'],
  partial: ['OTH', 'DdA'],
} as const satisfies Record<FlowResult, readonly [state: string, history: string]>

const flowThrough = (flow: FlowObservation): FlowObservation => {
  const { origin, responder } = flow
  const [state, history] = STATE_OF[flow.result]
  const line = JSON.stringify({
    ts: flow.startedAt / 1_000,
    uid: flow.uid,
    'id.orig_h': origin.ip,
    'id.orig_p': origin.port,
    'id.resp_h': responder.ip,
    'id.resp_p': responder.port,
    proto: flow.transport,
    service: flow.service === '' ? undefined : flow.service,
    duration: flow.durationMs / 1_000,
    orig_bytes: origin.bytes,
    resp_bytes: responder.bytes,
    conn_state: state,
    history,
    orig_pkts: origin.packets,
    resp_pkts: responder.packets,
  })
  return oneOf(parseZeekConn([line], null))
}

/** A record as its sender would write it, read by the parser that reads it live. */
export const throughParsers = (observation: Observation): Observation => {
  if (observation.kind === 'event') return eventThrough(observation)
  return observation.kind === 'report' ? reportThrough(observation) : flowThrough(observation)
}
