import { formatCount, formatShare } from './format-number'

export type Rate = { share: number; low: number; high: number }

/** The 97.5th percentile of the normal distribution: 95 % lie between. */
const Z = 1.96

/**
 * A share of `n` with its 95 % interval (Wilson 1927, which stays within 0 to 1 and is right at 0 of few too); null
 * for a share of nothing.
 */
export const rateOf = (hits: number, n: number): Rate | null => {
  if (n <= 0) return null
  const share = Math.min(hits, n) / n
  const z2 = Z ** 2 / n
  const middle = (share + z2 / 2) / (1 + z2)
  const half = (Z * Math.sqrt((share * (1 - share)) / n + z2 / (4 * n))) / (1 + z2)
  return { share, low: Math.max(0, middle - half), high: Math.min(1, middle + half) }
}

const percentOf = (share: number): string => String(Math.round(share * 100))

/** `44 %, 4 of 9`; null for a share of nothing. */
export const rateText = (hits: number, n: number): string | null => {
  const rate = rateOf(hits, n)
  return rate === null ? null : `${formatShare(rate.share)}, ${formatCount(hits)} of ${formatCount(n)}`
}

/** The interval in words: `between 19 and 73 %`; null for a share of nothing. */
export const rateInterval = (hits: number, n: number): string | null => {
  const rate = rateOf(hits, n)
  return rate === null ? null : `between ${percentOf(rate.low)} and ${percentOf(rate.high)}\u2009%`
}
