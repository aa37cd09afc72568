/** A ring holds twenty values: putting each in its place is several times as fast as the general sort. */
const ascending = (values: readonly number[]): number[] => {
  const sorted = values.slice()
  for (let end = 1; end < sorted.length; end += 1) {
    const value = sorted[end] ?? 0
    let at = end
    for (let before = sorted[at - 1] ?? 0; at > 0 && before > value; before = sorted[at - 1] ?? 0) {
      sorted[at] = before
      at -= 1
    }
    sorted[at] = value
  }
  return sorted
}

/** The value below which a share of the sorted numbers lies (nearest rank). */
const quantileOf = (sorted: readonly number[], share: number): number =>
  sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0

const medianOf = (sorted: readonly number[]): number => {
  const middle = sorted.length >> 1
  const upper = sorted[middle] ?? 0
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? 0)) / 2
}

/** 1 when values lie evenly around their middle: Bowley's skewness of the quartiles. */
const symmetryOf = (sorted: readonly number[], median: number): number => {
  const q1 = quantileOf(sorted, 0.25)
  const q3 = quantileOf(sorted, 0.75)
  return q3 === q1 ? 1 : 1 - Math.abs((q1 + q3 - 2 * median) / (q3 - q1))
}

/** The median distance of sorted numbers from their median: taken outwards from the middle, they come in their order. */
const medianDeviationOf = (sorted: readonly number[], median: number): number => {
  const middle = sorted.length >> 1
  let below = middle - 1
  let above = middle
  let last = 0
  let before = 0
  for (let taken = 0; taken <= middle; taken += 1) {
    before = last
    const down = median - (sorted[below] ?? -Infinity)
    const up = (sorted[above] ?? Infinity) - median
    last = Math.min(down, up)
    if (down < up) below -= 1
    else above += 1
  }
  return sorted.length % 2 === 1 ? last : (last + before) / 2
}

/** 1 when values hardly leave their median: the median absolute deviation, relative to half the median. */
const steadinessOf = (sorted: readonly number[], median: number): number => {
  const deviation = medianDeviationOf(sorted, median)
  if (deviation === 0) return 1
  return median <= 0 ? 0 : Math.max(0, 1 - deviation / (median / 2))
}

const regularityOf = (values: readonly number[]): number => {
  const sorted = ascending(values)
  const median = medianOf(sorted)
  return symmetryOf(sorted, median) + steadinessOf(sorted, median)
}

/**
 * How regular contacts are, 0 to 1: symmetry and steadiness of intervals and of sizes, as RITA (Active Countermeasures)
 * scores beacons. 0 with fewer than `contactsMin` intervals.
 */
export const beaconScore = (intervals: readonly number[], sizes: readonly number[], contactsMin: number): number =>
  intervals.length < contactsMin ? 0 : (regularityOf(intervals) + regularityOf(sizes)) / 4
