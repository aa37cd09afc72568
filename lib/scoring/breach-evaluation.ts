import type { EpochMs } from '@/lib/domain/time'
import { campaignMatchesOf } from './campaign-matches'
import type { CampaignMatch } from './campaign-matches'
import type { CompiledPolicy } from './compiled-policy'
import { decayOf } from './decay'
import { facilitatorSharesOf } from './facilitator-shares'
import type { FacilitatorShare } from './facilitator-shares'
import { shareFamilies } from './family-shares'
import type { FamilyTotals } from './family-shares'
import { indicatorEvidenceOf } from './indicator-evidence'
import type { IndicatorEvidence } from './indicator-evidence'
import type { ScoringContext } from './inputs'
import type { PresentFindings } from './present-findings'
import { progressionOf } from './progression'
import type { Progression } from './progression'
import { peerSupportOf } from './related-up'
import type { PeerSupport } from './related-up'

/** Every term of breach likelihood in log-odds, before it becomes points. */
export type BreachEvaluation = {
  facilitators: readonly FacilitatorShare[]
  evidence: readonly IndicatorEvidence[]
  families: FamilyTotals
  progression: Progression
  support: PeerSupport | null
  campaigns: readonly CampaignMatch<FacilitatorShare>[]
  history: number
  /** K, 0 or less. */
  observedClear: number
  coverage: number
  /** The sum of all terms. */
  uncapped: number
  /** What the ceiling allows. */
  cap: number
  /** The strength the ceiling looks at: the strongest family after losses, and the progression. */
  capStrength: number
  isConfirmed: boolean
  /** Log-odds of the score: capped, or at least what a confirmed compromise means. */
  final: number
  /** Standard deviation of the log-odds. */
  deviation: number
}

/** Whether a person's word that the device is compromised holds at a moment. */
export const isConfirmedAt = ({ compromiseConfirmed }: ScoringContext, asOf: EpochMs): boolean =>
  compromiseConfirmed !== null && compromiseConfirmed.at <= asOf

const historyOf = (pastCompromiseAt: EpochMs | null, compiled: CompiledPolicy, asOf: EpochMs): number => {
  if (pastCompromiseAt === null) return 0
  const ageMs = asOf - pastCompromiseAt
  if (ageMs > compiled.historyMs) return 0
  return compiled.policy.history.logOdds * decayOf(ageMs, compiled.historyHalfLifeMs)
}

/**
 * K takes what behaviours still add: attempts left out, so that together they never add more than their maximum, and
 * after losses, so that a healed device that is well watched and quiet counts as clear again.
 */
const observedClearOf = (evidence: readonly IndicatorEvidence[], coverage: number, most: number): number => {
  let seen = 0
  for (const { rule, remaining } of evidence) if (!rule.isAttempt) seen += remaining
  return -most * coverage * Math.max(0, 1 - seen)
}

/** Error propagation: the share of each finding in the sum times the relative error of its weight, and blindness. */
const deviationOf = (evidence: readonly IndicatorEvidence[], coverage: number, coverageError: number): number => {
  let variance = (coverageError * (1 - coverage)) ** 2
  for (const { rule, remainingShare } of evidence) variance += (remainingShare * rule.errorShare) ** 2
  return Math.sqrt(variance)
}

/** The log-odds a score is made of: under the ceiling, or, once a person confirmed, at least 99 and no ceiling. */
export const finalLogOdds = (logOdds: number, cap: number, isConfirmed: boolean, compiled: CompiledPolicy): number =>
  isConfirmed ? Math.max(logOdds, compiled.policy.confirmedLogOdds) : Math.min(logOdds, cap)

const sumOf = (facilitators: readonly FacilitatorShare[]): number => {
  let sum = 0
  for (const { logOdds } of facilitators) sum += logOdds
  return sum
}

type Terms = Pick<
  BreachEvaluation,
  'facilitators' | 'evidence' | 'families' | 'progression' | 'support' | 'campaigns' | 'history' | 'observedClear'
>

const termsOf = (
  present: PresentFindings,
  context: ScoringContext,
  coverage: number,
  compiled: CompiledPolicy,
  asOf: EpochMs,
): Terms => {
  const { policy } = compiled
  const facilitators = facilitatorSharesOf(present.facilitators, compiled)
  const evidence = indicatorEvidenceOf(present, context, compiled, asOf)
  return {
    facilitators,
    evidence,
    families: shareFamilies(evidence, compiled),
    progression: progressionOf(evidence, policy),
    support: peerSupportOf(evidence, context, compiled, asOf),
    campaigns: campaignMatchesOf(context, facilitators).slice(0, policy.campaign.countMax),
    history: historyOf(context.pastCompromiseAt, compiled, asOf),
    observedClear: observedClearOf(evidence, coverage, policy.observedClear),
  }
}

const sumOfTerms = (terms: Terms, { baseLogOdds, policy }: CompiledPolicy): number =>
  baseLogOdds +
  sumOf(terms.facilitators) +
  terms.families.total +
  terms.progression.logOdds +
  (terms.support?.logOdds ?? 0) +
  terms.campaigns.length * policy.campaign.logOdds +
  terms.history +
  terms.observedClear

/** All terms of breach likelihood at a moment. `coverage` 0 to 1. */
export const evaluateBreach = (
  present: PresentFindings,
  context: ScoringContext,
  coverage: number,
  compiled: CompiledPolicy,
  asOf: EpochMs,
): BreachEvaluation => {
  const terms = termsOf(present, context, coverage, compiled, asOf)
  const uncapped = sumOfTerms(terms, compiled)
  const capStrength = terms.families.strongest + terms.progression.logOdds
  const cap = compiled.ceiling.logOddsAt(capStrength)
  const isConfirmed = isConfirmedAt(context, asOf)
  // Spelled out: spreading the terms is several times slower, and this runs for every assessment.
  return {
    facilitators: terms.facilitators,
    evidence: terms.evidence,
    families: terms.families,
    progression: terms.progression,
    support: terms.support,
    campaigns: terms.campaigns,
    history: terms.history,
    observedClear: terms.observedClear,
    coverage,
    uncapped,
    cap,
    capStrength,
    isConfirmed,
    final: finalLogOdds(uncapped, cap, isConfirmed, compiled),
    deviation: deviationOf(terms.evidence, coverage, compiled.policy.interval.coverageError),
  }
}
