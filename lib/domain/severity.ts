/** How bad a finding is by itself, whatever the device. */
export const SEVERITIES = ['info', 'low', 'medium', 'high', 'critical'] as const
export type Severity = (typeof SEVERITIES)[number]

/** The band of a score. There is no "info" band, and what is not assessed is never drawn as low. */
export const BANDS = ['low', 'medium', 'high', 'critical', 'not-assessed'] as const
export type Band = (typeof BANDS)[number]

/** The integer an analyst reads for a score of 0 to 100. */
export const printedOf = (score: number): number => Math.floor(score + 0.5)

/** The band of a printed score, 0 to 100: low 0-19, medium 20-49, high 50-74, critical 75-100. */
export const bandOf = (printed: number): Exclude<Band, 'not-assessed'> => {
  if (printed >= 75) return 'critical'
  if (printed >= 50) return 'high'
  return printed >= 20 ? 'medium' : 'low'
}
