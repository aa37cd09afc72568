import type { Burst } from './halves'

/** How many distinct values a sample remembers; enough for an exact count up to the thresholds of the scan rules. */
export const SAMPLE_SIZE = 32

/** Hashes are cut to 22 bits, so that one fits into three bytes together with its two marks. */
const HASH_BITS = 22
const HASH_SPACE = 2 ** HASH_BITS
const FAILED = 2
const ANSWERED = 1

/**
 * A uniform sample of the distinct values seen, each with whether it ever failed and ever answered: the k smallest
 * hashes (Bar-Yossef et al. 2002, "Counting distinct elements in a data stream"). Exact up to SAMPLE_SIZE values,
 * an estimate beyond, and the same whatever the order: a scan of a million hosts costs as much as one of forty.
 */
export type DistinctSample = {
  /** Hash × 4 + failed × 2 + answered, ascending. */
  values: number[]
  /** Values were left out: counts are estimates from here on. */
  full: boolean
}

export const emptySample = (): DistinctSample => ({ values: [], full: false })

const positionOf = (values: readonly number[], hash: number): number => {
  let low = 0
  let high = values.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((values[middle] ?? 0) >>> 2 < hash) low = middle + 1
    else high = middle
  }
  return low
}

/** Counts one value by its 32-bit hash; whether it ever failed and ever did not is remembered. */
export const addToSample = (sample: DistinctSample, hash32: number, failed: boolean): void => {
  const { values } = sample
  const hash = hash32 >>> (32 - HASH_BITS)
  const mark = failed ? FAILED : ANSWERED
  const at = positionOf(values, hash)
  const found = values[at]
  if (found !== undefined && found >>> 2 === hash) {
    values[at] = found | mark
    return
  }
  if (at < SAMPLE_SIZE) values.splice(at, 0, hash * 4 + mark)
  if (at >= SAMPLE_SIZE || values.length > SAMPLE_SIZE) {
    sample.full = true
    values.length = SAMPLE_SIZE
  }
}

/** The sample of the values of either. */
export const unionOfSamples = (a: DistinctSample, b: DistinctSample | null): DistinctSample => {
  if (b === null || b.values.length === 0) return a
  const marks = new Map<number, number>()
  for (const value of a.values) marks.set(value >>> 2, value & 3)
  for (const value of b.values) marks.set(value >>> 2, (marks.get(value >>> 2) ?? 0) | (value & 3))
  const values = [...marks].map(([hash, mark]) => hash * 4 + mark).sort((x, y) => x - y)
  return { values: values.slice(0, SAMPLE_SIZE), full: a.full || b.full || values.length > SAMPLE_SIZE }
}

/** Distinct values seen: all of them, and those that failed without ever answering. */
export const countsOfSample = ({ values, full }: DistinctSample): { tried: number; failed: number } => {
  const kept = values.length
  const largest = (values[kept - 1] ?? 0) >>> 2
  const tried = full && largest > 0 ? ((kept - 1) * HASH_SPACE) / largest : kept
  const failures = values.filter((value) => (value & 3) === FAILED).length
  return { tried, failed: kept === 0 ? 0 : (tried * failures) / kept }
}

/**
 * The counts of a window of two halves; null when fewer than `min` values are in it, which most windows can be told
 * without uniting them.
 */
export const countsOfHalves = (
  current: DistinctSample,
  previous: DistinctSample | null,
  min: number,
): { tried: number; failed: number } | null => {
  const isFull = current.full || previous?.full === true
  if (!isFull && current.values.length + (previous?.values.length ?? 0) < min) return null
  return countsOfSample(unionOfSamples(current, previous))
}

/** Distinct values of a window; 0 when fewer than `min` are in it. */
export const triedIn = ({ halves }: Burst<DistinctSample>, min: number): number =>
  countsOfHalves(halves.current, halves.previous, min)?.tried ?? 0
