import type { Reject } from '@/lib/domain/parsed'
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
