import type { CompiledPolicy } from './compiled-policy'
import type { ScoringFinding } from './inputs'
import { toConfidence } from './logistic'
import type { PresentFinding } from './present-findings'
import { sortFew } from './sort-few'

/** What one facilitator adds to breach likelihood. */
export type FacilitatorShare = PresentFinding & {
  /** 0.1 to 0.8: the rule's weight by severity and exposure. */
  weight: number
  confidence: number
  logOdds: number
}

/** A finding judged true is certain. */
export const confidenceOf = (finding: ScoringFinding): number =>
  finding.verdict?.verdict === 'true' ? 1 : toConfidence(finding.confidence)

/** What reaches a weakness, 0 to 1; an unknown exposure at its estimate. The one table serves both scores. */
const reachOf = ({ exposure, compensated }: ScoringFinding, { policy }: CompiledPolicy): number => {
  const reach = exposure === 'unknown' ? policy.threat.exposure.unknown.estimate : policy.threat.exposure[exposure]
  return compensated ? reach * policy.threat.compensated : reach
}

const weightOf = ({ finding, rule }: PresentFinding, compiled: CompiledPolicy): number => {
  // A rule that was set to count no more is not lifted to the least that a weakness counts.
  if (rule.facilitatorWeight === 0) return 0
  const { severity, min, max } = compiled.policy.facilitator
  const weight = rule.facilitatorWeight * severity[finding.severity] * reachOf(finding, compiled)
  return Math.min(Math.max(weight, min), max)
}

const byStrength = (a: FacilitatorShare, b: FacilitatorShare): number => {
  if (a.logOdds !== b.logOdds) return b.logOdds - a.logOdds
  return a.finding.id < b.finding.id ? -1 : 1
}

/**
 * The term F: each facilitator's weight times its confidence, the i-th strongest divided by i^1.5, together at most
 * 1.5. In order of strength, ties by finding id. Containment does not enter: it does not heal what may have happened.
 */
export const facilitatorSharesOf = (
  facilitators: readonly PresentFinding[],
  compiled: CompiledPolicy,
): FacilitatorShare[] => {
  const shares = facilitators.map(({ finding, rule }) => {
    const weight = weightOf({ finding, rule }, compiled)
    const confidence = confidenceOf(finding)
    return { finding, rule, weight, confidence, logOdds: weight * confidence }
  })
  sortFew(shares, byStrength)
  let total = 0
  shares.forEach((share, i) => {
    share.logOdds *= compiled.facilitatorDiscounts[i] ?? 0
    total += share.logOdds
  })
  const { totalMax } = compiled.policy.facilitator
  if (total > totalMax) for (const share of shares) share.logOdds *= totalMax / total
  return shares
}
