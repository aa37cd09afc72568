import type { PolicyChanges } from '@/lib/domain/policy-setting'
import type { EpochMs } from '@/lib/domain/time'
import type { Queryable } from './transaction'

/** A version an administrator made. */
export type PolicyRecord = {
  sequence: number
  version: string
  base: string
  madeFrom: string
  changes: PolicyChanges
  reason: string
  madeBy: string
  madeAt: EpochMs
}

type Row = {
  sequence: number
  version: string
  base: string
  made_from: string
  changes: PolicyChanges
  reason: string
  made_by: string
  made_at: Date
}

const recordOf = (row: Row): PolicyRecord => ({
  sequence: row.sequence,
  version: row.version,
  base: row.base,
  madeFrom: row.made_from,
  changes: row.changes,
  reason: row.reason,
  madeBy: row.made_by,
  madeAt: row.made_at.getTime(),
})

/** A stored version; null when there is none of this name. */
export const findPolicy = async (db: Queryable, version: string): Promise<PolicyRecord | null> => {
  const { rows } = await db.query<Row>('SELECT * FROM scoring_policy WHERE version = $1', [version])
  return rows[0] === undefined ? null : recordOf(rows[0])
}

/** Stored versions, the newest first. `before` excludes itself. */
export const listPolicies = async (db: Queryable, before: number | null, limit: number): Promise<PolicyRecord[]> => {
  const { rows } = await db.query<Row>(
    'SELECT * FROM scoring_policy WHERE $1::int IS NULL OR sequence < $1 ORDER BY sequence DESC LIMIT $2',
    [before, limit],
  )
  return rows.map(recordOf)
}

/** How many versions were stored; their numbers have no gaps. */
export const countPolicies = async (db: Queryable): Promise<number> => {
  const { rows } = await db.query<{ last: number | null }>('SELECT max(sequence) AS last FROM scoring_policy')
  return rows[0]?.last ?? 0
}

/** Locks the making and activating of versions against others, until the transaction ends. */
export const lockPolicies = async (db: Queryable): Promise<void> => {
  await db.query('LOCK TABLE scoring_policy IN EXCLUSIVE MODE')
}

/** Stores a new version. */
export const insertPolicy = async (db: Queryable, record: PolicyRecord): Promise<void> => {
  const { sequence, version, base, madeFrom, changes, reason, madeBy, madeAt } = record
  await db.query(
    `INSERT INTO scoring_policy (sequence, version, base, made_from, changes, reason, made_by, made_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, to_timestamp($8::float8 / 1000))`,
    [sequence, version, base, madeFrom, JSON.stringify(changes), reason, madeBy, madeAt],
  )
}

const PREVIEW_GOOD = `interval '1 hour'`

/** Notes that somebody was shown what a change would do; what was shown long ago is forgotten. */
export const notePreview = async (db: Queryable, digest: string, shownTo: string, at: EpochMs): Promise<void> => {
  await db.query(`DELETE FROM scoring_preview WHERE shown_at < to_timestamp($1::float8 / 1000) - ${PREVIEW_GOOD}`, [at])
  await db.query(
    `INSERT INTO scoring_preview (digest, shown_to, shown_at) VALUES ($1, $2, to_timestamp($3::float8 / 1000))
     ON CONFLICT (digest, shown_to) DO UPDATE SET shown_at = excluded.shown_at`,
    [digest, shownTo, at],
  )
}

/** Whether somebody was shown within the last hour what a change would do. */
export const wasPreviewed = async (db: Queryable, digest: string, shownTo: string, at: EpochMs): Promise<boolean> => {
  const { rowCount } = await db.query(
    `SELECT 1 FROM scoring_preview WHERE digest = $1 AND shown_to = $2
        AND shown_at >= to_timestamp($3::float8 / 1000) - ${PREVIEW_GOOD}`,
    [digest, shownTo, at],
  )
  return rowCount === 1
}
