import type { ViewScreen } from '@/lib/domain/saved-view'
import type { EpochMs } from '@/lib/domain/time'
import type { Queryable } from './transaction'

export type SavedView = { id: string; screen: ViewScreen; name: string; search: string; createdAt: EpochMs }

type Row = { id: string; screen: ViewScreen; name: string; search: string; created_at: Date }

/** Lets nobody else change the views of a person until the transaction ends. */
export const lockViews = async (db: Queryable, personId: string): Promise<void> => {
  await db.query('SELECT 1 FROM person WHERE id = $1 FOR NO KEY UPDATE', [personId])
}

/** The views of a person, by name: at most as many as a person may have. */
export const readViews = async (db: Queryable, personId: string): Promise<SavedView[]> => {
  const { rows } = await db.query<Row>(
    `SELECT id, screen, name, search, created_at FROM saved_view WHERE person_id = $1 ORDER BY lower(name), name, screen`,
    [personId],
  )
  return rows.map(({ created_at: createdAt, ...row }) => ({ ...row, createdAt: createdAt.getTime() }))
}

/** Writes a view, or writes over what it was named and what it shows. */
export const writeView = async (db: Queryable, personId: string, view: SavedView): Promise<void> => {
  await db.query(
    `INSERT INTO saved_view (id, person_id, screen, name, search, created_at)
     VALUES ($1, $2, $3, $4, $5, to_timestamp($6::float8 / 1000))
     ON CONFLICT (id) DO UPDATE SET name = excluded.name, search = excluded.search`,
    [view.id, personId, view.screen, view.name, view.search, view.createdAt],
  )
}

/** Removes a view of a person; false when there is none of this id. */
export const removeView = async (db: Queryable, personId: string, id: string): Promise<boolean> => {
  const { rowCount } = await db.query('DELETE FROM saved_view WHERE person_id = $1 AND id = $2', [personId, id])
  return rowCount === 1
}
