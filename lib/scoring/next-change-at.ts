import type { EpochMs } from '@/lib/domain/time'
import { evaluateBreach, isConfirmedAt } from './breach-evaluation'
import type { BreachEvaluation } from './breach-evaluation'
import { compiledPolicyOf, ruleLookupOf } from './compiled-policy'
import type { CompiledPolicy } from './compiled-policy'
import { coverageOf } from './coverage'
import type { IndicatorEvidence } from './indicator-evidence'
import type { ScoringContext, ScoringInputs } from './inputs'
import { logOddsOf, scoreOfLogOdds } from './logistic'
import type { ScoringPolicy } from './policy'
import { presentFindingsOf } from './present-findings'
import { verdictTurnsOf } from './verdict'

/** Something that ages: after t it has lost at most amount · (1 - e^(-perMs·t)) log-odds. */
type Ageing = { amount: number; perMs: number }

const perMsOf = (halfLifeMs: number): number => Math.LN2 / halfLifeMs

/** What a finding that ages can take from the sum: its share, its part in the progression, and what K regains. */
const ageingOf = (item: IndicatorEvidence, evaluation: BreachEvaluation, policy: ScoringPolicy): Ageing => {
  const progresses = evaluation.progression.members.includes(item) ? policy.progression.weight * item.remaining : 0
  const clear = item.rule.isAttempt ? 0 : policy.observedClear * evaluation.coverage * item.remaining
  return { amount: item.remainingShare + progresses + clear, perMs: perMsOf(item.halfLifeMs) }
}

/** Everything that can lower the sum of all terms. */
const ageingOfSum = (evaluation: BreachEvaluation, compiled: CompiledPolicy, asOf: EpochMs): Ageing[] => {
  const { support, history, evidence } = evaluation
  const ageing = evidence
    .filter((item) => item.agesFrom <= asOf)
    .map((item) => ageingOf(item, evaluation, compiled.policy))
  if (history > 0) ageing.push({ amount: history, perMs: perMsOf(compiled.historyHalfLifeMs) })
  // The peers' findings and the own one age together, so the product ages twice as fast.
  if (support !== null) ageing.push({ amount: support.logOdds, perMs: 2 * perMsOf(support.item.halfLifeMs) })
  return ageing
}

/** Everything that can lower the strength the ceiling looks at: the strongest family now, and the progression. */
const ageingOfCapStrength = (evaluation: BreachEvaluation, policy: ScoringPolicy, asOf: EpochMs): Ageing[] =>
  evaluation.evidence
    .filter((item) => item.agesFrom <= asOf)
    .map((item) => {
      const isStrongest = item.rule.familyIndex === evaluation.families.strongestIndex
      const progresses = evaluation.progression.members.includes(item) ? policy.progression.weight * item.remaining : 0
      return { amount: (isStrongest ? item.remainingShare : 0) + progresses, perMs: perMsOf(item.halfLifeMs) }
    })

const NEWTON_STEPS = 4

/**
 * A moment not after the one at which a loss is reached, in milliseconds from now; Infinity when it never is.
 * The loss is concave in time, so each of Newton's steps from the left stays left of the root: early, never late.
 */
const reachedAfterMs = (ageing: readonly Ageing[], loss: number): number => {
  if (ageing.reduce((sum, { amount }) => sum + amount, 0) <= loss) return Infinity
  let time = 0
  for (let step = 0; step < NEWTON_STEPS; step++) {
    let lost = 0
    let slope = 0
    for (const { amount, perMs } of ageing) {
      const left = amount * Math.exp(-perMs * time)
      lost += amount - left
      slope += left * perMs
    }
    if (lost >= loss) return time
    time += (loss - lost) / slope
  }
  return time
}

/** The log-odds at which the score is one point lower; -Infinity when it has no point to lose. */
const edgeOf = (finalLogOdds: number): number => {
  const score = scoreOfLogOdds(finalLogOdds)
  return score > 1 ? logOddsOf((score - 1) / 100) : -Infinity
}

const lossAfterMs = (evaluation: BreachEvaluation, compiled: CompiledPolicy, asOf: EpochMs): number => {
  const edge = edgeOf(evaluation.final)
  const sum = reachedAfterMs(ageingOfSum(evaluation, compiled, asOf), evaluation.uncapped - edge)
  const capLoss = evaluation.capStrength - compiled.ceiling.strengthAt(edge)
  return Math.min(sum, reachedAfterMs(ageingOfCapStrength(evaluation, compiled.policy, asOf), capLoss))
}

/** When something that holds its strength begins to age, or what is forgotten at once is forgotten. */
const turnsOf = (
  { evidence, history }: BreachEvaluation,
  context: ScoringContext,
  compiled: CompiledPolicy,
): EpochMs[] => {
  const turns = evidence.map((item) => item.agesFrom)
  for (const { lastSeenAt } of context.relatedUp) turns.push(lastSeenAt)
  const { pastCompromiseAt } = context
  if (pastCompromiseAt !== null && history > 0) turns.push(pastCompromiseAt, pastCompromiseAt + compiled.historyMs)
  return turns
}

/** When age alone may have taken a point; null when it never can. */
const agedAt = (inputs: ScoringInputs, policy: ScoringPolicy, asOf: EpochMs): EpochMs | null => {
  const { context } = inputs
  const compiled = compiledPolicyOf(policy)
  const ruleOf = ruleLookupOf(compiled, inputs.rules)
  const coverage = coverageOf(context, ruleOf).breach
  if (coverage < policy.coverageMin && !isConfirmedAt(context, asOf)) return null
  const evaluation = evaluateBreach(presentFindingsOf(inputs, ruleOf, asOf), context, coverage, compiled, asOf)
  if (evaluation.isConfirmed && edgeOf(evaluation.final) < policy.confirmedLogOdds) return null
  const turns = turnsOf(evaluation, context, compiled).filter((turn) => turn > asOf)
  const next = Math.min(asOf + lossAfterMs(evaluation, compiled, asOf), ...turns)
  return Number.isFinite(next) ? Math.max(Math.floor(next), asOf + 1) : null
}

/** When what people said begins or ceases to hold, whatever is assessed. */
const wordTurnsOf = ({ findings, context }: ScoringInputs, asOf: EpochMs): EpochMs[] => {
  const confirmedAt = context.compromiseConfirmed?.at ?? asOf
  return confirmedAt > asOf ? [confirmedAt, ...verdictTurnsOf(findings, asOf)] : verdictTurnsOf(findings, asOf)
}

/**
 * When a score may have changed by itself. Breach likelihood by age: never late, often a little early, since losses
 * are bounded from above. A re-score then gives the next moment. (A point from where it is, not the next printed
 * integer: bounds that are a little early would come ever closer to that edge without passing it.) Both scores when a
 * verdict ends, to the millisecond. Null when neither can be: nothing ages, too little is left, or a person confirmed.
 */
export const nextChangeAt = (inputs: ScoringInputs, policy: ScoringPolicy, asOf: EpochMs): EpochMs | null => {
  const aged = agedAt(inputs, policy, asOf)
  const turns = wordTurnsOf(inputs, asOf)
  if (turns.length === 0) return aged
  const turn = Math.min(...turns)
  return aged === null ? turn : Math.min(aged, turn)
}
