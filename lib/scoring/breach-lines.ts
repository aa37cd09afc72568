import type { BreachContribution, BreachLineKind } from '@/lib/domain/assessment'
import type { BreachEvaluation } from './breach-evaluation'
import type { CompiledPolicy } from './compiled-policy'
import type { FacilitatorShare } from './facilitator-shares'
import type { IndicatorEvidence } from './indicator-evidence'
import { scoreOfLogOdds, scoreSlopeAt } from './logistic'

/** A line that rests on no finding. */
const plainLine = (kind: BreachLineKind, logOdds: number, points: number): BreachContribution => ({
  kind,
  ruleId: '',
  findingId: '',
  subject: '',
  stage: '',
  weight: 0,
  weightSource: 'expert',
  confidence: 1,
  decay: 1,
  logOdds,
  points,
})

const facilitatorLine = (share: FacilitatorShare, pointsPerLogOdds: number): BreachContribution => ({
  kind: 'facilitator',
  ruleId: share.rule.id,
  findingId: share.finding.id,
  subject: share.finding.subject,
  stage: share.rule.traits.stage,
  weight: share.weight,
  weightSource: 'expert',
  confidence: share.confidence,
  decay: 1,
  logOdds: share.logOdds,
  points: share.logOdds * pointsPerLogOdds,
})

const indicatorLine = (
  kind: BreachLineKind,
  item: IndicatorEvidence,
  logOdds: number,
  pointsPerLogOdds: number,
): BreachContribution => ({
  kind,
  ruleId: item.rule.id,
  findingId: item.finding.id,
  subject: item.finding.subject,
  stage: item.rule.traits.stage,
  weight: item.rule.weight,
  weightSource: item.rule.weightSource,
  confidence: item.confidence,
  decay: item.decay,
  logOdds,
  points: logOdds * pointsPerLogOdds,
})

/** Sums of log-odds below this are shared by the slope of the curve instead of by the quotient, which loses digits. */
const NEARLY_ZERO = 1e-6

/**
 * Points per unit of log-odds for all lines but the base rate's: the same for each, which is the Aumann-Shapley value
 * of a function of a sum.
 */
const pointsPerLogOddsOf = (uncapped: number, { baseLogOdds, baseScore }: CompiledPolicy): number => {
  const sum = uncapped - baseLogOdds
  return Math.abs(sum) < NEARLY_ZERO ? scoreSlopeAt(baseLogOdds) : (scoreOfLogOdds(uncapped) - baseScore) / sum
}

const campaignLines = ({ campaigns }: BreachEvaluation, rate: number, logOdds: number): BreachContribution[] =>
  campaigns.map(({ campaign, facilitator }) => ({
    ...facilitatorLine(facilitator, rate),
    kind: 'campaign',
    subject: campaign.id,
    weight: logOdds,
    logOdds,
    points: logOdds * rate,
  }))

const pushPlain = (lines: BreachContribution[], kind: BreachLineKind, logOdds: number, rate: number): void => {
  if (logOdds !== 0) lines.push(plainLine(kind, logOdds, logOdds * rate))
}

const pushPeers = (lines: BreachContribution[], { evidence, support }: BreachEvaluation, rate: number): void => {
  if (support !== null) {
    const { item, logOdds, decay, scope, peers } = support
    const line = indicatorLine('related-devices', item, logOdds, rate)
    lines.push({ ...line, decay, related: { scope, peers, share: null } })
  }
  for (const item of evidence) {
    if (item.peerLoss >= 0) continue
    const share = Math.round((1 - item.lowered / item.strength) * 1_000) / 1_000
    const line = indicatorLine('related-devices', item, item.peerLoss, rate)
    lines.push({ ...line, related: { scope: 'model', peers: null, share } })
  }
}

/** What a person's word or the ceiling does to the sum of all other lines. */
const pushLimit = (lines: BreachContribution[], { uncapped, final, isConfirmed }: BreachEvaluation): void => {
  if (final === uncapped) return
  const points = scoreOfLogOdds(final) - scoreOfLogOdds(uncapped)
  lines.push(plainLine(isConfirmed ? 'verdict' : 'ceiling', final - uncapped, points))
}

/** The explanation of a breach likelihood, in the order an analyst reads it; its points sum to the score. */
export const breachLinesOf = (evaluation: BreachEvaluation, compiled: CompiledPolicy): BreachContribution[] => {
  const { facilitators, evidence } = evaluation
  const rate = pointsPerLogOddsOf(evaluation.uncapped, compiled)
  const lines = [plainLine('base-rate', compiled.baseLogOdds, compiled.baseScore)]
  for (const share of facilitators) if (share.logOdds > 0) lines.push(facilitatorLine(share, rate))
  for (const item of evidence) if (item.share > 0) lines.push(indicatorLine('indicator', item, item.share, rate))
  pushPlain(lines, 'progression', evaluation.progression.logOdds, rate)
  pushPeers(lines, evaluation, rate)
  if (evaluation.campaigns.length > 0) lines.push(...campaignLines(evaluation, rate, compiled.policy.campaign.logOdds))
  pushPlain(lines, 'history', evaluation.history, rate)
  for (const item of evidence)
    if (item.healingLoss < 0) lines.push(indicatorLine('mitigation', item, item.healingLoss, rate))
  pushPlain(lines, 'observed-clear', evaluation.observedClear, rate)
  pushLimit(lines, evaluation)
  return lines
}
