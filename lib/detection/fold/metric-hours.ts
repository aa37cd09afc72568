import type { ReportObservation } from '@/lib/domain/observation'
import type { EpochMs } from '@/lib/domain/time'
import type { MetricHour, MetricTotals } from '../facts/facts'

/** Short codes of the built-in metrics in the hot row, and the names AWS IoT Device Defender gives them. */
export const METRIC_NAME_BY_CODE = {
  bi: 'aws:all-bytes-in',
  bo: 'aws:all-bytes-out',
  pi: 'aws:all-packets-in',
  po: 'aws:all-packets-out',
  tp: 'aws:num-listening-tcp-ports',
  up: 'aws:num-listening-udp-ports',
  ec: 'aws:num-established-tcp-connections',
} as const

/** The codes in the order the hot row has them. */
export const METRIC_CODES = ['bi', 'bo', 'pi', 'po', 'tp', 'up', 'ec'] as const satisfies readonly MetricCode[]
export type MetricCode = keyof typeof METRIC_NAME_BY_CODE

export const isMetricCode = (code: string): code is MetricCode => code in METRIC_NAME_BY_CODE

/**
 * The most that is counted of one report: no link carries 8 TB or as many packets between two reports, and there are
 * 65,536 ports. It keeps the hot row small whatever an agent claims.
 */
const VALUE_MAX = 2 ** 43
const PORTS_MAX = 2 ** 16
const CONNECTIONS_MAX = 2 ** 24

/** Custom metrics kept a device: the hot row has to stay small. The others are accepted and not kept. */
export const CUSTOM_METRICS_MAX = 4
const CUSTOM_NAME_MAX = 32

const totalsOf = (value: number): MetricTotals => [value, value, value, 1, value]

/** Two stretches of one metric as one; `later` gives the last value. */
export const addTotals = (earlier: MetricTotals, later: MetricTotals): MetricTotals => [
  Math.min(earlier[0], later[0]),
  Math.max(earlier[1], later[1]),
  earlier[2] + later[2],
  earlier[3] + later[3],
  later[4],
]

type BuiltIn = [code: MetricCode, value: number | undefined, max: number][]

const networkMetrics = ({ network = {} }: ReportObservation): BuiltIn => [
  ['bi', network.bytesIn, VALUE_MAX],
  ['bo', network.bytesOut, VALUE_MAX],
  ['pi', network.packetsIn, VALUE_MAX],
  ['po', network.packetsOut, VALUE_MAX],
]

const socketMetrics = ({ listeningTcp, listeningUdp, connections }: ReportObservation): BuiltIn => [
  ['tp', listeningTcp?.total, PORTS_MAX],
  ['up', listeningUdp?.total, PORTS_MAX],
  ['ec', connections?.total, CONNECTIONS_MAX],
]

/** The metrics of one report as an hour of their own. */
export const hourOfReport = (report: ReportObservation, hour: EpochMs): MetricHour => {
  const metrics: Record<string, MetricTotals> = {}
  for (const [code, value, max] of [...networkMetrics(report), ...socketMetrics(report)]) {
    if (value !== undefined) metrics[code] = totalsOf(Math.min(value, max))
  }
  for (const [name, metric] of Object.entries(report.custom)) {
    if (metric.type === 'number' && name.length <= CUSTOM_NAME_MAX) metrics[`c:${name}`] = totalsOf(metric.value)
  }
  return { hour, metrics }
}

const customCount = (metrics: Readonly<Record<string, MetricTotals>>): number =>
  Object.keys(metrics).filter((code) => code.startsWith('c:')).length

/** Both stretches of one hour together. */
export const addToHour = (earlier: MetricHour, later: MetricHour): MetricHour => {
  const metrics = { ...earlier.metrics }
  for (const [code, totals] of Object.entries(later.metrics)) {
    const known = metrics[code]
    if (known !== undefined) metrics[code] = addTotals(known, totals)
    else if (!code.startsWith('c:') || customCount(metrics) < CUSTOM_METRICS_MAX) metrics[code] = totals
  }
  return { hour: earlier.hour, metrics }
}
