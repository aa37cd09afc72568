import type { EpochMs } from '@/lib/domain/time'
import { slicesOf, type Queryable } from './transaction'

/** A device that is seen for the first time. `bornAt` is the time of the record that gave birth to it. */
export type Birth = { deviceId: string; name: string; origin: 'reported' | 'address'; bornAt: EpochMs }

/** The birth of a device that reports under its own name. */
export const reportedBirth = (thingName: string, bornAt: EpochMs): Birth => ({
  deviceId: thingName,
  name: thingName,
  origin: 'reported',
  bornAt,
})

/** Every device has a row in the lists from its birth on, "not assessed" until something is known. */
export const insertEmptyScores = async (db: Queryable, ids: readonly string[], asOf: EpochMs): Promise<void> => {
  await db.query(
    `INSERT INTO device_score (device_id, as_of, breach_band, breach_coverage, threat_band, threat_coverage, stages,
                               facilitator_stages)
     SELECT id, to_timestamp($2::float8 / 1000), 'not-assessed', 0, 'not-assessed', 0, 'nnnnnnn', 'nnnnnnn'
       FROM unnest($1::text[]) AS u (id)
     ON CONFLICT (device_id) DO NOTHING`,
    [ids, asOf],
  )
}

/**
 * Creates devices; several processes may create the same one at once. An address device that was merged into a
 * registered one, whose claim has ended since, is born again. Rows sorted by id.
 */
export const insertBirths = async (db: Queryable, births: readonly Birth[], receivedAt: EpochMs): Promise<number> => {
  let born = 0
  for (const slice of slicesOf(births)) {
    const { rowCount } = await db.query(
      `INSERT INTO device (id, name, origin, born_at, created_at)
       SELECT id, name, origin, to_timestamp(born / 1000), to_timestamp($5::float8 / 1000)
         FROM unnest($1::text[], $2::text[], $3::text[], $4::float8[]) AS u (id, name, origin, born)
       ON CONFLICT (id) DO UPDATE SET merged_into = NULL, born_at = excluded.born_at WHERE device.merged_into IS NOT NULL`,
      [
        slice.map((birth) => birth.deviceId),
        slice.map((birth) => birth.name),
        slice.map((birth) => birth.origin),
        slice.map((birth) => birth.bornAt),
        receivedAt,
      ],
    )
    born += rowCount ?? 0
    await insertEmptyScores(
      db,
      slice.map((birth) => birth.deviceId),
      receivedAt,
    )
  }
  return born
}

/** Devices that became known since a moment, counted to `most`, and when the first did; null when none did. */
export const readBirthsSince = async (
  db: Queryable,
  since: EpochMs,
  most: number,
): Promise<{ first: EpochMs | null; devices: number }> => {
  const { rows } = await db.query<{ first: Date | null; devices: number }>(
    `SELECT min(born_at) AS first, count(*)::int AS devices FROM (SELECT born_at FROM device
      WHERE merged_into IS NULL AND born_at > to_timestamp($1::float8 / 1000) ORDER BY born_at, id LIMIT $2) b`,
    [since, most],
  )
  return { first: rows[0]?.first?.getTime() ?? null, devices: rows[0]?.devices ?? 0 }
}
