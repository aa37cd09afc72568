import type { ReportObservation } from '@/lib/domain/observation'
import type { EpochMs } from '@/lib/domain/time'
import type { MetricHour, MetricTotals } from './facts'

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

/** The metrics of one report as an hour of their own. */
export const hourOfReport = (report: ReportObservation, hour: EpochMs): MetricHour => {
  const { network, listeningTcp, listeningUdp, connections } = report
  const values: Record<keyof typeof METRIC_NAME_BY_CODE, number | undefined> = {
    bi: network?.bytesIn,
    bo: network?.bytesOut,
    pi: network?.packetsIn,
    po: network?.packetsOut,
    tp: listeningTcp?.total,
    up: listeningUdp?.total,
    ec: connections?.total,
  }
  const metrics: Record<string, MetricTotals> = {}
  for (const [code, value] of Object.entries(values)) if (value !== undefined) metrics[code] = totalsOf(value)
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
