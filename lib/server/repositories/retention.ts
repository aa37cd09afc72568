import type { EpochMs } from '@/lib/domain/time'
import type { Queryable } from './transaction'

/** A number of days that an administrator set. */
export type RetentionSetting = { name: string; days: number; changedBy: string; changedAt: EpochMs }

/** The days that were set; the rest are the built-in ones. */
export const readRetentionSettings = async (db: Queryable): Promise<RetentionSetting[]> => {
  const { rows } = await db.query<{ name: string; days: number; changed_by: string; changed_at: Date }>(
    'SELECT name, days, changed_by, changed_at FROM retention_setting',
  )
  return rows.map((row) => ({
    name: row.name,
    days: row.days,
    changedBy: row.changed_by,
    changedAt: row.changed_at.getTime(),
  }))
}

/** Lets nobody else change settings until the transaction ends. */
export const lockRetention = async (db: Queryable): Promise<void> => {
  await db.query('LOCK TABLE retention_setting IN EXCLUSIVE MODE')
}

/** Sets a number of days. */
export const writeRetentionSetting = async (db: Queryable, setting: RetentionSetting): Promise<void> => {
  await db.query(
    `INSERT INTO retention_setting (name, days, changed_by, changed_at)
     VALUES ($1, $2, $3, to_timestamp($4::float8 / 1000))
     ON CONFLICT (name) DO UPDATE SET days = excluded.days, changed_by = excluded.changed_by,
       changed_at = excluded.changed_at`,
    [setting.name, setting.days, setting.changedBy, setting.changedAt],
  )
}

const RUN = 'retention'

/** Notes that everything older than it is kept was removed. */
export const noteRetentionRun = async (db: Queryable, at: EpochMs): Promise<void> => {
  await db.query(
    `INSERT INTO follower (name, sequence, at) VALUES ($1, 0, to_timestamp($2::float8 / 1000))
     ON CONFLICT (name) DO UPDATE SET at = excluded.at`,
    [RUN, at],
  )
}

/** A table, the column that says how old a row is, and which rows are meant; all of it our own words. */
export type AgedTable = { table: string; column: string; where?: string }

/** What the database knows of a table without looking at its rows. */
export type TableFigures = { rows: number | null; bytes: number; oldest: EpochMs | null }

/** Rows estimated when the table was last analysed, bytes with indexes, and the lower end of the ages seen then. */
export const readTableFigures = async (db: Queryable, { table, column }: AgedTable): Promise<TableFigures> => {
  const { rows } = await db.query<{ rows: number; bytes: string; oldest: Date | null }>(
    `SELECT c.reltuples::float8 AS rows, pg_total_relation_size(c.oid) AS bytes,
            (SELECT least((s.histogram_bounds::text::text[])[1], (SELECT min(v) FROM
                    unnest(s.most_common_vals::text::text[]) AS v))::timestamptz
               FROM pg_stats s WHERE s.schemaname = current_schema() AND s.tablename = $1 AND s.attname = $2) AS oldest
       FROM pg_class c WHERE c.oid = to_regclass($1)`,
    [table, column],
  )
  const [row] = rows
  if (row === undefined) return { rows: null, bytes: 0, oldest: null }
  // -1: never analysed.
  return {
    rows: row.rows < 0 ? null : Math.round(row.rows),
    bytes: Number(row.bytes),
    oldest: row.oldest?.getTime() ?? null,
  }
}

type Plan = { 'QUERY PLAN': readonly { Plan: { 'Plan Rows': number } }[] }

/** About how many rows are older than a moment, as the planner of the database thinks; null before it has statistics. */
export const estimateOlder = async (
  db: Queryable,
  { table, column, where = 'TRUE' }: AgedTable,
  before: EpochMs,
): Promise<number | null> => {
  const { rows: known } = await db.query('SELECT 1 FROM pg_stats WHERE tablename = $1 AND attname = $2', [
    table,
    column,
  ])
  if (known.length === 0) return null
  const { rows } = await db.query<Plan>(
    `EXPLAIN (FORMAT JSON) SELECT 1 FROM ${table} WHERE ${column} < to_timestamp(${String(before / 1_000)}) AND ${where}`,
  )
  return Math.round(rows[0]?.['QUERY PLAN'][0]?.Plan['Plan Rows'] ?? 0)
}
