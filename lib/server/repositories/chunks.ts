import type { EpochMs } from '@/lib/domain/time'
import type { Queryable } from './transaction'

/** A piece of a body; the same bytes from the same source count once in 30 days. */
export type Chunk = {
  key: Buffer
  source: string
  log: string
  receivedAt: EpochMs
  accepted: number
  rejected: number
}

/** Takes a chunk; false when it was taken before. Waits for another transaction that is taking it right now. */
export const takeChunk = async (db: Queryable, chunk: Chunk): Promise<boolean> => {
  const { rowCount } = await db.query(
    `INSERT INTO chunk (key, source, log, received_at, accepted, rejected)
     VALUES ($1, $2, $3, to_timestamp($4::float8 / 1000), $5, $6) ON CONFLICT (key) DO NOTHING`,
    [chunk.key, chunk.source, chunk.log, chunk.receivedAt, chunk.accepted, chunk.rejected],
  )
  return rowCount === 1
}

/** How many records a chunk taken before had; null when it is new. */
export const findChunk = async (db: Queryable, key: Buffer): Promise<{ accepted: number } | null> => {
  const { rows } = await db.query<{ accepted: number }>('SELECT accepted FROM chunk WHERE key = $1', [key])
  return rows[0] ?? null
}
