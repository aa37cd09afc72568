import type { CompiledPolicy, CompiledRule } from './compiled-policy'
import { confidenceOf } from './facilitator-shares'
import type { Neighbour, ScoringContext, ScoringFinding, Vulnerability } from './inputs'
import { toShare } from './logistic'
import type { ScoringPolicy, Unsure } from './policy'
import type { PresentFinding } from './present-findings'

export const UNSURE_ENDS = ['low', 'estimate', 'high'] as const
export type UnsureEnd = (typeof UNSURE_ENDS)[number]

/** One way a device could be taken, as rates λ of a Poisson process over 30 days. */
export type ThreatRate = {
  present: PresentFinding
  /** Weaknesses of one hole saturate: the vulnerabilities of a component, the findings of a rule. */
  hole: string
  /** λ without campaigns. */
  plain: number
  /** λ with campaigns, at the ends of what is not known. */
  low: number
  estimate: number
  high: number
  campaignId: string
  /** What it adds to the sum of its hole, without and through campaigns. */
  share: number
  campaignShare: number
}

/** λ = -ln(1 - chance), the chance kept finite. */
export const rateOf = (chance: number, { policy }: CompiledPolicy): number =>
  -Math.log1p(-Math.min(toShare(chance), policy.threat.pMax))

/** The chance that a vulnerability is used against a reachable device within 30 days. */
const chanceOfVulnerability = ({ epss, exploited }: Vulnerability, policy: ScoringPolicy): Unsure => {
  const { epssShare, exploitedMin, unknownP } = policy.threat
  const known = epss === null ? null : toShare(epss) * epssShare
  const { low, estimate, high } = known === null ? unknownP : { low: known, estimate: known, high: known }
  if (!exploited) return { low, estimate, high }
  return {
    low: Math.max(low, exploitedMin),
    estimate: Math.max(estimate, exploitedMin),
    high: Math.max(high, exploitedMin),
  }
}

/** From where a finding can be reached; containment leaves at most what isolation leaves. */
const reachOf = ({ exposure }: ScoringFinding, isContained: boolean, end: UnsureEnd, policy: ScoringPolicy): number => {
  const table = policy.threat.exposure
  const reach = exposure === 'unknown' ? table.unknown[end] : table[exposure]
  return isContained ? Math.min(reach, table.isolated) : reach
}

/** The chance with which a facilitator is used within 30 days, however it can be reached. */
const chancesOf = ({ finding, rule }: PresentFinding, policy: ScoringPolicy): Unsure =>
  finding.vulnerability === undefined ? rule.p : chanceOfVulnerability(finding.vulnerability, policy)

const holeOf = ({ finding, rule }: PresentFinding): string =>
  finding.vulnerability === undefined ? rule.id : `component ${finding.vulnerability.component}`

/** The rates of one facilitator. `campaignId` is the campaign that uses it, or empty. */
export const threatRateOf = (
  present: PresentFinding,
  isContained: boolean,
  campaignId: string,
  compiled: CompiledPolicy,
): ThreatRate => {
  const { finding } = present
  const { policy } = compiled
  const p = chancesOf(present, policy)
  const isUsed = campaignId !== ''
  const there = confidenceOf(finding) * (finding.compensated ? policy.threat.compensated : 1)
  const rateAt = (end: UnsureEnd, inCampaign: boolean): number => {
    const used = inCampaign ? 1 - (1 - p[end]) ** 2 : p[end]
    return rateOf(used * there * reachOf(finding, isContained, end, policy), compiled)
  }
  const isSure = finding.exposure !== 'unknown' && p.low === p.high
  const estimate = rateAt('estimate', isUsed)
  return {
    present,
    hole: holeOf(present),
    plain: isUsed ? rateAt('estimate', false) : estimate,
    low: isSure ? estimate : rateAt('low', isUsed),
    estimate,
    high: isSure ? estimate : rateAt('high', isUsed),
    campaignId,
    share: 0,
    campaignShare: 0,
  }
}

const opennessOf = ({ openness }: Neighbour, end: UnsureEnd, { policy }: CompiledPolicy): number =>
  openness === 'unknown' ? policy.threat.openness.unknown[end] : policy.threat.openness[openness]

/** λ of a breached neighbour on the segment; 0 while no neighbour is at least likely breached. */
export const neighbourRateOf = (
  { neighbour, contained }: ScoringContext,
  end: UnsureEnd,
  compiled: CompiledPolicy,
): number => {
  const { share, scoreMin } = compiled.policy.threat.neighbour
  if (neighbour === null || !(neighbour.score >= scoreMin)) return 0
  const openness = opennessOf(neighbour, end, compiled)
  const reach = contained ? Math.min(openness, compiled.policy.threat.exposure.isolated) : openness
  return rateOf(share * toShare(neighbour.score / 100) * reach, compiled)
}

/**
 * λ of the applicable facilitators that were not assessed, each at its share in the fleet and open to all there is:
 * only the high end of the interval counts them, for the way in and for the rest. What is found all the same counts
 * already.
 */
export const missingRatesOf = (
  missing: readonly CompiledRule[],
  found: readonly PresentFinding[],
  { contained, fleetShares }: ScoringContext,
  compiled: CompiledPolicy,
): { entry: number; rest: number } => {
  const rates = { entry: 0, rest: 0 }
  const { unknownShare, exposure } = compiled.policy.threat
  const reach = contained ? exposure.isolated : exposure.unknown.high
  for (const rule of missing) {
    if (found.some((present) => present.rule === rule)) continue
    const share = toShare(fleetShares[rule.id] ?? unknownShare)
    rates[rule.isEntry ? 'entry' : 'rest'] += rateOf(share * rule.p.high * reach, compiled)
  }
  return rates
}
