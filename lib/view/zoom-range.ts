import { DAY_MS, MINUTE_MS, type EpochMs } from '@/lib/domain/time'
import type { TimeRange } from './time-range'

/** The shortest stretch the timeline shows: rules are judged at whole minutes. */
export const ZOOM_MIN_MS = 5 * MINUTE_MS

/** What of a device's past is drawn. Brushed: someone drew or typed it, so what lies beneath keeps to it too. */
export type DrawnRange = { range: TimeRange; bounds: TimeRange; isBrushed: boolean }

const OVERVIEW_MS = 7 * DAY_MS

/** What lies beneath the timeline to brush on: the week up to the anchor, and more where the range began earlier. */
export const overviewRange = (range: TimeRange, anchor: EpochMs): TimeRange => {
  const to = Math.max(anchor, range.to)
  return { from: Math.min(to - OVERVIEW_MS, range.from), to }
}

/** The range within the bounds, on whole minutes, never shorter than five; its length is kept where it fits. */
export const fitRange = ({ from, to }: TimeRange, bounds: TimeRange): TimeRange => {
  const room = Math.max(ZOOM_MIN_MS, bounds.to - bounds.from)
  const length = Math.min(room, Math.max(ZOOM_MIN_MS, Math.round((to - from) / MINUTE_MS) * MINUTE_MS))
  const latest = Math.max(bounds.from, bounds.to - length)
  const start = Math.min(Math.max(Math.floor(from / MINUTE_MS) * MINUTE_MS, bounds.from), latest)
  return { from: start, to: start + length }
}

/** The range made `factor` times as long around a moment, which stays where it is drawn. */
export const zoomRange = (range: TimeRange, factor: number, around: EpochMs, bounds: TimeRange): TimeRange => {
  const at = Math.min(Math.max(around, range.from), range.to)
  return fitRange({ from: at - (at - range.from) * factor, to: at + (range.to - at) * factor }, bounds)
}

/** The range moved by a share of its length; negative is into the past. */
export const panRange = (range: TimeRange, share: number, bounds: TimeRange): TimeRange => {
  const by = (range.to - range.from) * share
  return fitRange({ from: range.from + by, to: range.to + by }, bounds)
}

/** Between two moments, whichever came first, as two ends of a drag name them. */
export const draggedRange = (one: EpochMs, other: EpochMs, bounds: TimeRange): TimeRange =>
  fitRange({ from: Math.min(one, other), to: Math.max(one, other) }, bounds)

/** Whether something that lasted from `firstAt` to `lastAt` has a part in the range. */
export const isWithinRange = (firstAt: EpochMs, lastAt: EpochMs, { from, to }: TimeRange): boolean =>
  firstAt <= to && lastAt >= from
