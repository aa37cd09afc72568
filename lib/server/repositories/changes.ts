import type { EpochMs } from '@/lib/domain/time'
import type { Queryable } from './transaction'

/** Tells followers (pages, counters, alarms) that an analyst would see these devices changed. */
export const addChanges = async (db: Queryable, deviceIds: readonly string[], at: EpochMs): Promise<void> => {
  if (deviceIds.length === 0) return
  await db.query(
    `INSERT INTO change (device_id, at) SELECT id, to_timestamp($2::float8 / 1000) FROM unnest($1::text[]) AS u (id)`,
    [deviceIds, at],
  )
}

/** A change in the order in which followers read them. */
export type Change = { transaction: string; sequence: string; deviceId: string }

/**
 * The changes after a position, in order. Only of transactions older than any that still runs: a change with a lower
 * sequence can no longer appear among them.
 */
export const readChangesAfter = async (
  db: Queryable,
  after: { transaction: string; sequence: string },
  limit: number,
): Promise<Change[]> => {
  const { rows } = await db.query<{ transaction: string; sequence: string; device_id: string }>(
    `SELECT transaction::text, sequence, device_id FROM change
      WHERE (transaction, sequence) > ($1::xid8, $2::bigint)
        AND transaction < pg_snapshot_xmin(pg_current_snapshot())
      ORDER BY transaction, sequence LIMIT $3`,
    [after.transaction, after.sequence, limit],
  )
  return rows.map(({ transaction, sequence, device_id: deviceId }) => ({ transaction, sequence, deviceId }))
}
