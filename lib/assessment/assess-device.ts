import { ruleOf } from '@/lib/detection/registry'
import type { Assessment, BreachContribution, ThreatContribution } from '@/lib/domain/assessment'
import type { EpochMs } from '@/lib/domain/time'
import { summariseStages, type StagedFinding } from '@/lib/kill-chain/summarise-stages'
import type { RuleCheck, ScoringFinding, ScoringInputs } from '@/lib/scoring/inputs'
import { canonicalInputs } from '@/lib/scoring/inputs-hash'
import { nextChangeAt } from '@/lib/scoring/next-change-at'
import type { ScoringPolicy } from '@/lib/scoring/policy'
import { scoreDevice } from '@/lib/scoring/score-device'
import { isJudgedAway } from '@/lib/scoring/verdict'
import type { DeviceContext } from './device-context'
import { relatedContextOf } from './device-relation'
import type { FindingState } from './device-state'
import { fadesAt } from './fading'
import { RULE_TRAITS } from './rule-traits'

/** Why an analyst should look at a device: the finding that adds most. */
export type StrongestReason = Pick<BreachContribution, 'findingId' | 'ruleId' | 'subject'>

/**
 * An assessment with the inputs that repeat it. `ownBreach` is the printed breach likelihood without what related
 * devices add: what counts for them in turn, so that nothing is circular.
 */
export type StoredAssessment = {
  assessment: Assessment
  inputs: string
  strongest: StrongestReason | null
  ownBreach: number | null
}

export type AssessEnv = { policy: ScoringPolicy; digest: (text: string) => string; context: DeviceContext }

const scoringFindingOf = (finding: FindingState): ScoringFinding => ({
  id: finding.id,
  ruleId: finding.ruleId,
  subject: finding.subject,
  severity: finding.severity,
  confidence: finding.confidence,
  exposure: finding.exposure,
  compensated: false,
  firstSeenAt: finding.firstSeenAt,
  lastSeenAt: finding.lastSeenAt,
  verdict: finding.verdict,
})

const strongestOf = (
  lines: readonly (BreachContribution | ThreatContribution)[],
  kind: string,
): StrongestReason | null => {
  const [strongest] = lines.filter((line) => line.kind === kind).sort((a, b) => b.points - a.points)
  if (strongest === undefined || strongest.points <= 0) return null
  const { findingId, ruleId, subject } = strongest
  return { findingId, ruleId, subject }
}

/** A reason in the words of the lists. */
export const reasonText = ({ ruleId, subject }: StrongestReason): string => {
  const title = ruleOf(ruleId)?.title ?? ruleId
  return subject === '' ? title : `${title}: ${subject}`
}

/** The findings that count on their stages at a moment: not judged wrong, and no indicator that has faded. */
const stagedFindingsOf = (inputs: ScoringInputs, policy: ScoringPolicy, asOf: EpochMs): StagedFinding[] =>
  inputs.findings.flatMap((finding) => {
    const traits = inputs.rules[finding.ruleId]
    if (traits === undefined || isJudgedAway(finding, asOf)) return []
    const hasFaded = traits.kind === 'indicator' && asOf >= fadesAt({ ...traits, ...finding }, policy)
    return hasFaded ? [] : [{ ...finding, kind: traits.kind, stage: traits.stage }]
  })

const earliestOf = (moments: readonly (EpochMs | null)[]): EpochMs | null => {
  const known = moments.filter((moment) => moment !== null)
  return known.length === 0 ? null : Math.min(...known)
}

/** When indicators will leave their stages, those that have not yet. */
const fadeTimesOf = (inputs: ScoringInputs, policy: ScoringPolicy, asOf: EpochMs): EpochMs[] =>
  inputs.findings.flatMap((finding) => {
    const traits = inputs.rules[finding.ruleId]
    if (traits?.kind !== 'indicator') return []
    const fades = fadesAt({ ...traits, ...finding }, policy)
    return fades > asOf ? [fades] : []
  })

/** The inputs as if there were no related devices; null when they say nothing. */
const withoutRelated = (inputs: ScoringInputs): ScoringInputs | null => {
  const { relatedUp, relatedDown } = inputs.context
  if (relatedUp.length === 0 && relatedDown.length === 0) return null
  return { ...inputs, context: { ...inputs.context, relatedUp: [], relatedDown: [] } }
}

/** When either the score or the device's own, which related devices go by, may have lost a point. */
const nextScoreChange = (inputs: ScoringInputs, policy: ScoringPolicy, asOf: EpochMs): EpochMs | null => {
  const own = withoutRelated(inputs)
  const next = nextChangeAt(inputs, policy, asOf)
  return own === null ? next : earliestOf([next, nextChangeAt(own, policy, asOf)])
}

/** The two scores of some inputs at a moment, as the document everything else shows. */
export const assessmentOf = (inputs: ScoringInputs, hash: string, policy: ScoringPolicy, asOf: EpochMs): Assessment => {
  const scores = scoreDevice(inputs, policy, asOf)
  const staged = stagedFindingsOf(inputs, policy, asOf)
  const checks = inputs.context.checks.flatMap(({ ruleId, assessed }) => {
    const stage = inputs.rules[ruleId]?.stage
    return stage === undefined ? [] : [{ stage, assessed }]
  })
  return {
    deviceId: inputs.deviceId,
    asOf,
    policyVersion: policy.version,
    inputsHash: hash,
    nextChangeAt: earliestOf([nextScoreChange(inputs, policy, asOf), ...fadeTimesOf(inputs, policy, asOf)]),
    ...scores,
    stages: summariseStages(staged, checks),
  }
}

/** Why an analyst should look at the device: the strongest sign, else the strongest weakness; null when there is none. */
const strongestReasonOf = ({ breachLikelihood, threatLevel }: Assessment): StrongestReason | null =>
  strongestOf(breachLikelihood.contributions, 'indicator') ?? strongestOf(threatLevel.contributions, 'facilitator')

/** An assessment of some inputs as it is stored, the own score with it. */
export const storedOf = (
  assessment: Assessment,
  inputs: ScoringInputs,
  canonical: string,
  policy: ScoringPolicy,
): StoredAssessment => {
  const own = withoutRelated(inputs)
  const { breachLikelihood } = own === null ? assessment : scoreDevice(own, policy, assessment.asOf)
  return {
    assessment,
    inputs: canonical,
    strongest: strongestReasonOf(assessment),
    ownBreach: breachLikelihood.printed,
  }
}

/** Assesses a device from what was found on it and what could be judged. */
export const assessDevice = (
  deviceId: string,
  findings: readonly FindingState[],
  checks: readonly RuleCheck[],
  env: AssessEnv,
  asOf: EpochMs,
): StoredAssessment => {
  const related = relatedContextOf(env.context.relations, findings)
  const inputs: ScoringInputs = {
    deviceId,
    rules: RULE_TRAITS,
    findings: findings.map(scoringFindingOf),
    // The registry's exposure and people's judgements are in the findings already; scoring does not look at them here.
    context: { ...env.context, ...related, checks },
  }
  const canonical = canonicalInputs(inputs)
  // As `inputsHash` does, which would write the text a second time.
  const assessment = assessmentOf(inputs, env.digest(canonical), env.policy, asOf)
  return storedOf(assessment, inputs, canonical, env.policy)
}
