import type { Band } from '@/lib/domain/severity'
import type { EpochMs } from '@/lib/domain/time'
import {
  NO_KEY,
  type CountedDevice,
  type CountedDimension,
  type CountedMeasure,
  type CounterCell,
} from '@/lib/server/services/counted-device'
import { slicesOf, type Queryable } from './transaction'

type CurrentRow = {
  id: string
  group_id: string
  site: string
  type: string | null
  model: string | null
  firmware: string | null
  stages: string
  facilitator_stages: string
  breach_band: Band
  threat_band: Band
}

const CURRENT = `
  SELECT d.id, d.group_id, d.site, d.type, d.model, d.firmware, s.stages, s.facilitator_stages, s.breach_band,
         s.threat_band
    FROM device d JOIN device_score s ON s.device_id = d.id WHERE d.merged_into IS NULL`

const countedOf = (row: CurrentRow): [string, CountedDevice] => [
  row.id,
  {
    keys: {
      group: row.group_id,
      site: row.site,
      type: row.type ?? NO_KEY,
      model: row.model ?? NO_KEY,
      firmware: row.firmware ?? NO_KEY,
    },
    stages: row.stages,
    facilitatorStages: row.facilitator_stages,
    breach: row.breach_band,
    threat: row.threat_band,
  },
]

/** How devices are to be counted now; a device that is missing does not count. */
export const readCurrent = async (db: Queryable, ids: readonly string[]): Promise<Map<string, CountedDevice>> => {
  const { rows } = await db.query<CurrentRow>(`${CURRENT} AND d.id = ANY($1)`, [ids])
  return new Map(rows.map(countedOf))
}

/** The next devices by id, for a count of all. */
export const readCurrentAfter = async (
  db: Queryable,
  after: string,
  limit: number,
): Promise<Map<string, CountedDevice>> => {
  const { rows } = await db.query<CurrentRow>(`${CURRENT} AND d.id > $1 ORDER BY d.id LIMIT $2`, [after, limit])
  return new Map(rows.map(countedOf))
}

/** How devices stand in the counters. */
export const readCounted = async (db: Queryable, ids: readonly string[]): Promise<Map<string, CountedDevice>> => {
  const { rows } = await db.query<{ device_id: string; counted: CountedDevice }>(
    'SELECT device_id, counted FROM device_counted WHERE device_id = ANY($1)',
    [ids],
  )
  return new Map(rows.map((row) => [row.device_id, row.counted]))
}

/** Remembers how devices now stand in the counters. */
export const writeCounted = async (
  db: Queryable,
  ids: readonly string[],
  current: ReadonlyMap<string, CountedDevice>,
): Promise<void> => {
  const gone = ids.filter((id) => !current.has(id))
  if (gone.length > 0) await db.query('DELETE FROM device_counted WHERE device_id = ANY($1)', [gone])
  for (const slice of slicesOf([...current])) {
    await db.query(
      `INSERT INTO device_counted (device_id, counted)
       SELECT id, counted::jsonb FROM unnest($1::text[], $2::text[]) AS u (id, counted)
       ON CONFLICT (device_id) DO UPDATE SET counted = excluded.counted`,
      [slice.map(([id]) => id), slice.map(([, counted]) => JSON.stringify(counted))],
    )
  }
}

/** Forgets all counts, before everything is counted anew. */
export const clearCounters = async (db: Queryable): Promise<void> => {
  await db.query('DELETE FROM fleet_counter')
  await db.query('DELETE FROM device_counted')
}

/** Adds differences to the counters; a counter that comes to nothing is removed. */
export const addToCounters = async (
  db: Queryable,
  deltas: readonly (CounterCell & { delta: number })[],
): Promise<void> => {
  for (const slice of slicesOf(deltas)) {
    await db.query(
      `INSERT INTO fleet_counter AS c (dimension, key, measure, cell, devices)
       SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::bigint[])
       ON CONFLICT (dimension, key, measure, cell) DO UPDATE SET devices = c.devices + excluded.devices`,
      [
        slice.map((row) => row.dimension),
        slice.map((row) => row.key),
        slice.map((row) => row.measure),
        slice.map((row) => row.cell),
        slice.map((row) => row.delta),
      ],
    )
  }
  if (deltas.some((row) => row.delta < 0)) await db.query('DELETE FROM fleet_counter WHERE devices = 0')
}

export type Counter = { key: string; measure: CountedMeasure; cell: string; devices: number }

type CounterRow = { key: string; measure: CountedMeasure; cell: string; devices: string }

/** The counters of the keys of a dimension that have most devices. */
export const readCounters = async (db: Queryable, dimension: CountedDimension, keysMax: number): Promise<Counter[]> => {
  const { rows } = await db.query<CounterRow>(
    `SELECT key, measure, cell, devices FROM fleet_counter
      WHERE dimension = $1 AND key IN
        (SELECT key FROM fleet_counter WHERE dimension = $1 AND measure = 'devices' ORDER BY devices DESC, key LIMIT $2)`,
    [dimension, keysMax],
  )
  return rows.map((row) => ({ ...row, devices: Number(row.devices) }))
}

const FOLLOWER = 'counters'

/** How far changes were followed. */
export type Position = { transaction: string; sequence: string }

/** Takes the counters for this transaction, so that two workers do not count at once, and says how far they are. */
export const lockCounters = async (db: Queryable, at: EpochMs): Promise<Position> => {
  await db.query(
    `INSERT INTO follower (name, sequence, at) VALUES ($1, 0, to_timestamp($2::float8 / 1000))
     ON CONFLICT (name) DO NOTHING`,
    [FOLLOWER, at],
  )
  const { rows } = await db.query<Position>(
    'SELECT transaction::text, sequence FROM follower WHERE name = $1 FOR UPDATE',
    [FOLLOWER],
  )
  return rows[0] ?? { transaction: '0', sequence: '0' }
}

/** Moves on to a position, and says when the counters were last right. */
export const moveCounters = async (db: Queryable, position: Position, at: EpochMs): Promise<void> => {
  await db.query(
    `UPDATE follower SET transaction = $2::xid8, sequence = $3, at = to_timestamp($4::float8 / 1000) WHERE name = $1`,
    [FOLLOWER, position.transaction, position.sequence, at],
  )
}

/** When the counters were last brought up to date; null before the first time. */
export const readCountersAt = async (db: Queryable): Promise<EpochMs | null> => {
  const { rows } = await db.query<{ at: Date }>('SELECT at FROM follower WHERE name = $1', [FOLLOWER])
  return rows[0]?.at.getTime() ?? null
}
