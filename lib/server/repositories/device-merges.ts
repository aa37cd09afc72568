import type { EpochMs } from '@/lib/domain/time'
import type { StateRow } from './device-states'
import type { Queryable } from './transaction'

/** What a merge moved and replaced, so that it can be undone. */
export type DeviceMerge = {
  fromId: string
  intoId: string
  findingIds: readonly string[]
  from: Pick<StateRow, 'hot' | 'cold'> | null
  into: Pick<StateRow, 'hot' | 'cold'> | null
  /** The version of the device it was merged into, right after. */
  intoVersion: string
}

type Row = {
  from_id: string
  into_id: string
  finding_ids: string[]
  from_hot: string | null
  from_facts: Buffer | null
  into_hot: string | null
  into_facts: Buffer | null
  into_version: string
}

export const insertMerge = async (db: Queryable, merge: DeviceMerge, at: EpochMs): Promise<void> => {
  const { fromId, intoId, findingIds, from, into, intoVersion } = merge
  await db.query(
    `INSERT INTO device_merge (from_id, into_id, at, finding_ids, from_hot, from_facts, into_hot, into_facts, into_version)
     VALUES ($1, $2, to_timestamp($3::float8 / 1000), $4, $5, $6, $7, $8, $9)`,
    [fromId, intoId, at, findingIds, from?.hot, from?.cold, into?.hot, into?.cold, intoVersion],
  )
  await db.query('UPDATE device SET merged_into = $2 WHERE id = $1', [fromId, intoId])
  // What people said of either holds of both; so it does when they turn out to be two after all.
  await db.query(
    `UPDATE device SET is_judged = true
      WHERE id = $2 AND NOT is_judged AND EXISTS (SELECT 1 FROM device f WHERE f.id = $1 AND f.is_judged)`,
    [fromId, intoId],
  )
}

const stateOf = (hot: string | null, cold: Buffer | null): DeviceMerge['from'] => (hot === null ? null : { hot, cold })

/** Takes the merge of a device out of the books, for its undoing; null when it was not merged. */
export const takeMerge = async (db: Queryable, fromId: string, intoId: string): Promise<DeviceMerge | null> => {
  const { rows } = await db.query<Row>('DELETE FROM device_merge WHERE from_id = $1 AND into_id = $2 RETURNING *', [
    fromId,
    intoId,
  ])
  const [row] = rows
  if (row === undefined) return null
  await db.query('UPDATE device SET merged_into = NULL WHERE id = $1', [fromId])
  return {
    fromId: row.from_id,
    intoId: row.into_id,
    findingIds: row.finding_ids,
    from: stateOf(row.from_hot, row.from_facts),
    into: stateOf(row.into_hot, row.into_facts),
    intoVersion: row.into_version,
  }
}

/** Gives findings to another device. */
export const moveFindings = async (db: Queryable, ids: readonly string[], toId: string): Promise<void> => {
  await db.query(
    `UPDATE finding SET device_id = $2,
            settled = CASE WHEN settled IS NULL THEN NULL ELSE jsonb_set(settled, '{deviceId}', to_jsonb($2::text)) END
      WHERE id = ANY($1)`,
    [ids, toId],
  )
}

/** All findings of a device, open and closed. */
export const readFindingKeys = async (
  db: Queryable,
  deviceId: string,
): Promise<{ id: string; key: string; isOpen: boolean }[]> => {
  const { rows } = await db.query<{ id: string; key: string; isOpen: boolean }>(
    `SELECT id, rule_id || ' ' || subject AS key, closed_at IS NULL AS "isOpen" FROM finding WHERE device_id = $1`,
    [deviceId],
  )
  return rows
}

/** Removes the state of a device; what it knew is kept with the merge. */
export const removeState = async (db: Queryable, deviceId: string): Promise<void> => {
  await db.query('DELETE FROM device_state WHERE device_id = $1', [deviceId])
  await db.query('DELETE FROM device_facts WHERE device_id = $1', [deviceId])
}

/** Writes a state whatever is there; the caller holds the lock. */
export const putState = async (
  db: Queryable,
  deviceId: string,
  state: { hot: string; cold: Uint8Array | null; clock: EpochMs | null },
  version: string,
): Promise<void> => {
  await db.query(
    `INSERT INTO device_state (device_id, version, hot, clock) VALUES ($1, $2, $3, to_timestamp($4::float8 / 1000))
     ON CONFLICT (device_id) DO UPDATE SET version = excluded.version, hot = excluded.hot, clock = excluded.clock`,
    [deviceId, version, state.hot, state.clock],
  )
  if (state.cold === null) return
  await db.query(
    `INSERT INTO device_facts (device_id, facts) VALUES ($1, $2)
     ON CONFLICT (device_id) DO UPDATE SET facts = excluded.facts`,
    [deviceId, Buffer.from(state.cold)],
  )
}

/** The scores of one device become another's in the lists, until that one is judged itself. */
export const moveScore = async (db: Queryable, fromId: string, toId: string): Promise<void> => {
  await db.query('DELETE FROM device_score WHERE device_id = $1', [toId])
  await db.query('UPDATE device_score SET device_id = $2 WHERE device_id = $1', [fromId, toId])
}

export const removeScore = async (db: Queryable, deviceId: string): Promise<void> => {
  await db.query('DELETE FROM device_score WHERE device_id = $1', [deviceId])
}

/** Has the scores in the lists computed from the last stored assessment as soon as the worker comes by. */
export const requestRescore = async (db: Queryable, deviceId: string, at: EpochMs): Promise<void> => {
  await db.query('UPDATE device_score SET next_change_at = to_timestamp($2::float8 / 1000) WHERE device_id = $1', [
    deviceId,
    at,
  ])
}
