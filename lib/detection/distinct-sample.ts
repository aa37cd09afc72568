/** How many distinct values a sample remembers; enough for an exact count up to the thresholds of the scan rules. */
export const SAMPLE_SIZE = 32

const HASH_SPACE = 2 ** 32

/**
 * A uniform sample of the distinct values seen, each with whether it ever failed and ever answered: the k smallest
 * hashes (Bar-Yossef et al. 2002, "Counting distinct elements in a data stream"). Exact up to SAMPLE_SIZE values,
 * an estimate beyond, and the same whatever the order: a scan of a million hosts costs as much as one of forty.
 */
export type DistinctSample = {
  hashes: number[]
  failed: number[]
  answered: number[]
  /** Values were left out: counts are estimates from here on. */
  full: boolean
}

export const emptySample = (): DistinctSample => ({ hashes: [], failed: [], answered: [], full: false })

const positionOf = (hashes: readonly number[], hash: number): number => {
  let low = 0
  let high = hashes.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((hashes[middle] ?? 0) < hash) low = middle + 1
    else high = middle
  }
  return low
}

/** Counts one value by its hash; `failed` and `answered` are remembered if it was ever so. */
export const addToSample = (sample: DistinctSample, hash: number, failed: boolean): void => {
  const at = positionOf(sample.hashes, hash)
  if (sample.hashes[at] !== hash) {
    if (at >= SAMPLE_SIZE) {
      sample.full = true
      return
    }
    sample.hashes.splice(at, 0, hash)
    sample.failed.splice(at, 0, 0)
    sample.answered.splice(at, 0, 0)
    if (sample.hashes.length > SAMPLE_SIZE) {
      sample.hashes.pop()
      sample.failed.pop()
      sample.answered.pop()
      sample.full = true
    }
  }
  const flags = failed ? sample.failed : sample.answered
  flags[at] = 1
}

/** The sample of the values of either. */
export const unionOfSamples = (a: DistinctSample, b: DistinctSample | null): DistinctSample => {
  if (b === null) return a
  const union: DistinctSample = {
    hashes: [...a.hashes],
    failed: [...a.failed],
    answered: [...a.answered],
    full: a.full || b.full,
  }
  b.hashes.forEach((hash, index) => {
    if (b.failed[index] === 1) addToSample(union, hash, true)
    if (b.answered[index] === 1) addToSample(union, hash, false)
  })
  return union
}

/** Distinct values seen: all of them, and those that failed without ever answering. */
export const countsOfSample = (sample: DistinctSample): { tried: number; failed: number } => {
  const kept = sample.hashes.length
  const largest = sample.hashes[kept - 1] ?? 0
  const tried = sample.full && largest > 0 ? ((kept - 1) * HASH_SPACE) / largest : kept
  const failures = sample.failed.filter((flag, index) => flag === 1 && sample.answered[index] === 0).length
  return { tried, failed: kept === 0 ? 0 : (tried * failures) / kept }
}
