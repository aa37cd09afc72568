import { DAY_MS, HOUR_MS, hourStartOf, type EpochMs } from '@/lib/domain/time'

/** Stages of the chain; an entry has so many counts of indicators, then as many of facilitators. */
const STAGES = 7

/** A row of the heatmap as it was in an hour. Null: no source could see that stage. */
export type RowHour = {
  hour: EpochMs
  devices: number
  breachP95: number | null
  indicators: readonly (number | null)[]
  facilitators: readonly (number | null)[]
}

/** What a row's hours tell of it. */
export type RowPast = {
  usual: { indicators: (number | null)[]; facilitators: (number | null)[] }
  /** As it was a day ago; null where that was not kept. */
  yesterday: { devices: number; indicators: (number | null)[]; facilitators: (number | null)[] } | null
  trend: (number | null)[]
}

type Packed = readonly (number | null)[]

/** The entries of a day with an hour's in its place. */
export const withHour = (packed: string | undefined, row: RowHour): string => {
  const entries = packed === undefined ? [] : (JSON.parse(packed) as Packed[])
  const entry: Packed = [row.hour / HOUR_MS, row.devices, row.breachP95, ...row.indicators, ...row.facilitators]
  return JSON.stringify([...entries.filter(([hour]) => hour !== entry[0]), entry])
}

/** The hours of a day as they were packed, in order. */
export const hoursOf = (packed: string): RowHour[] =>
  (JSON.parse(packed) as Packed[]).map(([hour, devices, breachP95 = null, ...counts]) => ({
    hour: (hour ?? 0) * HOUR_MS,
    devices: devices ?? 0,
    breachP95,
    indicators: counts.slice(0, STAGES),
    facilitators: counts.slice(STAGES),
  }))

/** The middle of some counts, the mean of the two middle ones; null of none. */
export const medianOf = (counts: readonly number[]): number | null => {
  const sorted = [...counts].sort((a, b) => a - b)
  const upper = sorted[Math.floor(sorted.length / 2)]
  const lower = sorted[Math.ceil(sorted.length / 2) - 1]
  return upper === undefined || lower === undefined ? null : (lower + upper) / 2
}

const TREND_STEP_MS = 6 * HOUR_MS
const TREND_POINTS = 28
/** An hour may be missing, for instance while the worker was restarted: a day ago is then the nearest in 3 hours. */
const YESTERDAY_WITHIN_MS = 3 * HOUR_MS

const yesterdayOf = (hours: readonly RowHour[], at: EpochMs): RowPast['yesterday'] => {
  const wanted = hourStartOf(at) - DAY_MS
  const near = hours.filter(({ hour }) => Math.abs(hour - wanted) <= YESTERDAY_WITHIN_MS)
  near.sort((a, b) => Math.abs(a.hour - wanted) - Math.abs(b.hour - wanted))
  const [one] = near
  if (one === undefined) return null
  return { devices: one.devices, indicators: [...one.indicators], facilitators: [...one.facilitators] }
}

const trendOf = (hours: readonly RowHour[], at: EpochMs): (number | null)[] => {
  const first = hourStartOf(at) - TREND_POINTS * TREND_STEP_MS
  const points = new Array<number | null>(TREND_POINTS).fill(null)
  for (const { hour, breachP95 } of hours) {
    const index = Math.floor((hour - first - 1) / TREND_STEP_MS)
    if (index >= 0 && index < TREND_POINTS) points[index] = breachP95
  }
  return points
}

/** What the hours of a row, in order, tell of it at a moment. */
export const pastOf = (hours: readonly RowHour[], at: EpochMs): RowPast => {
  const usual = (measure: 'indicators' | 'facilitators') =>
    Array.from({ length: STAGES }, (_, stage) => medianOf(hours.flatMap((hour) => hour[measure][stage] ?? [])))
  return {
    usual: { indicators: usual('indicators'), facilitators: usual('facilitators') },
    yesterday: yesterdayOf(hours, at),
    trend: trendOf(hours, at),
  }
}
