import type { EpochMs } from '@/lib/domain/time'
import type { CountedDimension, KeyedDimension } from '@/lib/server/services/counted-device'
import { slicesOf, type Queryable } from './transaction'

const UTC_DAY = `(to_timestamp($2::float8 / 1000) AT TIME ZONE 'UTC')::date`

/** What was kept of the rows of a dimension on the day that holds a moment, by key. */
export const readRowDay = async (
  db: Queryable,
  dimension: CountedDimension,
  at: EpochMs,
): Promise<Map<string, string>> => {
  const { rows } = await db.query<{ key: string; hours: string }>(
    `SELECT key, hours FROM fleet_row_day WHERE dimension = $1 AND day = ${UTC_DAY}`,
    [dimension, at],
  )
  return new Map(rows.map(({ key, hours }) => [key, hours]))
}

/** Keeps rows of a day in the place of what was kept of them. */
export const writeRowDay = async (
  db: Queryable,
  dimension: CountedDimension,
  at: EpochMs,
  rows: ReadonlyMap<string, string>,
): Promise<void> => {
  for (const slice of slicesOf([...rows])) {
    await db.query(
      `INSERT INTO fleet_row_day (dimension, key, day, hours)
       SELECT $1, key, ${UTC_DAY}, hours FROM unnest($3::text[], $4::text[]) AS u (key, hours)
       ON CONFLICT (dimension, day, key) DO UPDATE SET hours = excluded.hours`,
      [dimension, at, slice.map(([key]) => key), slice.map(([, hours]) => hours)],
    )
  }
}

/** All that was kept of some rows since a moment, by key, the oldest day first. */
export const readRowDays = async (
  db: Queryable,
  dimension: CountedDimension,
  since: EpochMs,
  keys: readonly string[],
): Promise<Map<string, string[]>> => {
  const { rows } = await db.query<{ key: string; hours: string }>(
    `SELECT key, hours FROM fleet_row_day WHERE dimension = $1 AND day >= ${UTC_DAY} AND key = ANY($3) ORDER BY day`,
    [dimension, since, keys],
  )
  const byKey = new Map<string, string[]>()
  for (const { key, hours } of rows) {
    const known = byKey.get(key)
    if (known === undefined) byKey.set(key, [hours])
    else known.push(hours)
  }
  return byKey
}

const COLUMN = {
  group: 'group_id',
  site: 'site',
  type: 'type',
  model: 'model',
  firmware: 'firmware',
} as const satisfies Record<KeyedDimension, string>

/**
 * Of some rows those whose devices have all been silent since a moment. Each ends at its first device that was not, or
 * after the first `lookedAt` of its devices.
 */
export const readSilentRows = async (
  db: Queryable,
  dimension: KeyedDimension,
  keys: readonly string[],
  since: EpochMs,
  lookedAt: number | null,
): Promise<string[]> => {
  const column = COLUMN[dimension]
  const { rows } = await db.query<{ key: string }>(
    `SELECT k.key FROM unnest($1::text[]) AS k (key) WHERE NOT EXISTS (
       SELECT 1 FROM (SELECT id FROM device WHERE ${column} = k.key AND merged_into IS NULL
                       ORDER BY ${column}, id LIMIT $3) d
         JOIN device_state t ON t.device_id = d.id WHERE t.clock > to_timestamp($2::float8 / 1000))`,
    [keys, since, lookedAt],
  )
  return rows.map(({ key }) => key)
}
