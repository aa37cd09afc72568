import { toShare, logOddsOf, scoreOfLogOdds } from './logistic'

/**
 * A breach likelihood as it would read in a set of which another share is infected than the policy's base rate;
 * reliability and Brier scores of an evaluation use it. Score 0 to 100, both shares strictly between 0 and 1.
 */
export const rebasedScore = (score: number, baseRate: number, prevalence: number): number => {
  const share = toShare(score / 100)
  if (share === 0 || share === 1) return 100 * share
  return scoreOfLogOdds(logOddsOf(share) - logOddsOf(baseRate) + logOddsOf(prevalence))
}
