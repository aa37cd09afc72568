import type { EpochMs } from '@/lib/domain/time'
import type { MetricTotals, ReportPulse } from './facts'
import { METRIC_CODES, isMetricCode } from './metric-hours'

/** Keys of a report are eight characters, so many of them are one text. */
const KEY_LENGTH = 8
const DIGITS = 36

const wordOf = (value: number): string => value.toString(DIGITS)

/** Whole numbers of any size a double holds; `parseInt` would round twice beyond 2^53. */
const numberOf = (word: string): number =>
  word.startsWith('-')
    ? -numberOf(word.slice(1))
    : Array.from(word).reduce((sum, digit) => sum * DIGITS + parseInt(digit, DIGITS), 0)

const isWhole = (totals: MetricTotals): boolean => totals.every(Number.isSafeInteger)

/** The totals of a metric; a count equal to that of the metric before is left out. */
const packTotals = ([min, max, sum, count, last]: MetricTotals, countBefore: number): string =>
  [min, max, sum, last, ...(count === countBefore ? [] : [count])].map(wordOf).join(' ')

const unpackTotals = (text: string, countBefore: number): MetricTotals => {
  const [min = 0, max = 0, sum = 0, last = 0, count = countBefore] = text.split(' ').map(numberOf)
  return [min, max, sum, count, last]
}

/** The pulse as the hot row keeps it: four texts or fewer, and what does not fit them as it is. */
export type PackedPulse = [
  times: [reports: number, lastAt: EpochMs, bytesOut: number | null, interval: number | null, hour: EpochMs],
  builtIn: string,
  keys: string,
  others?: Record<string, MetricTotals>,
]

/** Times are kept as distances from the device's clock, built-in metrics in base 36: it is written with every report. */
export const packPulse = (pulse: ReportPulse, clock: EpochMs): PackedPulse => {
  const { metrics, hour } = pulse.hour
  let count = 0
  const builtIn = METRIC_CODES.map((code) => {
    const totals = metrics[code]
    if (totals === undefined || !isWhole(totals)) return ''
    const text = packTotals(totals, count)
    count = totals[3]
    return text
  })
  const others = Object.entries(metrics).filter(([code, totals]) => !isMetricCode(code) || !isWhole(totals))
  const times: PackedPulse[0] = [
    pulse.reports,
    pulse.lastAt - clock,
    pulse.lastBytesOut,
    pulse.lastInterval,
    hour - clock,
  ]
  const texts = [builtIn.join(','), pulse.keys.join('')] as const
  return others.length === 0 ? [times, ...texts] : [times, ...texts, Object.fromEntries(others)]
}

export const unpackPulse = ([times, builtIn, keys, others]: PackedPulse, clock: EpochMs): ReportPulse => {
  const [reports, lastAt, lastBytesOut, lastInterval, hour] = times
  const metrics: Record<string, MetricTotals> = { ...others }
  let count = 0
  builtIn.split(',').forEach((text, index) => {
    const code = METRIC_CODES[index]
    if (text === '' || code === undefined) return
    const totals = unpackTotals(text, count)
    metrics[code] = totals
    count = totals[3]
  })
  return {
    reports,
    lastAt: lastAt + clock,
    lastBytesOut,
    lastInterval,
    hour: { hour: hour + clock, metrics },
    keys: Array.from({ length: Math.ceil(keys.length / KEY_LENGTH) }, (_, at) =>
      keys.slice(at * KEY_LENGTH, (at + 1) * KEY_LENGTH),
    ),
  }
}
