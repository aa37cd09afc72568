import type { DeviceFacts } from '@/lib/detection/facts'
import { RULES } from '@/lib/detection/registry'
import { notAssessed, type Outcome, type Rule } from '@/lib/detection/rule'
import type { SourceKind } from '@/lib/domain/observation'
import { HOUR_MS, type EpochMs } from '@/lib/domain/time'
import type { RuleCheck } from '@/lib/scoring/inputs'

/** Data older than this is not fresh: what it would have shown is not assessed. */
const FRESH_MS = 24 * HOUR_MS

export type Judged = { rule: Rule; outcome: Outcome; check: RuleCheck }

const NEED_IN_WORDS = {
  report: 'agent report',
  flow: 'network record',
  event: 'device event',
  dns: 'name look-up',
  http: 'web request',
  tls: 'TLS session',
  ssh: 'SSH session',
  transfer: 'file on the wire',
  alert: 'monitor alert',
} as const satisfies Record<SourceKind, string>

type LastSeen = ReadonlyMap<SourceKind, EpochMs>

type Connected = { kind: SourceKind; latest: EpochMs }

/** The first kind of source a rule needs that is connected, and when any of them last spoke; null when none is. */
const connectedOf = (rule: Rule, lastSeen: LastSeen): Connected | null => {
  let first: SourceKind | null = null
  let latest = -Infinity
  for (const kind of rule.needs) {
    const lastAt = lastSeen.get(kind)
    if (lastAt === undefined) continue
    first ??= kind
    latest = Math.max(latest, lastAt)
  }
  return first === null ? null : { kind: first, latest }
}

const notApplicable = (rule: Rule): Judged => {
  const reason = `needs ${rule.needs.map((kind) => `${NEED_IN_WORDS[kind]}s`).join(' or ')}`
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
  const connected = connectedOf(rule, lastSeen)
  if (connected === null) return gap
  // Silence is judged by what did not come, so old data is its subject and no excuse.
  const isStale = rule.family !== 'availability' && at - connected.latest > FRESH_MS
  const outcome = isStale
    ? notAssessed(`no ${NEED_IN_WORDS[connected.kind]} for ${String(Math.floor((at - connected.latest) / HOUR_MS))} h`)
    : rule.evaluate(facts, at)
  const reason = outcome.status === 'not-assessed' ? outcome.reason : ''
  return { rule, outcome, check: reason === '' ? assessed : { ...assessed, assessed: false, reason } }
}

/** Every rule's judgement of the facts at a whole minute of the device's clock. */
export const judgeRules = (facts: DeviceFacts, at: EpochMs): Judged[] => {
  const lastSeen = new Map(facts.sources.map(({ kind, lastAt }) => [kind, lastAt]))
  return RULES_AND_CHECKS.map((ready) => judge(ready, facts, lastSeen, at))
}
