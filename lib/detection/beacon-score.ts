import { medianOf, quantileOf } from './confidence'

/** 1 when values lie evenly around their middle: Bowley's skewness of the quartiles. */
const symmetryOf = (values: readonly number[]): number => {
  const q1 = quantileOf(values, 0.25)
  const q2 = medianOf(values)
  const q3 = quantileOf(values, 0.75)
  return q3 === q1 ? 1 : 1 - Math.abs((q1 + q3 - 2 * q2) / (q3 - q1))
}

/** 1 when values hardly leave their median: the median absolute deviation, relative to half the median. */
const steadinessOf = (values: readonly number[]): number => {
  const median = medianOf(values)
  const deviation = medianOf(values.map((value) => Math.abs(value - median)))
  if (deviation === 0) return 1
  return median <= 0 ? 0 : Math.max(0, 1 - deviation / (median / 2))
}

/**
 * How regular contacts are, 0 to 1: symmetry and steadiness of intervals and of sizes, as RITA (Active Countermeasures)
 * scores beacons. 0 with fewer than `contactsMin` intervals.
 */
export const beaconScore = (intervals: readonly number[], sizes: readonly number[], contactsMin: number): number => {
  if (intervals.length < contactsMin) return 0
  return (symmetryOf(intervals) + steadinessOf(intervals) + symmetryOf(sizes) + steadinessOf(sizes)) / 4
}
