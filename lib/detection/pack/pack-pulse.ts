import type { EpochMs } from '@/lib/domain/time'
import type { MetricTotals, ReportPulse } from '../facts/facts'
import { METRIC_CODES, isMetricCode } from '../fold/metric-hours'

/** Keys of a report are eight characters, so many of them are one text. */
const KEY_LENGTH = 8
const DIGITS = 36

const wordOf = (value: number): string => value.toString(DIGITS)

const COMMA = 44
/** Digits and letters come after it, what parts words before. */
const MINUS = 45
const NINE = 57

const digitOf = (code: number): number => (code <= NINE ? code - 48 : code - 87)

/**
 * The numbers of each metric: words parted by spaces, metrics by commas. Read digit by digit, for it is read with
 * every report; whole numbers up to 2^53 come out as they went in.
 */
const numbersOf = (text: string): number[][] => {
  const ended = `${text},`
  const metrics: number[][] = []
  let numbers: number[] = []
  let value = 0
  let sign = 0
  for (let index = 0; index < ended.length; index += 1) {
    const code = ended.charCodeAt(index)
    if (code > MINUS) {
      value = value * DIGITS + digitOf(code)
      sign ||= 1
    } else if (code === MINUS) sign = -1
    else {
      if (sign !== 0) numbers.push(sign * value)
      if (code === COMMA) metrics.push(numbers)
      if (code === COMMA) numbers = []
      value = 0
      sign = 0
    }
  }
  return metrics
}

const isWhole = (totals: MetricTotals): boolean => totals.every(Number.isSafeInteger)

/** The totals of a metric; a count equal to that of the metric before is left out. */
const packTotals = ([min, max, sum, count, last]: MetricTotals, countBefore: number): string =>
  [min, max, sum, last, ...(count === countBefore ? [] : [count])].map(wordOf).join(' ')

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

const unpackKeys = (text: string): string[] => {
  const keys: string[] = []
  for (let at = 0; at < text.length; at += KEY_LENGTH) keys.push(text.slice(at, at + KEY_LENGTH))
  return keys
}

export const unpackPulse = ([times, builtIn, keys, others]: PackedPulse, clock: EpochMs): ReportPulse => {
  const [reports, lastAt, lastBytesOut, lastInterval, hour] = times
  const metrics: Record<string, MetricTotals> = { ...others }
  let countBefore = 0
  numbersOf(builtIn).forEach(([min, max = 0, sum = 0, last = 0, count = countBefore], index) => {
    const code = METRIC_CODES[index]
    if (min === undefined || code === undefined) return
    metrics[code] = [min, max, sum, count, last]
    countBefore = count
  })
  return {
    reports,
    lastAt: lastAt + clock,
    lastBytesOut,
    lastInterval,
    hour: { hour: hour + clock, metrics },
    keys: unpackKeys(keys),
  }
}
