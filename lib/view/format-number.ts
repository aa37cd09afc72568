const GROUPED = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 0 })
const THIN_SPACE = '\u2009'
const MINUS = '\u2212'

/** `48,210`; unknown is a dash. */
export const formatCount = (count: number | null): string => (count === null ? '–' : GROUPED.format(count))

/** Points of a contribution with a true minus: `+22`, `0`, `−5`. */
export const formatPoints = (points: number): string => {
  if (points === 0) return '0'
  return points > 0 ? `+${GROUPED.format(points)}` : `${MINUS}${GROUPED.format(-points)}`
}

/** The ends of an interval of a score, as integers: `76–94`. */
export const formatInterval = (low: number, high: number): string => `${Math.round(low)}–${Math.round(high)}`

/** A share of 0 to 1 as per cent: `0.8 %`, `12 %`, without trailing zeros; a small share is never written as 0. */
export const formatShare = (share: number): string => {
  const percent = share * 100
  if (percent > 0 && percent < 0.1) return `<${THIN_SPACE}0.1${THIN_SPACE}%`
  const rounded = percent < 10 ? Math.round(percent * 10) / 10 : Math.round(percent)
  return `${rounded}${THIN_SPACE}%`
}

/** `1 device`, `2 devices`. */
export const formatCounted = (count: number, one: string, many = `${one}s`): string =>
  `${GROUPED.format(count)} ${count === 1 ? one : many}`
