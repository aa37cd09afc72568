import { bandOf, printedOf } from '@/lib/domain/severity'
import { DAY_MS, type EpochMs } from '@/lib/domain/time'
import { MOVES } from './device-conditions'
import type { Queryable } from './transaction'

/** How a device stands against a day ago; printed breach likelihoods, null where not assessed or not known. */
export type DeviceMove = {
  deviceId: string
  /** When the score of a day ago was assessed; null when the device was not known then. */
  beforeAt: EpochMs | null
  before: number | null
  now: number | null
  highAt: EpochMs | null
  lookAt: EpochMs
}

type StepRow = {
  id: string
  now: number | null
  old_at: Date | null
  old_score: number | null
  first_at: Date
  first_score: number | null
  high_at: Date | null
}

/** A few steps in the primary key of the assessments, a device; the first that is high only of those that are high. */
const STEPS = `
  SELECT d.id, s.breach_printed AS now, o.as_of AS old_at, o.breach_score AS old_score, f.as_of AS first_at,
         f.breach_score AS first_score, h.as_of AS high_at
    FROM device d JOIN device_score s ON s.device_id = d.id
   CROSS JOIN LATERAL (SELECT as_of, breach_score FROM assessment a WHERE a.device_id = d.id
      AND a.as_of > to_timestamp($2::float8 / 1000)::timestamptz(3) ORDER BY as_of LIMIT 1) f
    LEFT JOIN LATERAL (SELECT as_of, breach_score FROM assessment a WHERE a.device_id = d.id
      AND a.as_of <= to_timestamp($2::float8 / 1000)::timestamptz(3) ORDER BY as_of DESC LIMIT 1) o ON TRUE
    LEFT JOIN LATERAL (SELECT as_of FROM assessment a WHERE a.device_id = d.id AND s.breach_printed >= 50
      AND a.as_of > to_timestamp($2::float8 / 1000)::timestamptz(3) AND a.breach_score >= 49.5
      ORDER BY as_of LIMIT 1) h ON TRUE
   WHERE d.id = ANY($1) AND d.merged_into IS NULL`

/** Whether a printed score is high or critical; not assessed is neither. */
export const isHigh = (printed: number | null): boolean =>
  printed !== null && bandOf(printed) !== 'low' && bandOf(printed) !== 'medium'

const printed = (score: number | null): number | null => (score === null ? null : printedOf(score))

const moveOf = (row: StepRow): DeviceMove => {
  const first = printed(row.first_score)
  // A device that was not known a day ago moved since its first assessment; one that was high in it, from nothing.
  const before = row.old_at === null ? (isHigh(first) ? null : first) : printed(row.old_score)
  const isNewlyHigh = isHigh(row.now) && !isHigh(before)
  return {
    deviceId: row.id,
    beforeAt: row.old_at?.getTime() ?? null,
    before,
    now: row.now,
    highAt: isNewlyHigh ? (row.high_at ?? row.first_at).getTime() : null,
    lookAt: row.first_at.getTime() + DAY_MS,
  }
}

/** How devices stand against a day before `at`; those without an assessment since then are missing. */
export const readSteps = async (db: Queryable, ids: readonly string[], at: EpochMs): Promise<DeviceMove[]> => {
  const { rows } = await db.query<StepRow>(STEPS, [ids, at - DAY_MS])
  return rows.map(moveOf)
}

const UPSERT = `
  INSERT INTO device_move (device_id, before_at, breach_before, breach_now, moved, high_at, is_calmer, look_at)
  SELECT id, to_timestamp(before_at / 1000), before, now, moved, to_timestamp(high_at / 1000), calmer,
         to_timestamp(look_at / 1000)
    FROM unnest($1::text[], $2::float8[], $3::int[], $4::int[], $5::int[], $6::float8[], $7::bool[], $8::float8[])
      AS u (id, before_at, before, now, moved, high_at, calmer, look_at)
  ON CONFLICT (device_id) DO UPDATE SET before_at = excluded.before_at, breach_before = excluded.breach_before,
    breach_now = excluded.breach_now, moved = excluded.moved, high_at = excluded.high_at,
    is_calmer = excluded.is_calmer, look_at = excluded.look_at`

/** Remembers how devices stand; of `ids`, those that did not move in the last day are forgotten. */
export const writeMoves = async (
  db: Queryable,
  ids: readonly string[],
  moves: readonly DeviceMove[],
): Promise<void> => {
  const moving = new Set(moves.map(({ deviceId }) => deviceId))
  const still = ids.filter((id) => !moving.has(id))
  if (still.length > 0) await db.query('DELETE FROM device_move WHERE device_id = ANY($1)', [still])
  if (moves.length === 0) return
  await db.query(UPSERT, [
    moves.map((move) => move.deviceId),
    moves.map((move) => move.beforeAt),
    moves.map((move) => move.before),
    moves.map((move) => move.now),
    moves.map(({ before, now }) => (before === null || now === null ? 0 : now - before)),
    moves.map((move) => move.highAt),
    moves.map(({ before, now }) => isHigh(before) && !isHigh(now)),
    moves.map((move) => move.lookAt),
  ])
}

/** Devices whose score of a day ago is another by now. */
export const readDueMoves = async (db: Queryable, at: EpochMs, limit: number): Promise<string[]> => {
  const { rows } = await db.query<{ device_id: string }>(
    `SELECT device_id FROM device_move WHERE look_at <= to_timestamp($1::float8 / 1000) ORDER BY look_at LIMIT $2`,
    [at, limit],
  )
  return rows.map((row) => row.device_id)
}

export type MoveList = 'newly-high' | 'risers' | 'fallers' | 'calmer'

const LISTS = {
  'newly-high': `WHERE ${MOVES['newly-high']} ORDER BY v.high_at DESC, v.device_id`,
  risers: 'WHERE v.moved > 0 AND v.high_at IS NULL ORDER BY v.moved DESC, v.device_id DESC',
  fallers: 'WHERE v.moved < 0 AND NOT v.is_calmer ORDER BY v.moved, v.device_id',
  calmer: `WHERE ${MOVES.calmer} ORDER BY v.device_id`,
} as const satisfies Record<MoveList, string>

type MoveRow = {
  device_id: string
  name: string
  group_id: string
  before_at: Date | null
  breach_before: number | null
  breach_now: number | null
  high_at: Date | null
  look_at: Date
  as_of: Date
  strongest_reason: string | null
}

export type ListedMove = DeviceMove & { name: string; group: string; asOf: EpochMs; strongestReason: string | null }

/** The first devices of a list, each found in an index. */
export const listMoves = async (db: Queryable, list: MoveList, limit: number): Promise<ListedMove[]> => {
  const { rows } = await db.query<MoveRow>(
    `SELECT v.device_id, d.name, d.group_id, v.before_at, v.breach_before, v.breach_now, v.high_at, v.look_at, s.as_of,
            s.strongest_reason
       FROM (SELECT * FROM device_move v ${LISTS[list]} LIMIT $1) v
       JOIN device d ON d.id = v.device_id JOIN device_score s ON s.device_id = v.device_id ${LISTS[list]}`,
    [limit],
  )
  return rows.map((row) => ({
    deviceId: row.device_id,
    name: row.name,
    group: row.group_id,
    beforeAt: row.before_at?.getTime() ?? null,
    before: row.breach_before,
    now: row.breach_now,
    highAt: row.high_at?.getTime() ?? null,
    lookAt: row.look_at.getTime(),
    asOf: row.as_of.getTime(),
    strongestReason: row.strongest_reason,
  }))
}

/** How many devices are rising, became high and became calmer, each counted to `most` in its index. */
export const countMoves = async (
  db: Queryable,
  most: number,
): Promise<{ rising: number; newlyHigh: number; calmer: number }> => {
  const count = (of: keyof typeof MOVES) =>
    `(SELECT count(*)::int FROM (SELECT 1 FROM device_move v WHERE ${MOVES[of]} LIMIT $1) c)`
  const { rows } = await db.query<{ rising: number; newly_high: number; calmer: number }>(
    `SELECT ${count('rising')} AS rising, ${count('newly-high')} AS newly_high, ${count('calmer')} AS calmer`,
    [most],
  )
  const [row] = rows
  return { rising: row?.rising ?? 0, newlyHigh: row?.newly_high ?? 0, calmer: row?.calmer ?? 0 }
}

export type Reached = { group: string; stages: string; at: EpochMs; devices: number }

/** Devices that became high, by group and where they came to in the chain; at most `most` of them are looked at. */
export const readReached = async (db: Queryable, most: number): Promise<Reached[]> => {
  const { rows } = await db.query<{ group_id: string; stages: string; at: Date; devices: number }>(
    `SELECT d.group_id, s.stages, min(v.high_at) AS at, count(*)::int AS devices
       FROM (SELECT device_id, high_at FROM device_move v WHERE ${MOVES['newly-high']}
              ORDER BY high_at, device_id LIMIT $1) v
       JOIN device d ON d.id = v.device_id JOIN device_score s ON s.device_id = v.device_id
      GROUP BY d.group_id, s.stages`,
    [most],
  )
  return rows.map(({ group_id: group, at, ...row }) => ({ group, at: at.getTime(), ...row }))
}
