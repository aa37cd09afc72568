import type { Judgement } from '@/lib/domain/judgement'
import type { EpochMs } from '@/lib/domain/time'
import type { JudgementRecord } from './judgements'
import type { Queryable } from './transaction'

/** Findings of a rule that are looked at for one answer: beyond, counts are "at least". */
export const FINDINGS_LOOKED_AT_MAX = 20_000

type Aim = Pick<Judgement, 'ruleId' | 'subject' | 'scope' | 'scopeKey'>

/** Whether a device `d` lies in the scope given by $1 and $2. */
const IN_SCOPE = `CASE $1::text
    WHEN 'device' THEN d.id = $2
    WHEN 'model' THEN d.model = $2
    WHEN 'group' THEN EXISTS (SELECT 1 FROM group_member m WHERE m.device_id = d.id AND m.group_id = $2)
    ELSE true END AND d.merged_into IS NULL`

const ofRule = ({ scope }: Aim): string =>
  scope === 'device' ? 'f.device_id = $2 AND f.rule_id = $3' : 'f.rule_id = $3'

/** What is found by the rule and subject, open or closed since $5; $6 rows are looked at. */
const looked = (aim: Aim): string => `
  (SELECT f.id, f.device_id, f.verdict, f.subject, true AS is_open FROM finding f
    WHERE ${ofRule(aim)} AND f.closed_at IS NULL LIMIT $6)
  UNION ALL
  (SELECT f.id, f.device_id, f.verdict, f.subject, false FROM finding f
    WHERE ${ofRule(aim)} AND f.closed_at >= to_timestamp($5::float8 / 1000) LIMIT $6)`

const valuesOf = ({ scope, scopeKey, ruleId, subject }: Aim, since: EpochMs) => [
  scope,
  scopeKey,
  ruleId,
  subject,
  since,
  FINDINGS_LOOKED_AT_MAX,
]

export type Extent = {
  findings: number
  devices: number
  openDevices: number
  attacks: number
  /** There were more to look at. */
  isCut: boolean
}

/** How much a judgement would speak of. */
export const readExtent = async (db: Queryable, aim: Aim, since: EpochMs): Promise<Extent> => {
  const { rows } = await db.query<Extent>(
    `WITH looked AS MATERIALIZED (${looked(aim)})
     SELECT count(*)::int AS findings, count(DISTINCT l.device_id)::int AS devices,
            count(DISTINCT l.device_id) FILTER (WHERE l.is_open)::int AS "openDevices",
            count(*) FILTER (WHERE l.verdict = 'true')::int AS attacks,
            ((SELECT count(*) FROM looked WHERE is_open) = $6 OR (SELECT count(*) FROM looked WHERE NOT is_open) = $6)
              AS "isCut"
       FROM looked l JOIN device d ON d.id = l.device_id
      WHERE ($4::text IS NULL OR l.subject = $4) AND ${IN_SCOPE}`,
    valuesOf(aim, since),
  )
  return rows[0] ?? { findings: 0, devices: 0, openDevices: 0, attacks: 0, isCut: false }
}

/** A device whose scores a judgement could move, with what repeats them. */
export type ScoredHolder = {
  deviceId: string
  name: string
  findings: readonly { id: string; subject: string }[]
  stored: { inputs: string; policyVersion: string } | null
}

type HolderRow = {
  device_id: string
  name: string
  ids: string[]
  subjects: string[]
  inputs: string | null
  policy_version: string | null
}

const holderOf = (row: HolderRow): ScoredHolder => ({
  deviceId: row.device_id,
  name: row.name,
  findings: row.ids.map((id, index) => ({ id, subject: row.subjects[index] ?? '' })),
  stored:
    row.inputs === null || row.policy_version === null
      ? null
      : { inputs: row.inputs, policyVersion: row.policy_version },
})

/** Of the devices in the scope that have it now, those with the highest scores. */
export const readTopHolders = async (
  db: Queryable,
  aim: Aim,
  since: EpochMs,
  limit: number,
): Promise<ScoredHolder[]> => {
  const { rows } = await db.query<HolderRow>(
    `SELECT h.device_id, h.name, h.ids, h.subjects, a.inputs, a.policy_version
       FROM (SELECT d.id AS device_id, d.name, array_agg(l.id ORDER BY l.id) AS ids,
                    array_agg(l.subject ORDER BY l.id) AS subjects,
                    max(greatest(s.breach_printed, s.threat_printed)) AS worst
               FROM (${looked(aim)}) l JOIN device d ON d.id = l.device_id JOIN device_score s ON s.device_id = d.id
              WHERE l.is_open AND ($4::text IS NULL OR l.subject = $4) AND ${IN_SCOPE}
              GROUP BY d.id, d.name ORDER BY worst DESC NULLS LAST, d.id LIMIT $7) h
       LEFT JOIN LATERAL (SELECT inputs, policy_version FROM assessment WHERE device_id = h.device_id
              ORDER BY as_of DESC LIMIT 1) a ON true
      ORDER BY h.worst DESC NULLS LAST, h.device_id`,
    [...valuesOf(aim, since), limit],
  )
  return rows.map(holderOf)
}

/** The device of an id, or the one it was merged into. */
const readPresentIds = async (db: Queryable, deviceId: string): Promise<string[]> => {
  const { rows } = await db.query<{ id: string }>('SELECT coalesce(merged_into, id) AS id FROM device WHERE id = $1', [
    deviceId,
  ])
  return rows.map(({ id }) => id)
}

/** The next devices that have what a judgement speaks of, by id; `lookedTo` is null when there are no more. */
export const readNextJudged = async (
  db: Queryable,
  judgement: JudgementRecord,
  limit: number,
): Promise<{ ids: string[]; lookedTo: string | null }> => {
  const { scope, scopeKey, ruleId, walkedTo } = judgement
  if (scope === 'device') return { ids: await readPresentIds(db, scopeKey), lookedTo: null }
  const { rows } = await db.query<{ device_id: string; is_in: boolean }>(
    `SELECT n.device_id, ${IN_SCOPE} AS is_in
       FROM (SELECT DISTINCT f.device_id FROM finding f
              WHERE f.rule_id = $3 AND f.device_id > $4 AND f.closed_at IS NULL ORDER BY f.device_id LIMIT $5) n
       JOIN device d ON d.id = n.device_id
      ORDER BY n.device_id`,
    [scope, scopeKey, ruleId, walkedTo ?? '', limit],
  )
  const ids = rows.filter((row) => row.is_in).map((row) => row.device_id)
  return { ids, lookedTo: rows.length < limit ? null : (rows.at(-1)?.device_id ?? null) }
}

/** Takes the next judgement for which devices are to be judged anew; null when there is none. */
export const takeWalk = async (db: Queryable): Promise<string | null> => {
  const { rows } = await db.query<{ id: string }>(
    'SELECT id FROM judgement WHERE walked_to IS NOT NULL ORDER BY id LIMIT 1 FOR UPDATE SKIP LOCKED',
  )
  return rows[0]?.id ?? null
}

export const moveWalk = async (db: Queryable, id: string, to: string | null): Promise<void> => {
  await db.query('UPDATE judgement SET walked_to = $2 WHERE id = $1', [id, to])
}
