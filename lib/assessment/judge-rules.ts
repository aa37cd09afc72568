import type { DeviceFacts } from '@/lib/detection/facts'
import { sourceOf } from '@/lib/detection/fold-sources'
import { RULES } from '@/lib/detection/registry'
import { notAssessed, type Outcome, type Rule } from '@/lib/detection/rule'
import { HOUR_MS, type EpochMs } from '@/lib/domain/time'
import type { RuleCheck } from '@/lib/scoring/inputs'

/** Data older than this is not fresh: what it would have shown is not assessed. */
const FRESH_MS = 24 * HOUR_MS

export type Judged = { rule: Rule; outcome: Outcome; check: RuleCheck }

const NEED_IN_WORDS = { report: 'agent report', flow: 'network record', event: 'device event' } as const

const freshnessOf = (rule: Rule, facts: DeviceFacts, at: EpochMs): string | null => {
  const connected = rule.needs.flatMap((kind) => sourceOf(facts, kind) ?? [])
  const latest = Math.max(...connected.map(({ lastAt }) => lastAt))
  if (at - latest <= FRESH_MS) return null
  const kind = connected[0]?.kind ?? 'report'
  return `no ${NEED_IN_WORDS[kind]} for ${String(Math.floor((at - latest) / HOUR_MS))} h`
}

const judge = (rule: Rule, facts: DeviceFacts, at: EpochMs): Judged => {
  const applicable = rule.needs.some((kind) => sourceOf(facts, kind) !== null)
  if (!applicable) {
    const reason = `needs ${rule.needs.map((kind) => `${NEED_IN_WORDS[kind]}s`).join(' or ')}`
    return { rule, outcome: notAssessed(reason), check: { ruleId: rule.id, applicable, assessed: false, reason } }
  }
  // Silence is judged by what did not come, so old data is its subject and no excuse.
  const stale = rule.family === 'availability' ? null : freshnessOf(rule, facts, at)
  const outcome = stale === null ? rule.evaluate(facts, at) : notAssessed(stale)
  const reason = outcome.status === 'not-assessed' ? outcome.reason : ''
  return { rule, outcome, check: { ruleId: rule.id, applicable, assessed: reason === '', reason } }
}

/** Every rule's judgement of the facts at a whole minute of the device's clock. */
export const judgeRules = (facts: DeviceFacts, at: EpochMs): Judged[] => RULES.map((rule) => judge(rule, facts, at))
