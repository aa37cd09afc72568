import type { EpochMs } from '@/lib/domain/time'
import type { Queryable } from './transaction'

/** How far changes were followed. */
export type Position = { transaction: string; sequence: string }

/** Takes a follower for this transaction, so that two workers do not do its work at once, and says how far it is. */
export const lockFollower = async (db: Queryable, name: string, at: EpochMs): Promise<Position> => {
  await db.query(
    `INSERT INTO follower (name, sequence, at) VALUES ($1, 0, to_timestamp($2::float8 / 1000))
     ON CONFLICT (name) DO NOTHING`,
    [name, at],
  )
  const { rows } = await db.query<Position>(
    'SELECT transaction::text, sequence FROM follower WHERE name = $1 FOR UPDATE',
    [name],
  )
  return rows[0] ?? { transaction: '0', sequence: '0' }
}

/** Moves a follower on to a position, and says when its work was last up to date. */
export const moveFollower = async (db: Queryable, name: string, position: Position, at: EpochMs): Promise<void> => {
  await db.query(
    `UPDATE follower SET transaction = $2::xid8, sequence = $3, at = to_timestamp($4::float8 / 1000) WHERE name = $1`,
    [name, position.transaction, position.sequence, at],
  )
}

/** When the work of a follower was last up to date; null before the first time. */
export const readFollowedAt = async (db: Queryable, name: string): Promise<EpochMs | null> => {
  const { rows } = await db.query<{ at: Date }>('SELECT at FROM follower WHERE name = $1', [name])
  return rows[0]?.at.getTime() ?? null
}
