import type { EpochMs } from '@/lib/domain/time'
import type { Position } from './followers'
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
export type Change = Position & { deviceId: string }

/**
 * The changes after a position, in order. Only of transactions older than any that still runs: a change with a lower
 * sequence can no longer appear among them.
 */
export const readChangesAfter = async (db: Queryable, after: Position, limit: number): Promise<Change[]> => {
  const { rows } = await db.query<{ transaction: string; sequence: string; device_id: string }>(
    `SELECT transaction::text, sequence, device_id FROM change
      WHERE (transaction, sequence) > ($1::xid8, $2::bigint)
        AND transaction < pg_snapshot_xmin(pg_current_snapshot())
      ORDER BY transaction, sequence LIMIT $3`,
    [after.transaction, after.sequence, limit],
  )
  return rows.map(({ transaction, sequence, device_id: deviceId }) => ({ transaction, sequence, deviceId }))
}

/** The place in the order of changes up to which no change can be added any more: from here on all is news. */
export const readFrontier = async (db: Queryable): Promise<Position> => {
  const { rows } = await db.query<{ transaction: string }>(
    'SELECT pg_snapshot_xmin(pg_current_snapshot())::text AS transaction',
  )
  return { transaction: rows[0]?.transaction ?? '0', sequence: '0' }
}

/** Whether a place comes after another in the order of changes. */
export const isAfter = (place: Position, other: Position): boolean => {
  const [mine, others] = [BigInt(place.transaction), BigInt(other.transaction)]
  return mine === others ? BigInt(place.sequence) > BigInt(other.sequence) : mine > others
}
