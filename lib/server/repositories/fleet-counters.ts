import type { EpochMs } from '@/lib/domain/time'
import type { CountedDimension, CountedMeasure } from '@/lib/server/services/counted-device'
import type { CounterDelta } from '@/lib/server/services/counter-deltas'
import { lockFollower, moveFollower, readFollowedAt, type Position } from './followers'
import { slicesOf, type Queryable } from './transaction'

/** Forgets all counts, before everything is counted anew. */
export const clearCounters = async (db: Queryable): Promise<void> => {
  await db.query('DELETE FROM fleet_counter')
  await db.query('DELETE FROM device_counted')
  await db.query('DELETE FROM group_counter')
}

const INCREASE = `
  INSERT INTO fleet_counter AS c (dimension, key, measure, cell, devices)
  SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::bigint[])
  ON CONFLICT (dimension, key, measure, cell) DO UPDATE SET devices = c.devices + excluded.devices`

/** Only among the cells that were just written: there are too many others to look at. */
const REMOVE_EMPTY = `
  DELETE FROM fleet_counter c USING unnest($1::text[], $2::text[], $3::text[], $4::text[])
      AS u (dimension, key, measure, cell)
   WHERE c.dimension = u.dimension AND c.key = u.key AND c.measure = u.measure AND c.cell = u.cell AND c.devices = 0`

/** Adds differences to the counters; a counter that comes to nothing is removed. */
export const addToCounters = async (db: Queryable, deltas: readonly CounterDelta[]): Promise<void> => {
  for (const slice of slicesOf(deltas)) {
    const cells = [
      slice.map((row) => row.dimension),
      slice.map((row) => row.key),
      slice.map((row) => row.measure),
      slice.map((row) => row.cell),
    ]
    await db.query(INCREASE, [...cells, slice.map((row) => row.delta)])
    if (slice.some((row) => row.delta < 0)) await db.query(REMOVE_EMPTY, cells)
  }
}

export type Counter = { key: string; measure: CountedMeasure; cell: string; devices: number }

type CounterRow = { key: string; measure: CountedMeasure; cell: string; devices: string }

/** Some counters of the keys of a dimension that have most devices, and of those with most that are high or critical. */
export const readCounters = async (
  db: Queryable,
  dimension: CountedDimension,
  measures: readonly CountedMeasure[],
  largest: number,
  worst = 0,
): Promise<Counter[]> => {
  const { rows } = await db.query<CounterRow>(
    // OFFSET 0: each key's counters are looked up in the index, however much the planner would like to read them all.
    `SELECT k.key, c.measure, c.cell, c.devices
       FROM ((SELECT key FROM fleet_counter WHERE dimension = $1 AND measure = 'devices'
               ORDER BY devices DESC, key LIMIT $2)
             UNION
             (SELECT key FROM fleet_counter WHERE dimension = $1 AND measure = 'breach' AND cell IN ('critical', 'high')
               ORDER BY devices DESC, key LIMIT $4)) k
      CROSS JOIN LATERAL (SELECT measure, cell, devices FROM fleet_counter
              WHERE dimension = $1 AND key = k.key AND measure = ANY($3) OFFSET 0) c`,
    [dimension, largest, measures, worst],
  )
  return rows.map((row) => ({ ...row, devices: Number(row.devices) }))
}

/** How many keys a dimension has, counted to `most`. */
export const countKeys = async (db: Queryable, dimension: CountedDimension, most: number): Promise<number> => {
  const { rows } = await db.query<{ n: number }>(
    `SELECT count(*)::int AS n FROM (SELECT 1 FROM fleet_counter
      WHERE dimension = $1 AND measure = 'devices' ORDER BY devices DESC, key LIMIT $2) k`,
    [dimension, most],
  )
  return rows[0]?.n ?? 0
}

const FOLLOWER = 'counters'

/** Takes the counters for this transaction, so that two workers do not count at once, and says how far they are. */
export const lockCounters = (db: Queryable, at: EpochMs): Promise<Position> => lockFollower(db, FOLLOWER, at)

/** Moves on to a position, and says when the counters were last right. */
export const moveCounters = (db: Queryable, position: Position, at: EpochMs): Promise<void> =>
  moveFollower(db, FOLLOWER, position, at)

/** When the counters were last brought up to date; null before the first time. */
export const readCountersAt = (db: Queryable): Promise<EpochMs | null> => readFollowedAt(db, FOLLOWER)
