import { hashText } from '@/lib/detection/sketch/hash-text'
import type { Observation } from '@/lib/domain/observation'
import { MINUTE_MS, type EpochMs } from '@/lib/domain/time'
import type { RuleCheck } from '@/lib/scoring/inputs'
import type { ScoringPolicy } from '@/lib/scoring/policy'
import { assessDevice, type AssessEnv, type StoredAssessment } from './assess-device'
import type { DeviceState, FindingState, ScoredMark, TrackedFinding } from './device-state'
import { relationsMark } from './device-relation'
import { fadesAt } from './fading'
import { judgeRules } from './judge-rules'
import { judgedMark, verdictOf } from './judged-findings'
import { RULE_TRAITS } from './rule-traits'
import { trackFindings } from './track-findings'

/** A change of confidence this large is worth an assessment of its own. */
const CONFIDENCE_STEP = 0.05
/** Rules that begin or cease to be assessed change coverage: seen at most this often, so that no device can force it. */
const CHECKS_STEP_MS = 10 * MINUTE_MS
/** When a finding has faded so far that it counts no more. */
const expiryOf =
  (policy: ScoringPolicy) =>
  (finding: FindingState): EpochMs =>
    fadesAt({ ...finding, class: RULE_TRAITS[finding.ruleId]?.class ?? 'ordinary' }, policy)

const signatureOf = (checks: readonly RuleCheck[]): string => {
  let marks = ''
  for (const { applicable, assessed } of checks) marks += applicable ? (assessed ? '1' : '0') : '-'
  return hashText(marks).toString(36)
}

/** Whether something can now be reached from elsewhere than at the last complete minute: the registry was changed. */
const isExposureMoved = (before: readonly TrackedFinding[], active: readonly FindingState[]): boolean => {
  const settled = new Map(before.map((one) => [one.current.id, one.settled]))
  return active.some(({ id, exposure }) => (settled.get(id)?.exposure ?? exposure) !== exposure)
}

/** What an assessment rests on besides findings: see ScoredMark. */
type Basis = Pick<ScoredMark, 'checks' | 'relations' | 'policy'>

/** Whether time, another policy or what it rests on, findings aside, has overtaken an assessment. */
const isOver = (scored: ScoredMark, { checks, relations, policy }: Basis, at: EpochMs): boolean =>
  scored.relations !== relations ||
  scored.policy !== policy ||
  (scored.nextChangeAt !== null && at >= scored.nextChangeAt) ||
  (scored.checks !== checks && at - scored.asOf >= CHECKS_STEP_MS)

const isMaterial = (
  { scored, findings: before }: DeviceState,
  tracked: readonly TrackedFinding[],
  active: readonly FindingState[],
  basis: Basis,
  at: EpochMs,
): boolean => {
  if (scored === null || isExposureMoved(before, active) || isOver(scored, basis, at)) return true
  const isMoved = ({ confidence, scoredConfidence }: FindingState): boolean =>
    scoredConfidence === null || Math.abs(confidence - scoredConfidence) >= CONFIDENCE_STEP
  if (active.some(isMoved)) return true
  const activeIds = new Set(active.map(({ id }) => id))
  return tracked.some(({ current }) => current.scoredConfidence !== null && !activeIds.has(current.id))
}

const markScored = (
  tracked: readonly TrackedFinding[],
  activeIds: ReadonlySet<string>,
  isFinal: boolean,
): TrackedFinding[] =>
  tracked.map(({ current, settled }) => {
    const scored = { ...current, scoredConfidence: activeIds.has(current.id) ? current.confidence : null }
    return {
      current: scored,
      settled: isFinal && settled !== null ? { ...settled, scoredConfidence: scored.scoredConfidence } : settled,
    }
  })

/** What judging a minute gives: the findings, and an assessment when something an analyst cares about changed. */
export type JudgedMinute = {
  tracked: TrackedFinding[]
  stored: StoredAssessment | null
  mark: ScoredMark | null
  assess: () => StoredAssessment
}

/**
 * Judges all rules at the end of a minute and follows what they found. An assessment is stored when a finding opened,
 * closed, moved its confidence by 0.05 or its exposure, when other rules can be judged than before, when related
 * devices or people say something else, when another policy is in force, or when time alone changed it.
 */
export const judgeMinute = (
  state: DeviceState,
  records: readonly Observation[],
  env: AssessEnv,
  at: EpochMs,
  isFinal: boolean,
): JudgedMinute => {
  const judgements = judgeRules(state.facts, at)
  const checks = judgements.map(({ check }) => check)
  const { tracked, active } = trackFindings(state.findings, judgements, {
    deviceId: state.deviceId,
    at,
    isFinal,
    exposure: env.context.exposure,
    records,
    digest: env.digest,
    expiresAt: expiryOf(env.policy),
    verdictOf: (finding) => verdictOf(finding, env.context, at),
  })
  const assess = (): StoredAssessment => assessDevice(state.deviceId, active, checks, env, at)
  const basis = {
    checks: signatureOf(checks),
    relations: relationsMark(env.context.relations, active) + judgedMark(env.context, active),
    policy: env.policy.version,
  }
  if (!isMaterial(state, tracked, active, basis, at)) return { tracked, stored: null, mark: null, assess }
  const stored = assess()
  const mark = { asOf: at, nextChangeAt: stored.assessment.nextChangeAt, ...basis }
  return { tracked: markScored(tracked, new Set(active.map(({ id }) => id)), isFinal), stored, mark, assess }
}
