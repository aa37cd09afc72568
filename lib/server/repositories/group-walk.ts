import type { Queryable } from './transaction'

/** Asks the worker to look at all devices: which groups they belong to may have changed. Begins a walk anew. */
export const requestWalk = async (db: Queryable): Promise<void> => {
  await db.query(`INSERT INTO group_walk (after_id) VALUES ('') ON CONFLICT ("only") DO UPDATE SET after_id = ''`)
}

/** The device after which the walk goes on, locked for this transaction; null when nobody asked for one. */
export const readWalk = async (db: Queryable): Promise<string | null> => {
  const { rows } = await db.query<{ after_id: string }>('SELECT after_id FROM group_walk FOR UPDATE')
  return rows[0]?.after_id ?? null
}

/** How far the walk is; null ends it. */
export const moveWalk = async (db: Queryable, after: string | null): Promise<void> => {
  if (after === null) await db.query('DELETE FROM group_walk')
  else await db.query('UPDATE group_walk SET after_id = $1', [after])
}
