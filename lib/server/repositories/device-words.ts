import type { Verdict } from '@/lib/domain/finding'
import type { Judgement } from '@/lib/domain/judgement'
import type { EpochMs } from '@/lib/domain/time'
import type { ScoringContext } from '@/lib/scoring/inputs'

/** What people said of one device, as scores go by it. */
export type DeviceWords = Pick<ScoringContext, 'compromiseConfirmed' | 'pastCompromiseAt'> & {
  judgements: readonly Judgement[]
}

const NOTHING: DeviceWords = { judgements: [], compromiseConfirmed: null, pastCompromiseAt: null }

type JudgementRow = [
  id: string,
  ruleId: string,
  subject: string | null,
  verdict: Verdict,
  scopeKey: string,
  at: EpochMs,
  until: EpochMs | null,
]

/** They in JSON as a query gives them: short, for it is read with every batch. */
export type WordsRow = {
  judged: JudgementRow[] | null
  confirmed: [at: EpochMs, by: string] | null
  past: EpochMs | null
}

const msOf = (column: string): string => `round(extract(epoch FROM ${column}) * 1000)`

/** The device and those that were merged into it: what was said of them is said of it. */
const idsOf = (deviceId: string): string =>
  `(SELECT ${deviceId} UNION ALL SELECT m.id FROM device m WHERE m.merged_into = ${deviceId})`

/** What people said of a device, as an expression. */
export const wordsOf = (deviceId: string): string => `jsonb_build_object(
  'judged', (SELECT jsonb_agg(jsonb_build_array(j.id, j.rule_id, j.subject, j.verdict, j.scope_key, ${msOf('j.at')},
                                                ${msOf('j.expires_at')}) ORDER BY j.id)
               FROM judgement j WHERE j.scope = 'device' AND j.closed_at IS NULL AND j.scope_key IN ${idsOf(deviceId)}),
  'confirmed', (SELECT jsonb_build_array(${msOf('c.at')}, c.by) FROM compromise c
                 WHERE c.closed_at IS NULL AND c.device_id IN ${idsOf(deviceId)} ORDER BY c.at, c.id LIMIT 1),
  'past', (SELECT ${msOf('max(c.at)')} FROM compromise c
            WHERE c.closed_at IS NOT NULL AND NOT c.is_slip AND c.device_id IN ${idsOf(deviceId)}))`

/** What people said of a device, as the noun. */
export const wordsOfRow = (row: WordsRow | null): DeviceWords => {
  if (row === null) return NOTHING
  const judgements = (row.judged ?? []).map(([id, ruleId, subject, verdict, scopeKey, at, until]) => {
    return { id, ruleId, subject, verdict, scope: 'device' as const, scopeKey, at, until }
  })
  const confirmed = row.confirmed === null ? null : { at: row.confirmed[0], by: row.confirmed[1] }
  return { judgements, compromiseConfirmed: confirmed, pastCompromiseAt: row.past }
}
