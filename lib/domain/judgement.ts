import type { Verdict } from './finding'
import type { EpochMs } from './time'

/** How far a judgement reaches, the most specific first: where two disagree, the more specific holds. */
export const JUDGEMENT_SCOPES = ['device', 'group', 'model', 'everywhere'] as const
export type JudgementScope = (typeof JUDGEMENT_SCOPES)[number]

/** What Expected and Wrong take out of the scores comes back by itself, at the latest after this. */
export const JUDGEMENT_DAYS_MAX = 400

/** Reasons are sentences; the audit log keeps them too. */
export const REASON_LENGTH_MAX = 500

/**
 * Judgements that reach beyond one device are held by every process that takes records, and looked at with each of
 * them: more than this are a sign that a rule should be changed instead.
 */
export const WIDE_JUDGEMENTS_MAX = 1_000
/** Judgements of one device are read with each of its batches. */
export const DEVICE_JUDGEMENTS_MAX = 200

/** What a person said of findings, as far as scores go by it. */
export type Judgement = {
  id: string
  ruleId: string
  /** Null: whatever the rule finds. */
  subject: string | null
  verdict: Verdict
  scope: JudgementScope
  /** Id of the device or group, or the model; empty for everywhere. */
  scopeKey: string
  at: EpochMs
  /** From when on it holds no more; null when it holds until somebody takes it back. */
  until: EpochMs | null
}

/** Where a device stands, as far as judgements reach it. */
export type JudgedPlace = { deviceId: string; model: string | null; groupIds: readonly string[] }

type Sign = { ruleId: string; subject: string }

/** Whether a judgement reaches a device. */
export const reaches = ({ scope, scopeKey }: Judgement, place: JudgedPlace): boolean => {
  switch (scope) {
    case 'device':
      return scopeKey === place.deviceId
    case 'group':
      return place.groupIds.includes(scopeKey)
    case 'model':
      return scopeKey === place.model
    case 'everywhere':
      return true
  }
}

/** Whether a judgement speaks of what was found. */
export const covers = (judgement: Pick<Judgement, 'ruleId' | 'subject'>, { ruleId, subject }: Sign): boolean =>
  judgement.ruleId === ruleId && (judgement.subject === null || judgement.subject === subject)

/** The more specific scope first, then the exact subject, then the latest; ids decide between equals. */
const byPrecedence = (a: Judgement, b: Judgement): number =>
  JUDGEMENT_SCOPES.indexOf(a.scope) - JUDGEMENT_SCOPES.indexOf(b.scope) ||
  Number(a.subject === null) - Number(b.subject === null) ||
  b.at - a.at ||
  (a.id < b.id ? -1 : 1)

/**
 * What holds of a finding at a moment, of judgements that reach its device; null when nobody judged it. One that is
 * given only later than the moment counts when none holds yet: a device that was last heard of before it was judged is
 * assessed with what will hold.
 */
export const judgementOf = (finding: Sign, judgements: readonly Judgement[], at: EpochMs): Judgement | null => {
  if (judgements.length === 0) return null
  const open = judgements.filter((one) => covers(one, finding) && (one.until === null || at < one.until))
  const holding = open.filter((one) => one.at <= at)
  return [...(holding.length > 0 ? holding : open)].sort(byPrecedence)[0] ?? null
}
