import type { WeightSource } from '@/lib/domain/assessment'
import type { RuleClass } from '@/lib/domain/finding'
import type { ScoringPolicy } from './policy'

export type RuleWeight = {
  /** Natural log likelihood ratio, 0 to the ceiling of the class. */
  weight: number
  error: number
  source: WeightSource
}

const setWeightOf = ({ weights }: ScoringPolicy, ruleId: string): number | null =>
  Object.hasOwn(weights, ruleId) ? (weights[ruleId] ?? null) : null

/**
 * The weight of an indicator rule: what was counted, with the expert's rates as prior counts, so that nine hosts
 * do not overturn what is known. Its error is the usual one of a log ratio of two rates (delta method), at most the
 * expert's: counting never makes less sure. Without an entry: a share of the class ceiling. Never below 0: a rule
 * that fires more on healthy devices is worthless, not exculpatory. A weight an administrator set is an expert's word.
 */
export const ruleWeightOf = (policy: ScoringPolicy, ruleId: string, ruleClass: RuleClass): RuleWeight => {
  const max = policy.classCeilings[ruleClass]
  const set = setWeightOf(policy, ruleId)
  if (set !== null) return { weight: Math.min(set, max), error: policy.expertError, source: 'expert' }
  const rates = Object.hasOwn(policy.indicators, ruleId) ? policy.indicators[ruleId] : undefined
  if (rates === undefined) return { weight: max * policy.unlistedShare, error: policy.expertError, source: 'expert' }
  const counts = Object.hasOwn(policy.measured, ruleId) ? policy.measured[ruleId] : undefined
  const { tp, n, fp, nb } = counts ?? { tp: 0, n: 0, fp: 0, nb: 0 }
  const hits = tp + policy.priorHosts * rates.t0
  const hosts = n + policy.priorHosts
  const days = nb + 1 / rates.f0
  const weight = Math.log(hits / hosts) - Math.log((fp + 1) / days)
  const error = Math.sqrt(Math.max(0, 1 / hits - 1 / hosts + 1 / (fp + 1) - 1 / days))
  const isMeasured = n + nb > 0
  return {
    weight: Math.min(Math.max(weight, 0), max),
    error: isMeasured ? Math.min(error, policy.expertError) : policy.expertError,
    source: isMeasured ? 'measured' : 'expert',
  }
}
