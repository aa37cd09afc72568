import type { BreachContribution, NotAssessed, Score, ThreatContribution } from '@/lib/domain/assessment'
import { bandOf, printedOf } from '@/lib/domain/severity'
import type { EpochMs } from '@/lib/domain/time'
import { evaluateBreach, finalLogOdds, isConfirmedAt } from './breach-evaluation'
import type { BreachEvaluation } from './breach-evaluation'
import { breachLinesOf } from './breach-lines'
import { compiledPolicyOf, ruleLookupOf } from './compiled-policy'
import type { CompiledPolicy } from './compiled-policy'
import { coverageOf } from './coverage'
import type { ScoringContext, ScoringInputs } from './inputs'
import { scoreOfLogOdds } from './logistic'
import type { ScoringPolicy } from './policy'
import { presentFindingsOf } from './present-findings'
import { evaluateThreat } from './threat-evaluation'
import type { ThreatEvaluation } from './threat-evaluation'
import { threatLinesOf, threatScoreOf } from './threat-lines'

/** Both scores of a device at a moment, explained. */
export type DeviceScores = {
  breachLikelihood: Score<BreachContribution>
  threatLevel: Score<ThreatContribution>
  notAssessed: NotAssessed[]
  /** A verified containment holds. */
  contained: boolean
}

const noScore = (coverage: number): Score<never> => ({
  score: null,
  printed: null,
  low: null,
  high: null,
  band: 'not-assessed',
  coverage,
  contributions: [],
})

const breachScoreOf = (evaluation: BreachEvaluation, compiled: CompiledPolicy): Score<BreachContribution> => {
  const { uncapped, cap, isConfirmed, final, deviation, coverage } = evaluation
  const reach = compiled.policy.interval.z * deviation
  const score = scoreOfLogOdds(final)
  const printed = printedOf(score)
  return {
    score,
    printed,
    low: scoreOfLogOdds(finalLogOdds(uncapped - reach, cap, isConfirmed, compiled)),
    high: scoreOfLogOdds(finalLogOdds(uncapped + reach, cap, isConfirmed, compiled)),
    band: bandOf(printed),
    coverage,
    contributions: breachLinesOf(evaluation, compiled),
  }
}

const threatOf = (
  evaluation: ThreatEvaluation,
  context: ScoringContext,
  coverage: number,
  compiled: CompiledPolicy,
): Score<ThreatContribution> => {
  const { low, estimate, high } = evaluation.sums
  const score = threatScoreOf(estimate.entry, estimate.rest, compiled)
  const printed = printedOf(score)
  return {
    score,
    printed,
    low: threatScoreOf(low.entry, low.rest, compiled),
    high: threatScoreOf(high.entry, high.rest, compiled),
    band: bandOf(printed),
    coverage,
    contributions: threatLinesOf(evaluation, context, compiled),
  }
}

/**
 * Breach likelihood and threat level of a device, 0 to 100 each, with every line that makes them. Pure: the same
 * inputs, policy and moment give the same scores. Of more than 50 findings the 50 that matter most enter. Below the
 * coverage of the policy there is no number, unless a person confirmed the compromise: what is known from elsewhere
 * does not vanish with a sensor. The rules of the inputs are remembered by their object, so it must not be changed.
 */
export const scoreDevice = (inputs: ScoringInputs, policy: ScoringPolicy, asOf: EpochMs): DeviceScores => {
  const { context } = inputs
  const compiled = compiledPolicyOf(policy)
  const ruleOf = ruleLookupOf(compiled, inputs.rules)
  const present = presentFindingsOf(inputs, ruleOf, asOf)
  const coverage = coverageOf(context, ruleOf)
  const hasBreach = coverage.breach >= policy.coverageMin || isConfirmedAt(context, asOf)
  const hasThreat = coverage.threat >= policy.coverageMin
  return {
    breachLikelihood: hasBreach
      ? breachScoreOf(evaluateBreach(present, context, coverage.breach, compiled, asOf), compiled)
      : noScore(coverage.breach),
    threatLevel: hasThreat
      ? threatOf(
          evaluateThreat(present.facilitators, coverage.missingFacilitators, context, compiled),
          context,
          coverage.threat,
          compiled,
        )
      : noScore(coverage.threat),
    notAssessed: coverage.notAssessed,
    contained: context.contained,
  }
}
