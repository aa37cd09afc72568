import { FAMILIES } from '@/lib/domain/finding'
import { stageIndexOf } from '@/lib/domain/kill-chain'
import type { WeightSource } from '@/lib/domain/assessment'
import { DAY_MS, HOUR_MS } from '@/lib/domain/time'
import { ceilingOf } from './ceiling'
import type { Ceiling } from './ceiling'
import type { RuleTraits, ScoringInputs } from './inputs'
import { logOddsOf, scoreOfLogOdds } from './logistic'
import type { FacilitatorWeights, ScoringPolicy, Unsure } from './policy'
import { ruleWeightOf } from './rule-weight'

/** What scoring asks of a rule at every finding, worked out once per policy and set of rules. */
export type CompiledRule = {
  id: string
  traits: RuleTraits
  isIndicator: boolean
  isAttempt: boolean
  stageIndex: number
  /** Place of the family in canonical order; all attempts share the last one. */
  familyIndex: number
  /** Log-odds of an indicator at full confidence. */
  weight: number
  /** Standard error of the weight as a share of it. */
  errorShare: number
  weightSource: WeightSource
  halfLifeMs: number
  /** Healthy peers may lower it. */
  isLowered: boolean
  /** Log-odds of a facilitator at severity high, reachable from the internet. */
  facilitatorWeight: number
  /** Chance that the facilitator is used within 30 days. */
  p: Unsure
  isEntry: boolean
  /** What it weighs in the coverage of its score. */
  coverageWeight: number
}

export type CompiledPolicy = {
  policy: ScoringPolicy
  baseLogOdds: number
  baseScore: number
  ceiling: Ceiling
  /** 1 / j^exponent for j = 1, 2, ... at index 0, 1, ... */
  familyDiscounts: readonly number[]
  facilitatorDiscounts: readonly number[]
  holeDiscounts: readonly number[]
  lastingMs: number
  judgedTrueMs: number
  historyMs: number
  historyHalfLifeMs: number
  rulesBySet: WeakMap<ScoringInputs['rules'], Map<string, CompiledRule | null>>
}

/** All attempts form one family after the others, so that together they stay below their maximum. */
export const ATTEMPTS_INDEX = FAMILIES.length

/** More members than findings are ever kept; sums beyond it would count 0. */
const DISCOUNTS = 64

const discountsOf = (exponent: number): number[] => Array.from({ length: DISCOUNTS }, (_, i) => (i + 1) ** -exponent)

const compile = (policy: ScoringPolicy): CompiledPolicy => {
  const baseLogOdds = logOddsOf(policy.baseRate)
  return {
    policy,
    baseLogOdds,
    baseScore: scoreOfLogOdds(baseLogOdds),
    ceiling: ceilingOf(policy.ceiling),
    familyDiscounts: discountsOf(policy.saturation.family),
    facilitatorDiscounts: discountsOf(policy.saturation.facilitator),
    holeDiscounts: discountsOf(policy.saturation.hole),
    lastingMs: policy.lasting.hours * HOUR_MS,
    judgedTrueMs: policy.judgedTrueDays * DAY_MS,
    historyMs: policy.history.days * DAY_MS,
    historyHalfLifeMs: policy.history.halfLifeDays * DAY_MS,
    rulesBySet: new WeakMap(),
  }
}

const compiledByPolicy = new WeakMap<ScoringPolicy, CompiledPolicy>()

/** The policy with everything that depends on nothing else worked out; remembered per policy object. */
export const compiledPolicyOf = (policy: ScoringPolicy): CompiledPolicy => {
  const known = compiledByPolicy.get(policy)
  if (known !== undefined) return known
  const compiled = compile(policy)
  compiledByPolicy.set(policy, compiled)
  return compiled
}

const facilitatorOf = (policy: ScoringPolicy, ruleId: string): FacilitatorWeights | undefined =>
  Object.hasOwn(policy.facilitators, ruleId) ? policy.facilitators[ruleId] : undefined

const chanceOf = (policy: ScoringPolicy, facilitator: FacilitatorWeights | undefined): Unsure =>
  facilitator === undefined
    ? policy.threat.unknownP
    : { low: facilitator.p, estimate: facilitator.p, high: facilitator.p }

const compileRule = (policy: ScoringPolicy, id: string, traits: RuleTraits): CompiledRule => {
  const isIndicator = traits.kind === 'indicator'
  const isAttempt = traits.shows === 'attempt'
  const { weight, error, source } = ruleWeightOf(policy, id, traits.class)
  const facilitator = facilitatorOf(policy, id)
  const p = chanceOf(policy, facilitator)
  return {
    id,
    traits,
    isIndicator,
    isAttempt,
    stageIndex: stageIndexOf(traits.stage),
    familyIndex: isAttempt ? ATTEMPTS_INDEX : FAMILIES.indexOf(traits.family),
    weight,
    errorShare: weight > 0 ? error / weight : 0,
    weightSource: source,
    halfLifeMs: policy.halfLifeHours[traits.stage] * HOUR_MS,
    isLowered: policy.related.loweredFamilies.includes(traits.family),
    facilitatorWeight: facilitator?.weight ?? policy.unlistedFacilitatorWeight,
    p,
    isEntry: policy.threat.entryStages.includes(traits.stage),
    coverageWeight: isIndicator ? weight : p.estimate,
  }
}

/** Looks rules of a set up by id; null for a rule the set does not hold (its findings cannot be placed). */
export type RuleLookup = (ruleId: string) => CompiledRule | null

/** The rules of one set of inputs as the policy weighs them; remembered per policy and set object. */
export const ruleLookupOf = (compiled: CompiledPolicy, rules: ScoringInputs['rules']): RuleLookup => {
  const known = compiled.rulesBySet.get(rules) ?? new Map<string, CompiledRule | null>()
  compiled.rulesBySet.set(rules, known)
  return (ruleId) => {
    const found = known.get(ruleId)
    if (found !== undefined) return found
    const traits = Object.hasOwn(rules, ruleId) ? rules[ruleId] : undefined
    const rule = traits === undefined ? null : compileRule(compiled.policy, ruleId, traits)
    known.set(ruleId, rule)
    return rule
  }
}
