import type { Band } from '@/lib/domain/severity'
import type { EpochMs } from '@/lib/domain/time'
import type { TimeRange } from './time-range'

type PointScore = { printed: number | null; low: number | null; high: number | null; band: Band }

/** One moment of a device's score history; `at` is the moment it speaks of. */
export type HistoryPoint = { at: EpochMs; breach: PointScore; threat: PointScore }

/** What the chart draws at a moment; null leaves a gap, never a zero. */
export type ChartPoint = {
  at: EpochMs
  breach: number | null
  threat: number | null
  interval: [number, number] | null
}

const inOrder = (points: readonly HistoryPoint[]): HistoryPoint[] => [...points].sort((a, b) => a.at - b.at)

const toChartPoint = (at: EpochMs, { breach, threat }: HistoryPoint): ChartPoint => ({
  at,
  breach: breach.printed,
  threat: threat.printed,
  interval: breach.low === null || breach.high === null ? null : [breach.low, breach.high],
})

/**
 * The steps of both scores within a range: what held when the range began is drawn from its start, and the last value
 * up to its end, because a score holds until the next assessment.
 */
export const historySteps = (points: readonly HistoryPoint[], { from, to }: TimeRange): ChartPoint[] => {
  const ordered = inOrder(points)
  const before = ordered.findLast(({ at }) => at <= from)
  const within = ordered.filter(({ at }) => at > from && at <= to)
  const steps = within.map((point) => toChartPoint(point.at, point))
  if (before !== undefined) steps.unshift(toChartPoint(from, before))
  const last = steps.at(-1)
  return last === undefined || last.at === to ? steps : [...steps, { ...last, at: to }]
}

export type ScoreChange = { delta: number; since: EpochMs }

/** How far a score moved within the range, and the moment it began to; null when it held or nothing is known. */
export const scoreChange = (
  points: readonly HistoryPoint[],
  score: 'breach' | 'threat',
  { from, to }: TimeRange,
): ScoreChange | null => {
  const steps = historySteps(points, { from, to }).flatMap((step) => {
    const value = step[score]
    return value === null ? [] : [{ at: step.at, value }]
  })
  const [first] = steps
  const last = steps.at(-1)
  if (first === undefined || last === undefined || first.value === last.value) return null
  const moved = steps.find(({ value }) => value !== first.value) ?? last
  return { delta: last.value - first.value, since: moved.at }
}
