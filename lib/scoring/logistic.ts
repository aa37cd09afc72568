/** The score, 0 to 100, of natural log-odds; 50 at 0. */
export const scoreOfLogOdds = (logOdds: number): number => 100 / (1 + Math.exp(-logOdds))

/** The natural log-odds of a probability strictly between 0 and 1. */
export const logOddsOf = (probability: number): number => Math.log(probability / (1 - probability))

/** Points of score that one unit of log-odds adds at a place of the curve; 25 at most. */
export const scoreSlopeAt = (logOdds: number): number => {
  const score = scoreOfLogOdds(logOdds)
  return (score * (100 - score)) / 100
}

/** A number kept within 0 and 1; what is not a number is 0. */
export const toShare = (value: number): number => (value > 0 ? Math.min(value, 1) : 0)

/** Steps of confidence that scoring tells apart: finer than any source knows, and short to store. */
export const CONFIDENCE_STEPS = 10_000

/** A confidence as scoring reads it: 0 to 1 in whole steps, so that the stored one is exactly the scored one. */
export const toConfidence = (value: number): number => Math.round(toShare(value) * CONFIDENCE_STEPS) / CONFIDENCE_STEPS
