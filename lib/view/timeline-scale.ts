import { DAY_MS, HOUR_MS, MINUTE_MS, type EpochMs } from '@/lib/domain/time'
import { formatClock, formatDate } from './format-time'
import type { TimeRange } from './time-range'

/** Pixels from the left of the drawing for a moment; moments outside the range are moved to its nearest end. */
export type TimeScale = (at: EpochMs) => number

/** A linear scale of a range onto `left` to `right`, in pixels. */
export const timeScale = ({ from, to }: TimeRange, left: number, right: number): TimeScale => {
  const perMs = (right - left) / Math.max(1, to - from)
  return (at) => left + (Math.min(Math.max(at, from), to) - from) * perMs
}

/** The moment under a pixel: the scale the other way round, kept within the range. */
export const momentAt = ({ from, to }: TimeRange, left: number, right: number, x: number): EpochMs =>
  from + ((Math.min(Math.max(x, left), right) - left) / Math.max(1, right - left)) * (to - from)

export type AxisTick = { at: EpochMs; x: number; label: string; /** A new day begins here. */ isDay: boolean }

const STEPS_MS = [
  MINUTE_MS,
  5 * MINUTE_MS,
  10 * MINUTE_MS,
  15 * MINUTE_MS,
  30 * MINUTE_MS,
  HOUR_MS,
  2 * HOUR_MS,
  3 * HOUR_MS,
  6 * HOUR_MS,
  12 * HOUR_MS,
  DAY_MS,
  2 * DAY_MS,
  7 * DAY_MS,
  30 * DAY_MS,
] as const

const TICK_GAP_PX = 64

/** Minutes a zone's clock is ahead of UTC at a moment, so that ticks fall on the reader's round hours. */
const offsetMs = (at: EpochMs, zone: string): number => {
  const [hour = 0, minute = 0] = formatClock(at, zone).split(':').map(Number)
  const utc = new Date(at)
  const difference = (hour - utc.getUTCHours()) * HOUR_MS + (minute - utc.getUTCMinutes()) * MINUTE_MS
  // A clock never differs by more than 14 hours: more is the other side of midnight.
  if (difference > 14 * HOUR_MS) return difference - DAY_MS
  return difference <= -12 * HOUR_MS ? difference + DAY_MS : difference
}

/** `18 Nov` where a day begins, else the clock. */
const labelOf = (at: EpochMs, zone: string, isDay: boolean): string =>
  isDay ? formatDate(at, zone).split(' ').slice(0, 2).join(' ') : formatClock(at, zone)

/** Ticks at round times of the reader's zone, at least 64 px apart. */
export const axisTicks = (range: TimeRange, left: number, right: number, zone: string): AxisTick[] => {
  const scale = timeScale(range, left, right)
  const ticksMax = Math.max(1, Math.floor((right - left) / TICK_GAP_PX))
  const stepMs = STEPS_MS.find((step) => (range.to - range.from) / step <= ticksMax) ?? 90 * DAY_MS
  const shiftMs = offsetMs(range.from, zone)
  const ticks: AxisTick[] = []
  for (let at = Math.ceil((range.from + shiftMs) / stepMs) * stepMs - shiftMs; at <= range.to; at += stepMs) {
    const isDay = formatClock(at, zone) === '00:00'
    ticks.push({ at, x: scale(at), label: labelOf(at, zone, isDay || stepMs >= DAY_MS), isDay })
  }
  return ticks
}
