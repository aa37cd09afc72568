import type { Exposure, RuleClass } from '@/lib/domain/finding'
import type { KillChainStage } from '@/lib/domain/kill-chain'
import type { PolicySettingId } from '@/lib/domain/policy-setting'
import type { HealingKind } from './inputs'
import type { FacilitatorWeights, IndicatorRates, ScoringPolicy } from './policy'
import { ruleWeightOf } from './rule-weight'

/** How a number is read from a policy and put into a copy of one; `member` is the stage, class, rule ... it is about. */
type Access = {
  read: (policy: ScoringPolicy, member: string, ruleClass: RuleClass) => number
  write: (policy: ScoringPolicy, member: string, value: number) => ScoringPolicy
}

const ratesOf = (policy: ScoringPolicy, ruleId: string): IndicatorRates =>
  (Object.hasOwn(policy.indicators, ruleId) ? policy.indicators[ruleId] : undefined) ?? { t0: 0, f0: 0, source: '' }

const facilitatorOf = ({ facilitators, ...policy }: ScoringPolicy, ruleId: string): FacilitatorWeights =>
  (Object.hasOwn(facilitators, ruleId) ? facilitators[ruleId] : undefined) ?? {
    weight: policy.unlistedFacilitatorWeight,
    p: policy.threat.unknownP.estimate,
    source: '',
  }

const withRates = (policy: ScoringPolicy, ruleId: string, rates: Partial<IndicatorRates>): ScoringPolicy => ({
  ...policy,
  indicators: { ...policy.indicators, [ruleId]: { ...ratesOf(policy, ruleId), ...rates } },
})

const withFacilitator = (policy: ScoringPolicy, ruleId: string, given: Partial<FacilitatorWeights>): ScoringPolicy => ({
  ...policy,
  facilitators: { ...policy.facilitators, [ruleId]: { ...facilitatorOf(policy, ruleId), ...given } },
})

const withThreat = (policy: ScoringPolicy, given: Partial<ScoringPolicy['threat']>): ScoringPolicy => ({
  ...policy,
  threat: { ...policy.threat, ...given },
})

/** The ends of an unknown exposure are those of the known ones. */
const withExposure = (policy: ScoringPolicy, exposure: string, value: number): ScoringPolicy => {
  const { unknown, ...known } = policy.threat.exposure
  if (exposure === 'unknown') {
    return withThreat(policy, { exposure: { ...known, unknown: { ...unknown, estimate: value } } })
  }
  const next = { ...known, [exposure as Exposure]: value }
  const reaches = [next.internet, next.site, next.isolated]
  const ends = { low: Math.min(...reaches), high: Math.max(...reaches) }
  return withThreat(policy, { exposure: { ...next, unknown: { ...unknown, ...ends } } })
}

const exposureOf = ({ threat }: ScoringPolicy, exposure: string): number =>
  exposure === 'unknown' ? threat.exposure.unknown.estimate : threat.exposure[exposure as Exclude<Exposure, 'unknown'>]

/** One entry a setting, so that what may be changed can be read, and what is read can be changed. */
export const POLICY_ACCESS = {
  'base-rate': { read: (policy) => policy.baseRate, write: (policy, _, baseRate) => ({ ...policy, baseRate }) },
  'prior-hosts': { read: (policy) => policy.priorHosts, write: (policy, _, priorHosts) => ({ ...policy, priorHosts }) },
  'class-ceiling': {
    read: ({ classCeilings }, ruleClass) => classCeilings[ruleClass as RuleClass],
    write: (policy, ruleClass, value) => ({
      ...policy,
      classCeilings: { ...policy.classCeilings, [ruleClass as RuleClass]: value },
    }),
  },
  'attempts-max': {
    read: (policy) => policy.attemptsMax,
    write: (policy, _, attemptsMax) => ({ ...policy, attemptsMax }),
  },
  'facilitation-share': {
    read: (policy) => policy.facilitation.share,
    write: (policy, _, share) => ({ ...policy, facilitation: { ...policy.facilitation, share } }),
  },
  'facilitation-max': {
    read: (policy) => policy.facilitation.max,
    write: (policy, _, max) => ({ ...policy, facilitation: { ...policy.facilitation, max } }),
  },
  'facilitator-max': {
    read: (policy) => policy.facilitator.totalMax,
    write: (policy, _, totalMax) => ({ ...policy, facilitator: { ...policy.facilitator, totalMax } }),
  },
  'progression-weight': {
    read: (policy) => policy.progression.weight,
    write: (policy, _, weight) => ({ ...policy, progression: { ...policy.progression, weight } }),
  },
  'progression-max': {
    read: (policy) => policy.progression.max,
    write: (policy, _, max) => ({ ...policy, progression: { ...policy.progression, max } }),
  },
  'observed-clear': {
    read: (policy) => policy.observedClear,
    write: (policy, _, observedClear) => ({ ...policy, observedClear }),
  },
  'half-life': {
    read: ({ halfLifeHours }, stage) => halfLifeHours[stage as KillChainStage],
    write: (policy, stage, value) => ({
      ...policy,
      halfLifeHours: { ...policy.halfLifeHours, [stage as KillChainStage]: value },
    }),
  },
  'lasting-half-life': {
    read: (policy) => policy.lasting.hours,
    write: (policy, _, hours) => ({ ...policy, lasting: { ...policy.lasting, hours } }),
  },
  'judged-true': {
    read: (policy) => policy.judgedTrueDays,
    write: (policy, _, judgedTrueDays) => ({ ...policy, judgedTrueDays }),
  },
  'related-max': {
    read: (policy) => policy.related.upMax,
    write: (policy, _, upMax) => ({ ...policy, related: { ...policy.related, upMax } }),
  },
  'kept-by-peers': {
    read: (policy) => policy.related.keptMin,
    write: (policy, _, keptMin) => ({ ...policy, related: { ...policy.related, keptMin } }),
  },
  campaign: {
    read: (policy) => policy.campaign.logOdds,
    write: (policy, _, logOdds) => ({ ...policy, campaign: { ...policy.campaign, logOdds } }),
  },
  history: {
    read: (policy) => policy.history.logOdds,
    write: (policy, _, logOdds) => ({ ...policy, history: { ...policy.history, logOdds } }),
  },
  'history-half-life': {
    read: (policy) => policy.history.halfLifeDays,
    write: (policy, _, halfLifeDays) => ({ ...policy, history: { ...policy.history, halfLifeDays } }),
  },
  healing: {
    read: (policy, kind) => policy.healing[kind as HealingKind],
    write: (policy, kind, value) => ({ ...policy, healing: { ...policy.healing, [kind as HealingKind]: value } }),
  },
  exposure: { read: exposureOf, write: withExposure },
  compensated: {
    read: (policy) => policy.threat.compensated,
    write: (policy, _, compensated) => withThreat(policy, { compensated }),
  },
  'unknown-chance': {
    read: (policy) => policy.threat.unknownP.estimate,
    write: (policy, _, estimate) => withThreat(policy, { unknownP: { ...policy.threat.unknownP, estimate } }),
  },
  'epss-share': {
    read: (policy) => policy.threat.epssShare,
    write: (policy, _, epssShare) => withThreat(policy, { epssShare }),
  },
  'exploited-min': {
    read: (policy) => policy.threat.exploitedMin,
    write: (policy, _, exploitedMin) => withThreat(policy, { exploitedMin }),
  },
  'neighbour-share': {
    read: (policy) => policy.threat.neighbour.share,
    write: (policy, _, share) => withThreat(policy, { neighbour: { ...policy.threat.neighbour, share } }),
  },
  'entry-share': {
    read: (policy) => policy.threat.entryShare,
    write: (policy, _, entryShare) => withThreat(policy, { entryShare }),
  },
  weight: {
    read: (policy, ruleId, ruleClass) => ruleWeightOf(policy, ruleId, ruleClass).weight,
    write: (policy, ruleId, value) => ({ ...policy, weights: { ...policy.weights, [ruleId]: value } }),
  },
  found: {
    read: (policy, ruleId) => ratesOf(policy, ruleId).t0,
    write: (policy, ruleId, t0) => withRates(policy, ruleId, { t0 }),
  },
  'false-alarms': {
    read: (policy, ruleId) => ratesOf(policy, ruleId).f0,
    write: (policy, ruleId, f0) => withRates(policy, ruleId, { f0 }),
  },
  'facilitator-weight': {
    read: (policy, ruleId) => facilitatorOf(policy, ruleId).weight,
    write: (policy, ruleId, weight) => withFacilitator(policy, ruleId, { weight }),
  },
  chance: {
    read: (policy, ruleId) => facilitatorOf(policy, ruleId).p,
    write: (policy, ruleId, p) => withFacilitator(policy, ruleId, { p }),
  },
} satisfies Record<PolicySettingId, Access>
