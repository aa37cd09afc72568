import type { Queryable } from './transaction'

/** The devices that were merged into one, for what is still kept under their old ids. */
export const readMergedInto = async (db: Queryable, deviceId: string): Promise<string[]> => {
  const { rows } = await db.query<{ id: string }>('SELECT id FROM device WHERE merged_into = $1 ORDER BY id', [
    deviceId,
  ])
  return rows.map((row) => row.id)
}
