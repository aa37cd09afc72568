import type { Queryable } from './transaction'

/** What the last assessment of a device rests on; null inputs are no longer kept. */
export type LastInputs = { deviceId: string; name: string; inputs: string | null }

const idsOf = async (db: Queryable, sql: string, parameters: readonly unknown[]): Promise<string[]> => {
  const { rows } = await db.query<{ device_id: string }>(sql, [...parameters])
  return rows.map((row) => row.device_id)
}

/** The devices of the highest score of a kind, highest first; those that are not assessed are none of them. */
export const readHighestIds = (db: Queryable, score: 'breach' | 'threat', limit: number): Promise<string[]> =>
  idsOf(
    db,
    `SELECT device_id FROM device_score WHERE -${score}_printed IS NOT NULL ORDER BY (-${score}_printed), device_id LIMIT $1`,
    [limit],
  )

/**
 * Devices from all over the fleet, the same for the same fleet: from each of the hundred places that the database's own
 * statistics put at equal distances over the ids, the next few. Before there are statistics: the first by id.
 */
export const readSpreadIds = (db: Queryable, perPlace: number, limit: number): Promise<string[]> =>
  idsOf(
    db,
    `WITH place AS (SELECT unnest(histogram_bounds::text::text[]) AS id FROM pg_stats
                     WHERE schemaname = current_schema() AND tablename = 'device_score' AND attname = 'device_id')
     SELECT DISTINCT device_id FROM (
       SELECT s.device_id FROM place CROSS JOIN LATERAL
         (SELECT device_id FROM device_score WHERE device_id >= place.id ORDER BY device_id LIMIT $1) s
        UNION ALL
       (SELECT device_id FROM device_score WHERE NOT EXISTS (SELECT 1 FROM place) ORDER BY device_id LIMIT $2)) u
      ORDER BY device_id LIMIT $2`,
    [perPlace, limit],
  )

/** What the last assessments of some devices rest on; devices that never had one are missing. */
export const readLastInputs = async (db: Queryable, ids: readonly string[]): Promise<LastInputs[]> => {
  const { rows } = await db.query<{ device_id: string; name: string; inputs: string | null }>(
    `SELECT d.id AS device_id, d.name, a.inputs
       FROM unnest($1::text[]) AS u (id) JOIN device d ON d.id = u.id
      CROSS JOIN LATERAL (SELECT inputs FROM assessment WHERE device_id = u.id ORDER BY as_of DESC LIMIT 1) a`,
    [ids],
  )
  return rows.map((row) => ({ deviceId: row.device_id, name: row.name, inputs: row.inputs }))
}
