import type { EpochMs } from '@/lib/domain/time'
import type { Queryable } from './transaction'

/** A document as it was last pictured; null before the first time. */
export const readPicture = async (db: Queryable, name: string): Promise<{ at: EpochMs; document: string } | null> => {
  const { rows } = await db.query<{ at: Date; document: string }>(
    'SELECT at, document FROM fleet_picture WHERE name = $1',
    [name],
  )
  return rows[0] === undefined ? null : { at: rows[0].at.getTime(), document: rows[0].document }
}

/** Puts a document in the place of the one before. */
export const writePicture = async (db: Queryable, name: string, at: EpochMs, document: string): Promise<void> => {
  await db.query(
    `INSERT INTO fleet_picture (name, at, document) VALUES ($1, to_timestamp($2::float8 / 1000), $3)
     ON CONFLICT (name) DO UPDATE SET at = excluded.at, document = excluded.document`,
    [name, at, document],
  )
}
