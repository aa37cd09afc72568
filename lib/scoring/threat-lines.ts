import type { ThreatContribution } from '@/lib/domain/assessment'
import type { CompiledPolicy } from './compiled-policy'
import type { ScoringContext } from './inputs'
import type { ThreatRate } from './threat-chances'
import type { ThreatEvaluation } from './threat-evaluation'

/** 1 - e^-λ: the chance that at least one way is used. */
const chanceOf = (rate: number): number => -Math.expm1(-rate)

/** The threat level, 0 to 100: a way in earns 60 % of its chance alone, the rest only with inner weakness. */
export const threatScoreOf = (entry: number, rest: number, { policy }: CompiledPolicy): number => {
  const { entryShare } = policy.threat
  return 100 * chanceOf(entry) * (entryShare + (1 - entryShare) * chanceOf(rest))
}

const lineOf = ({ present }: ThreatRate, points: number): ThreatContribution => ({
  kind: 'facilitator',
  ruleId: present.rule.id,
  findingId: present.finding.id,
  subject: present.finding.subject,
  stage: present.rule.traits.stage,
  points,
})

/** Points per unit of λ of the ways in and of the rest; half of what they earn together goes to each. */
const pointsPerRateOf = ({ sums }: ThreatEvaluation, { policy }: CompiledPolicy): { entry: number; rest: number } => {
  const { entry, rest } = sums.estimate
  const { entryShare } = policy.threat
  const shared = (100 * (1 - entryShare) * chanceOf(entry) * chanceOf(rest)) / 2
  return {
    entry: entry > 0 ? (100 * entryShare * chanceOf(entry) + shared) / entry : 0,
    rest: rest > 0 ? shared / rest : 0,
  }
}

/** The explanation of a threat level; its points sum to the score. Without a way in every line has 0 points. */
export const threatLinesOf = (
  evaluation: ThreatEvaluation,
  { neighbour }: ScoringContext,
  compiled: CompiledPolicy,
): ThreatContribution[] => {
  const per = pointsPerRateOf(evaluation, compiled)
  const lines: ThreatContribution[] = []
  const campaigns: ThreatContribution[] = []
  for (const rate of evaluation.rates) {
    const points = rate.present.rule.isEntry ? per.entry : per.rest
    lines.push(lineOf(rate, rate.share * points))
    if (rate.campaignId === '') continue
    campaigns.push({ ...lineOf(rate, rate.campaignShare * points), kind: 'campaign', subject: rate.campaignId })
  }
  lines.push(...campaigns)
  if (neighbour === null || evaluation.neighbour === 0) return lines
  const points = evaluation.neighbour * per.entry
  lines.push({ kind: 'neighbour', ruleId: '', findingId: '', subject: neighbour.deviceId, stage: '', points })
  return lines
}
