import type { EpochMs } from '@/lib/domain/time'
import type { AuditDetail, AuditEntry } from './audit'
import type { Queryable } from './transaction'

/** An entry of the audit log as it was written. */
export type AuditRecord = AuditEntry & { sequence: number; previousHash: string; hash: string }

type Row = {
  sequence: string
  at: Date
  actor: string
  action: string
  target: string
  detail: AuditDetail
  previous_hash: string
  hash: string
}

const recordOf = ({ previous_hash: previousHash, ...row }: Row): AuditRecord => ({
  ...row,
  sequence: Number(row.sequence),
  at: row.at.getTime(),
  previousHash,
})

/** The entry of a sequence number, or null. */
export const findAudit = async (db: Queryable, sequence: number): Promise<AuditRecord | null> => {
  const { rows } = await db.query<Row>('SELECT * FROM audit_entry WHERE sequence = $1', [sequence])
  return rows[0] === undefined ? null : recordOf(rows[0])
}

/** Entries after a sequence number, in order. */
export const readAuditAfter = async (db: Queryable, after: number, limit: number): Promise<AuditRecord[]> => {
  const { rows } = await db.query<Row>('SELECT * FROM audit_entry WHERE sequence > $1 ORDER BY sequence LIMIT $2', [
    after,
    limit,
  ])
  return rows.map(recordOf)
}

/** Where the log ends now; null while it is empty. */
export const findAuditHead = async (db: Queryable): Promise<{ sequence: number; hash: string; at: EpochMs } | null> => {
  const { rows } = await db.query<Row>('SELECT * FROM audit_entry ORDER BY sequence DESC LIMIT 1')
  return rows[0] === undefined ? null : recordOf(rows[0])
}

/** The actions that are in the log and begin with a noun; found by stepping from one to the next in their index. */
export const readActionsOf = async (db: Queryable, noun: string): Promise<string[]> => {
  const { rows } = await db.query<{ action: string }>(
    `WITH RECURSIVE step AS (
       (SELECT action FROM audit_entry ORDER BY action LIMIT 1)
       UNION ALL
       SELECT (SELECT a.action FROM audit_entry a WHERE a.action > step.action ORDER BY a.action LIMIT 1)
         FROM step WHERE step.action IS NOT NULL)
     SELECT action FROM step WHERE action = $1 OR split_part(action, '.', 1) = $1`,
    [noun],
  )
  return rows.map(({ action }) => action)
}

/** Which entries; null stands for all. */
export type AuditFilter = { actor: string | null; target: string | null; actions: readonly string[] | null }

/** Entries looked at for one page: with several filters at once most of what an index finds may not be wanted. */
const LOOKED_AT_MAX = 10_000

const BY_ACTION = `SELECT found.* FROM unnest($1::text[]) AS wanted(action) CROSS JOIN LATERAL (
  SELECT * FROM audit_entry e WHERE e.action = wanted.action AND e.sequence < $2 ORDER BY sequence DESC LIMIT $3) AS found`

/** The entries before a sequence number that one of the filters finds by its index. */
const candidatesOf = ({ actor, target, actions }: AuditFilter): { sql: string; value: unknown } => {
  if (target !== null) return { sql: 'SELECT * FROM audit_entry WHERE target = $1 AND sequence < $2', value: target }
  if (actor !== null) return { sql: 'SELECT * FROM audit_entry WHERE actor = $1 AND sequence < $2', value: actor }
  if (actions !== null) return { sql: BY_ACTION, value: actions }
  return { sql: 'SELECT * FROM audit_entry WHERE $1::text IS NULL AND sequence < $2', value: null }
}

const matches = (record: AuditRecord, { actor, target, actions }: AuditFilter): boolean =>
  (actor === null || record.actor === actor) &&
  (target === null || record.target === target) &&
  (actions === null || actions.includes(record.action))

/** A page of entries, and the sequence number before which to look on; null at the end of the log. */
export type AuditPage = { records: AuditRecord[]; lookOnBefore: number | null }

/** Entries before a sequence number, the newest first. A page may hold fewer than `limit` though there are more. */
export const readAudit = async (
  db: Queryable,
  filter: AuditFilter,
  before: number,
  limit: number,
): Promise<AuditPage> => {
  const { sql, value } = candidatesOf(filter)
  const isOneFilter = [filter.actor, filter.target, filter.actions].filter((given) => given !== null).length <= 1
  const looked = isOneFilter ? limit + 1 : LOOKED_AT_MAX
  const { rows } = await db.query<Row>(`SELECT * FROM (${sql}) AS candidate ORDER BY sequence DESC LIMIT $3`, [
    value,
    before,
    looked,
  ])
  const found = rows.map(recordOf)
  const wanted = found.filter((record) => matches(record, filter))
  const records = wanted.slice(0, limit)
  if (wanted.length > limit) return { records, lookOnBefore: records.at(-1)?.sequence ?? null }
  return { records, lookOnBefore: found.length < looked ? null : (found.at(-1)?.sequence ?? null) }
}

/** How many entries a filter finds, of the newest `max`. */
export const countAudit = async (db: Queryable, filter: AuditFilter, max: number): Promise<number> => {
  const { sql, value } = candidatesOf(filter)
  const { rows } = await db.query<{ n: number }>(
    `SELECT count(*) FILTER (WHERE ($4::text IS NULL OR actor = $4) AND ($5::text IS NULL OR target = $5)
       AND ($6::text[] IS NULL OR action = ANY ($6)))::int AS n
     FROM (SELECT * FROM (${sql}) AS every ORDER BY sequence DESC LIMIT $3) AS candidate`,
    [value, Number.MAX_SAFE_INTEGER, max, filter.actor, filter.target, filter.actions],
  )
  return rows[0]?.n ?? 0
}
