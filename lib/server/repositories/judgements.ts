import type { Verdict } from '@/lib/domain/finding'
import type { Judgement } from '@/lib/domain/judgement'
import type { EpochMs } from '@/lib/domain/time'
import type { Queryable } from './transaction'

/** A judgement with who gave it, where and why. */
export type JudgementRecord = Judgement & {
  deviceId: string
  findingId: string
  reason: string
  by: string
  undoneAt: EpochMs | null
  undoneBy: string | null
  closedAt: EpochMs | null
  walkedTo: string | null
}

/** The columns that say what a judgement is, as the database gives them. */
export type JudgementRow = {
  id: string
  rule_id: string
  subject: string | null
  verdict: Verdict
  scope: Judgement['scope']
  scope_key: string
  at: Date
  expires_at: Date | null
}

export const judgementOf = (row: JudgementRow): Judgement => ({
  id: row.id,
  ruleId: row.rule_id,
  subject: row.subject,
  verdict: row.verdict,
  scope: row.scope,
  scopeKey: row.scope_key,
  at: row.at.getTime(),
  until: row.expires_at?.getTime() ?? null,
})

type Row = JudgementRow & {
  device_id: string
  finding_id: string
  reason: string
  by: string
  undone_at: Date | null
  undone_by: string | null
  closed_at: Date | null
  walked_to: string | null
}

const recordOf = (row: Row): JudgementRecord => ({
  ...judgementOf(row),
  deviceId: row.device_id,
  findingId: row.finding_id,
  reason: row.reason,
  by: row.by,
  undoneAt: row.undone_at?.getTime() ?? null,
  undoneBy: row.undone_by,
  closedAt: row.closed_at?.getTime() ?? null,
  walkedTo: row.walked_to,
})

export const insertJudgement = async (db: Queryable, judgement: JudgementRecord): Promise<void> => {
  const { id, ruleId, subject, verdict, scope, scopeKey, deviceId, findingId, reason, by, at, until } = judgement
  await db.query(
    `INSERT INTO judgement (id, rule_id, subject, verdict, scope, scope_key, device_id, finding_id, reason, by, at,
                            expires_at, walked_to)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, to_timestamp($11::float8 / 1000),
             to_timestamp($12::float8 / 1000), $13)`,
    [id, ruleId, subject, verdict, scope, scopeKey, deviceId, findingId, reason, by, at, until, judgement.walkedTo],
  )
}

/** Says that batches of a device have words about it to read. */
export const markJudged = async (db: Queryable, deviceId: string): Promise<void> => {
  await db.query('UPDATE device SET is_judged = true WHERE id = $1 AND NOT is_judged', [deviceId])
}

/** One judgement, locked until the transaction ends; null when there is none. */
export const lockJudgement = async (db: Queryable, id: string): Promise<JudgementRecord | null> => {
  const { rows } = await db.query<Row>('SELECT * FROM judgement WHERE id = $1 FOR UPDATE', [id])
  return rows[0] === undefined ? null : recordOf(rows[0])
}

/** Ends a judgement by a person's word; devices are judged anew from the first on. */
export const endJudgement = async (db: Queryable, id: string, by: string, at: EpochMs): Promise<void> => {
  await db.query(
    `UPDATE judgement SET undone_at = to_timestamp($3::float8 / 1000), undone_by = $2,
            closed_at = to_timestamp($3::float8 / 1000), walked_to = CASE scope WHEN 'device' THEN NULL ELSE '' END
      WHERE id = $1`,
    [id, by, at],
  )
}

/** Ends the judgements that have expired; returns them. */
export const closeExpired = async (db: Queryable, now: EpochMs, limit: number): Promise<JudgementRecord[]> => {
  const { rows } = await db.query<Row>(
    `UPDATE judgement SET closed_at = expires_at, walked_to = ''
      WHERE id = ANY (ARRAY(SELECT id FROM judgement
              WHERE closed_at IS NULL AND expires_at <= to_timestamp($1::float8 / 1000)
              ORDER BY expires_at LIMIT $2 FOR UPDATE SKIP LOCKED))
      RETURNING *`,
    [now, limit],
  )
  return rows.map(recordOf)
}

/** How many judgements of one device hold. */
export const countDeviceJudgements = async (db: Queryable, deviceId: string): Promise<number> => {
  const { rows } = await db.query<{ n: number }>(
    `SELECT count(*)::int AS n FROM judgement WHERE scope = 'device' AND scope_key = $1 AND closed_at IS NULL`,
    [deviceId],
  )
  return rows[0]?.n ?? 0
}

/** Judgements by id, in no order. */
export const readJudgements = async (db: Queryable, ids: readonly string[]): Promise<JudgementRecord[]> => {
  if (ids.length === 0) return []
  const { rows } = await db.query<Row>('SELECT * FROM judgement WHERE id = ANY($1)', [ids])
  return rows.map(recordOf)
}

export type JudgementFilter = { device: string; rule: string; active: boolean | null; now: EpochMs }
export type JudgementCursor = { at: EpochMs; id: string }

const HOLDS = '(closed_at IS NULL AND (expires_at IS NULL OR expires_at > to_timestamp($1::float8 / 1000)))'

/** The conditions of a filter, each only where it is asked for, so that an index serves it. */
const conditionOf = ({ device, rule, active, now }: JudgementFilter): { where: string; values: unknown[] } => {
  const values: unknown[] = [now]
  const terms = ['$1::float8 IS NOT NULL']
  const add = (column: string, value: string): void => {
    if (value === '') return
    values.push(value)
    terms.push(`${column} = $${String(values.length)}`)
  }
  add('device_id', device)
  add('rule_id', rule)
  if (active !== null) terms.push(active ? HOLDS : `NOT ${HOLDS}`)
  return { where: terms.join(' AND '), values }
}

/** A page of judgements, the latest first. */
export const listJudgementRows = async (
  db: Queryable,
  filter: JudgementFilter,
  after: JudgementCursor | null,
  limit: number,
): Promise<JudgementRecord[]> => {
  const { where, values } = conditionOf(filter)
  const at = `$${String(values.length + 1)}::float8`
  const place = `to_timestamp(${at} / 1000)::timestamptz(3)`
  const { rows } = await db.query<Row>(
    `SELECT * FROM judgement
      WHERE ${where} AND (${at} IS NULL OR at < ${place} OR (at = ${place} AND id > $${String(values.length + 2)}::text))
      ORDER BY at DESC, id LIMIT $${String(values.length + 3)}`,
    [...values, after?.at ?? null, after?.id ?? null, limit],
  )
  return rows.map(recordOf)
}

/** How many judgements pass a filter, counted to 10,001. */
export const countJudgementRows = async (db: Queryable, filter: JudgementFilter): Promise<number> => {
  const { where, values } = conditionOf(filter)
  const { rows } = await db.query<{ n: number }>(
    `SELECT count(*)::int AS n FROM (SELECT 1 FROM judgement WHERE ${where} LIMIT 10001) u`,
    values,
  )
  return rows[0]?.n ?? 0
}

/** How often people here said each verdict of a rule, by rule; what was undone does not count. */
export const readVerdictRecord = async (
  db: Queryable,
  ruleIds: readonly string[],
): Promise<ReadonlyMap<string, Record<Verdict, number>>> => {
  const { rows } = await db.query<{ rule_id: string; verdict: Verdict; n: number }>(
    `SELECT rule_id, verdict, count(*)::int AS n FROM judgement
      WHERE rule_id = ANY($1) AND undone_at IS NULL GROUP BY rule_id, verdict`,
    [ruleIds],
  )
  const record = new Map<string, Record<Verdict, number>>()
  for (const { rule_id: ruleId, verdict, n } of rows) {
    record.set(ruleId, { ...(record.get(ruleId) ?? { true: 0, benign: 0, false: 0 }), [verdict]: n })
  }
  return record
}
