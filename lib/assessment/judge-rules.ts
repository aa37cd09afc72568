import type { DeviceFacts } from '@/lib/detection/facts/facts'
import { RULES } from '@/lib/detection/registry'
import { notAssessed, type Outcome, type Rule } from '@/lib/detection/rule'
import { SOURCE_WORDS, type SourceKind } from '@/lib/domain/observation'
import { HOUR_MS, type EpochMs } from '@/lib/domain/time'
import type { RuleCheck } from '@/lib/scoring/inputs'

/** Data older than this is not fresh: what it would have shown is not assessed. */
const FRESH_MS = 24 * HOUR_MS

export type Judged = { rule: Rule; outcome: Outcome; check: RuleCheck }

type LastSeen = ReadonlyMap<SourceKind, EpochMs>

/** When any of the sources that a rule needs last spoke; -Infinity when none is connected. */
const latestOf = ({ needs }: Rule, lastSeen: LastSeen): EpochMs => {
  let latest = -Infinity
  for (const kind of needs) latest = Math.max(latest, lastSeen.get(kind) ?? -Infinity)
  return latest
}

const staleReasonOf = ({ needs }: Rule, lastSeen: LastSeen, ageMs: number): string => {
  const kind = needs.find((need) => lastSeen.has(need)) ?? 'report'
  return `no ${SOURCE_WORDS[kind]} for ${String(Math.floor(ageMs / HOUR_MS))} h`
}

const notApplicable = (rule: Rule): Judged => {
  const reason = `needs ${rule.needs.map((kind) => `${SOURCE_WORDS[kind]}s`).join(' or ')}`
  return { rule, outcome: notAssessed(reason), check: { ruleId: rule.id, applicable: false, assessed: false, reason } }
}

/** Of a rule what is the same for every device: its judgement where none of its sources is connected, and its check. */
const RULES_AND_CHECKS = RULES.map((rule) => ({
  rule,
  gap: notApplicable(rule),
  assessed: { ruleId: rule.id, applicable: true, assessed: true, reason: '' } satisfies RuleCheck,
}))
type Ready = (typeof RULES_AND_CHECKS)[number]

const judge = ({ rule, gap, assessed }: Ready, facts: DeviceFacts, lastSeen: LastSeen, at: EpochMs): Judged => {
  const latest = latestOf(rule, lastSeen)
  if (latest === -Infinity) return gap
  // Silence is judged by what did not come, so old data is its subject and no excuse.
  const isStale = rule.family !== 'availability' && at - latest > FRESH_MS
  const outcome = isStale ? notAssessed(staleReasonOf(rule, lastSeen, at - latest)) : rule.evaluate(facts, at)
  const reason = outcome.status === 'not-assessed' ? outcome.reason : ''
  return { rule, outcome, check: reason === '' ? assessed : { ...assessed, assessed: false, reason } }
}

/** Every rule's judgement of the facts at a whole minute of the device's clock. */
export const judgeRules = (facts: DeviceFacts, at: EpochMs): Judged[] => {
  const lastSeen = new Map(facts.sources.map(({ kind, lastAt }) => [kind, lastAt]))
  return RULES_AND_CHECKS.map((ready) => judge(ready, facts, lastSeen, at))
}
