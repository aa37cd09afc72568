import type {
  EventObservation,
  ListeningPorts,
  NetworkObservation,
  Observation,
  ReportObservation,
} from '@/lib/domain/observation'
import type { Parsed } from '@/lib/domain/parsed'
import { parseEve } from '@/lib/ingest/eve/parse-eve'
import { parseEventBatch } from '@/lib/ingest/event/parse-event-batch'
import { parseReportBatch } from '@/lib/ingest/report/parse-report-batch'
import { parseZeekLog } from '@/lib/ingest/zeek/parse-zeek-log'
import { eveLineOf, zeekLineOf } from './network-lines'

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

/** The log that holds a kind of record. */
const LOG_OF = { flow: 'conn', dns: 'dns', http: 'http', tls: 'ssl', ssh: 'ssh', transfer: 'files' } as const

const networkThrough = (record: NetworkObservation): NetworkObservation => {
  if (record.kind !== 'alert') return oneOf(parseZeekLog(LOG_OF[record.kind], [zeekLineOf(record)], null))
  if (record.engine === 'suricata') return oneOf(parseEve([eveLineOf(record)]))
  return oneOf(parseZeekLog(record.category === 'weird' ? 'weird' : 'notice', [zeekLineOf(record)], null))
}

/** A record as its sender would write it, read by the parser that reads it live. */
export const throughParsers = (observation: Observation): Observation => {
  if (observation.kind === 'event') return eventThrough(observation)
  return observation.kind === 'report' ? reportThrough(observation) : networkThrough(observation)
}
