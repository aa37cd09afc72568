import { DAY_MS, HOUR_MS, minuteEndOf, toIso, type EpochMs } from '@/lib/domain/time'

export type TimeRange = { from: EpochMs; to: EpochMs }

export const RELATIVE_RANGES = ['1h', '24h', '7d'] as const
export type RelativeRange = (typeof RELATIVE_RANGES)[number]

const LENGTH_MS = { '1h': HOUR_MS, '24h': DAY_MS, '7d': 7 * DAY_MS } as const satisfies Record<RelativeRange, number>

/** Longest custom range, in days: assessments are kept 400 days. */
const RANGE_DAYS_MAX = 400

/**
 * The moment a device's page looks back from: the asked one, else now while the device is heard of, else (a capture from
 * the past) its last record. Rounded up to the minute so that the same view has the same address.
 */
export const anchorOf = (asked: EpochMs | null, lastRecordAt: EpochMs | null, now: EpochMs): EpochMs => {
  if (asked !== null) return asked
  return minuteEndOf(lastRecordAt !== null && now - lastRecordAt > DAY_MS ? lastRecordAt : now)
}

/** Whether the text is a length up to the anchor, not two times. */
export const isRelativeRange = (text: string): text is RelativeRange => RELATIVE_RANGES.some((range) => range === text)

/** Reads `1h`, `24h`, `7d` or `from..to` (ISO, UTC); anything else is null. */
export const parseTimeRange = (text: string, anchor: EpochMs): TimeRange | null => {
  if (isRelativeRange(text)) return { from: anchor - LENGTH_MS[text], to: anchor }
  const [from = NaN, to = NaN, ...more] = text.split('..').map((part) => Date.parse(part))
  const isRange = more.length === 0 && from < to && to - from <= RANGE_DAYS_MAX * DAY_MS
  return isRange ? { from, to } : null
}

/** The text of a custom range, as the URL carries it. */
export const timeRangeText = ({ from, to }: TimeRange): string => `${toIso(from)}..${toIso(to)}`
