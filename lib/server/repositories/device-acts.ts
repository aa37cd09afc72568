import type { DeviceSetting } from '@/lib/contracts/device-act'
import type { EpochMs } from '@/lib/domain/time'
import type { DevicePlace } from './device-orders'
import { slicesOf, type Queryable } from './transaction'

/** What an act is done with. Of one on all that match: the query, and how many its maker was shown. */
export type DeviceActDetail = {
  set?: DeviceSetting
  q?: string
  count?: number
  /** Of an undo: what it undoes. */
  of?: string
}

export type DeviceActRecord = {
  id: string
  kind: 'set' | 'undo'
  detail: DeviceActDetail
  actor: string
  at: EpochMs
  devices: number
  done: number
  changed: number
  failed: number
  walkedTo: DevicePlace | null
  gatheredAt: EpochMs | null
  refusal: string | null
  finishedAt: EpochMs | null
  undoneBy: string | null
}

type Row = Omit<DeviceActRecord, 'at' | 'walkedTo' | 'gatheredAt' | 'finishedAt' | 'undoneBy'> & {
  at: Date
  walked_to: DevicePlace | null
  gathered_at: Date | null
  finished_at: Date | null
  undone_by: string | null
}

const actOf = ({ walked_to, gathered_at, finished_at, undone_by, ...row }: Row): DeviceActRecord => ({
  ...row,
  at: row.at.getTime(),
  walkedTo: walked_to,
  gatheredAt: gathered_at?.getTime() ?? null,
  finishedAt: finished_at?.getTime() ?? null,
  undoneBy: undone_by,
})

export const insertDeviceAct = async (
  db: Queryable,
  act: Pick<DeviceActRecord, 'id' | 'kind' | 'detail' | 'actor' | 'at'>,
): Promise<void> => {
  await db.query(
    `INSERT INTO device_act (id, kind, detail, actor, at) VALUES ($1, $2, $3, $4, to_timestamp($5::float8 / 1000))`,
    [act.id, act.kind, JSON.stringify(act.detail), act.actor, act.at],
  )
}

/** An act; with `isHeld` nobody else works at it until the transaction ends. */
export const findDeviceAct = async (db: Queryable, id: string, isHeld = false): Promise<DeviceActRecord | null> => {
  const { rows } = await db.query<Row>(`SELECT * FROM device_act WHERE id = $1 ${isHeld ? 'FOR UPDATE' : ''}`, [id])
  return rows[0] === undefined ? null : actOf(rows[0])
}

/** Takes devices by id into an act; one that is not there fails when its turn comes. Returns how many are new to it. */
export const takeDevices = async (db: Queryable, id: string, deviceIds: readonly string[]): Promise<number> => {
  let taken = 0
  for (const slice of slicesOf(deviceIds)) {
    const { rowCount } = await db.query(
      `INSERT INTO device_act_item (act_id, device_id) SELECT DISTINCT $1, u.id FROM unnest($2::text[]) AS u (id)
       ON CONFLICT DO NOTHING`,
      [id, slice],
    )
    taken += rowCount ?? 0
  }
  return taken
}

/** Takes into an undo the next devices that an act changed; behind which it goes on, null at the end. */
export const takeChangedDevices = async (
  db: Queryable,
  { id, of, after, limit }: { id: string; of: string; after: string; limit: number },
): Promise<{ taken: number; last: string | null }> => {
  const { rows } = await db.query<{ device_id: string }>(
    `INSERT INTO device_act_item (act_id, device_id, differences)
     SELECT $1, device_id, differences FROM device_act_item
      WHERE act_id = $2 AND device_id > $3 AND differences IS NOT NULL ORDER BY device_id LIMIT $4
     RETURNING device_id`,
    [id, of, after, limit],
  )
  return { taken: rows.length, last: rows.length < limit ? null : (rows.at(-1)?.device_id ?? null) }
}

/** Notes how far the gathering is; `isOver` when it is settled which devices the act takes. */
export const noteGathered = async (
  db: Queryable,
  id: string,
  { devices, walkedTo, isOver, at }: { devices: number; walkedTo: DevicePlace | null; isOver: boolean; at: EpochMs },
): Promise<void> => {
  await db.query(
    `UPDATE device_act SET devices = $2, walked_to = $3,
            gathered_at = CASE WHEN $4 THEN to_timestamp($5::float8 / 1000) END WHERE id = $1`,
    [id, devices, walkedTo === null ? null : JSON.stringify(walkedTo), isOver, at],
  )
}

/** Ends an act of which nothing was done, and says why. */
export const refuseDeviceAct = async (db: Queryable, id: string, refusal: string, at: EpochMs): Promise<void> => {
  await db.query('UPDATE device_act SET refusal = $2, finished_at = to_timestamp($3::float8 / 1000) WHERE id = $1', [
    id,
    refusal,
    at,
  ])
}

/** A field that became another, before and after. */
export type FieldChange = { field: string; before: string | null; after: string | null }
export type DeviceActItem = { deviceId: string; differences: readonly FieldChange[] | null }

/** The next devices an act is still to be done on, in the order of their ids. */
export const readDeviceActItems = async (db: Queryable, id: string, limit: number): Promise<DeviceActItem[]> => {
  const { rows } = await db.query<{ device_id: string; differences: FieldChange[] | null }>(
    `SELECT device_id, differences FROM device_act_item WHERE act_id = $1 AND outcome IS NULL ORDER BY device_id LIMIT $2`,
    [id, limit],
  )
  return rows.map(({ device_id: deviceId, differences }) => ({ deviceId, differences }))
}

/** How an act went on one device: 'done' or why not; `differences` only where it changed something. */
export type DeviceActOutcome = DeviceActItem & { outcome: string }

export const writeDeviceActOutcomes = async (
  db: Queryable,
  id: string,
  outcomes: readonly DeviceActOutcome[],
): Promise<void> => {
  const done = outcomes.filter(({ outcome }) => outcome === 'done')
  await db.query(
    `UPDATE device_act_item i SET outcome = u.outcome, differences = u.differences
       FROM unnest($2::text[], $3::text[], $4::jsonb[]) AS u (device_id, outcome, differences)
      WHERE i.act_id = $1 AND i.device_id = u.device_id`,
    [
      id,
      outcomes.map(({ deviceId }) => deviceId),
      outcomes.map(({ outcome }) => outcome),
      outcomes.map(({ differences }) => (differences === null ? null : JSON.stringify(differences))),
    ],
  )
  await db.query('UPDATE device_act SET done = done + $2, changed = changed + $3, failed = failed + $4 WHERE id = $1', [
    id,
    done.length,
    done.filter(({ differences }) => differences !== null).length,
    outcomes.length - done.length,
  ])
}

export const finishDeviceAct = async (db: Queryable, id: string, at: EpochMs): Promise<void> => {
  await db.query('UPDATE device_act SET finished_at = to_timestamp($2::float8 / 1000) WHERE id = $1', [id, at])
}

export const markDeviceActUndone = async (db: Queryable, id: string, by: string): Promise<void> => {
  await db.query('UPDATE device_act SET undone_by = $2 WHERE id = $1', [id, by])
}

/** The oldest act that is not finished; null when there is none. */
export const findUnfinishedDeviceAct = async (db: Queryable): Promise<string | null> => {
  const { rows } = await db.query<{ id: string }>(
    'SELECT id FROM device_act WHERE finished_at IS NULL ORDER BY at, id LIMIT 1',
  )
  return rows[0]?.id ?? null
}

/** The first devices an act failed on, with why. */
export const readDeviceActFailures = async (
  db: Queryable,
  id: string,
  limit: number,
): Promise<{ id: string; name: string; reason: string }[]> => {
  const { rows } = await db.query<{ id: string; name: string; reason: string }>(
    `SELECT i.device_id AS id, coalesce(d.name, '') AS name, i.outcome AS reason
       FROM device_act_item i LEFT JOIN device d ON d.id = i.device_id
      WHERE i.act_id = $1 AND i.outcome <> 'done' ORDER BY i.device_id LIMIT $2`,
    [id, limit],
  )
  return rows
}
