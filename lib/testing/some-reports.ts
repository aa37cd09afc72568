import type { CustomMetric, ListeningPorts, NetworkDeltas, ReportObservation } from '@/lib/domain/observation'
import { MINUTE_MS } from '@/lib/domain/time'
import { START } from './some-flows'

/** Listening ports as an agent reports them; a number is a port on every interface. */
export const listening = (...ports: (number | [port: number, bind: string])[]): ListeningPorts => ({
  ports: ports.map((port) =>
    typeof port === 'number' ? { port, interface: '0.0.0.0' } : { port: port[0], interface: port[1] },
  ),
  total: ports.length,
  complete: true,
})

/** A list the agent sampled: some ports of more. */
export const sampledListening = (total: number, ...ports: number[]): ListeningPorts => ({
  ...listening(...ports),
  total,
  complete: false,
})

export type ReportWords = {
  /** Minutes after START. */
  after?: number
  tcp?: ListeningPorts
  udp?: ListeningPorts
  network?: NetworkDeltas
  connections?: number
  custom?: Record<string, CustomMetric>
}

/** A report of the device's agent: a web server listens, little is sent. */
export const aReport = ({
  after = 0,
  tcp,
  udp,
  network,
  connections,
  custom = {},
}: ReportWords = {}): ReportObservation => ({
  kind: 'report',
  observedAt: START + after * MINUTE_MS,
  reportId: after,
  version: '1.0',
  listeningTcp: tcp ?? listening(443),
  ...(udp === undefined ? {} : { listeningUdp: udp }),
  ...(connections === undefined ? {} : { connections: { connections: [], total: connections } }),
  network: network ?? { bytesIn: 2_000, bytesOut: 1_000, packetsIn: 20, packetsOut: 10 },
  custom,
  raw: `report ${String(after)}`,
})

/** As many reports as asked for, one each five minutes, each with what it differs in. */
export const someReports = (count: number, words: (index: number) => ReportWords = () => ({})): ReportObservation[] =>
  Array.from({ length: count }, (_, index) => aReport({ after: index * 5, ...words(index) }))
