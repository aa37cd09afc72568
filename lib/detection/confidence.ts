/**
 * Confidence that rises with the logarithm of a value, from `floor` at the threshold to 1 at `full`, so that nothing
 * jumps. 0 to 1; below the threshold it stays at the floor.
 */
export const rampConfidence = (value: number, threshold: number, full: number, floor: number): number => {
  if (value <= threshold) return floor
  if (value >= full) return 1
  return floor + ((1 - floor) * Math.log(value / threshold)) / Math.log(full / threshold)
}

/** The median of some numbers; 0 when there are none. */
export const medianOf = (values: readonly number[]): number => {
  if (values.length === 0) return 0
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  const upper = sorted[middle] ?? 0
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? 0)) / 2
}

/** The value below which a share of the numbers lies (nearest rank); 0 when there are none. */
export const quantileOf = (values: readonly number[], share: number): number => {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(share * sorted.length) - 1))] ?? 0
}
