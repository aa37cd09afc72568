import type { Reject, RejectCode } from '@/lib/domain/parsed'
import type { EpochMs } from '@/lib/domain/time'
import { storableText } from './storable'
import type { Queryable } from './transaction'

/** Rejects stored of one request; all are counted. */
const PER_REQUEST_MAX = 100
/** The newest of a source that are kept to be looked at. */
export const REJECTS_PER_SOURCE_MAX = 1_000

/** Keeps what was not taken, and forgets the oldest of the source beyond the newest 1,000. */
export const keepRejects = async (
  db: Queryable,
  source: string,
  log: string,
  receivedAt: EpochMs,
  rejects: readonly Reject[],
): Promise<void> => {
  const kept = rejects.slice(0, PER_REQUEST_MAX)
  if (kept.length === 0) return
  await db.query(
    `INSERT INTO reject (source, log, received_at, line, code, reason, excerpt)
     SELECT $1, $2, to_timestamp($3::float8 / 1000), * FROM unnest($4::bigint[], $5::text[], $6::text[], $7::text[])`,
    [
      source,
      log,
      receivedAt,
      kept.map((reject) => reject.line),
      kept.map((reject) => reject.code),
      kept.map((reject) => storableText(reject.reason)),
      kept.map((reject) => storableText(reject.excerpt)),
    ],
  )
  await db.query(
    `DELETE FROM reject WHERE source = $1 AND id <=
       (SELECT id FROM reject WHERE source = $1 ORDER BY id DESC OFFSET $2 LIMIT 1)`,
    [source, REJECTS_PER_SOURCE_MAX],
  )
}

/** A reject as it is kept. */
export type KeptReject = Reject & { id: string; source: string; log: string; receivedAt: EpochMs }

/** Which rejects are asked for; null leaves a condition out. */
export type RejectFilter = { source: string | null; code: RejectCode | null }

type Row = Omit<KeptReject, 'line' | 'receivedAt'> & { line: string; received_at: Date }

/** Conditions stand in the text only where they are asked for, so that each form has its index. */
const conditionsOf = ({ source, code }: RejectFilter, before: string | null): { where: string; values: string[] } => {
  const given = [
    ['source = ', source],
    ['code = ', code],
    ['id < ', before],
  ].filter((pair): pair is [string, string] => pair[1] !== null)
  const where = given.map(([sql], index) => `${sql}$${String(index + 1)}`).join(' AND ')
  return { where: where === '' ? '' : `WHERE ${where}`, values: given.map(([, value]) => value) }
}

/** Rejects, the latest first; `before` is the id after which the page begins. */
export const listRejects = async (
  db: Queryable,
  filter: RejectFilter,
  before: string | null,
  limit: number,
): Promise<KeptReject[]> => {
  const { where, values } = conditionsOf(filter, before)
  const { rows } = await db.query<Row>(
    `SELECT id, source, log, received_at, line, code, reason, excerpt FROM reject ${where}
      ORDER BY id DESC LIMIT ${String(limit)}`,
    values,
  )
  return rows.map(({ received_at: receivedAt, ...row }) => ({
    ...row,
    line: Number(row.line),
    receivedAt: receivedAt.getTime(),
  }))
}

/** How many rejects there are, counted to 10,001. */
export const countRejects = async (db: Queryable, filter: RejectFilter): Promise<number> => {
  const { where, values } = conditionsOf(filter, null)
  const { rows } = await db.query<{ total: number }>(
    `SELECT count(*)::int AS total FROM (SELECT 1 FROM reject ${where} LIMIT 10001) u`,
    values,
  )
  return rows[0]?.total ?? 0
}
