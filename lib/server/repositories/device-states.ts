import type { Exposure } from '@/lib/domain/finding'
import type { EpochMs } from '@/lib/domain/time'
import type { DeviceRelation } from '@/lib/assessment/device-relation'
import { relationsOf, relationsOfRows, type RelationRow } from './device-relations'
import { wordsOf, wordsOfRow, type DeviceWords, type WordsRow } from './device-words'
import { slicesOf, type Queryable } from './transaction'

/** What must be known of a device before its state is read: whether it exists, and which version is current. */
export type DeviceHead = {
  deviceId: string
  known: boolean
  mergedInto: string | null
  exposure: Exposure | null
  /** What other devices say of its signs. */
  relations: readonly DeviceRelation[]
  model: string | null
  /** What people said of this very device. */
  words: DeviceWords
  /** Of the judgements that reach beyond one device; empty: there are none. */
  wideVersion: string
  /** Null when the device has no state yet. */
  version: string | null
}

/** The packed state of a device at a version. */
export type StateRow = { deviceId: string; version: string; hot: string; cold: Buffer | null }

export type StateWrite = {
  deviceId: string
  /** The version that was read; null to insert the first. */
  version: string | null
  hot: string
  cold: Uint8Array | null
  clock: EpochMs | null
}

type HeadRecord = {
  id: string
  known: boolean
  merged_into: string | null
  exposure: Exposure | null
  relations: RelationRow[] | null
  model: string | null
  words: WordsRow | null
  wide_version: string
  version: string | null
}

/** Reads which devices exist and which version their states have; one row for each id asked for. */
export const readHeads = async (db: Queryable, ids: readonly string[]): Promise<DeviceHead[]> => {
  const { rows } = await db.query<HeadRecord>(
    `SELECT u.id, d.id IS NOT NULL AS known, d.merged_into, d.exposure, s.version, ${relationsOf('u.id')} AS relations,
            d.model, CASE WHEN d.is_judged THEN ${wordsOf('u.id')} END AS words,
            (SELECT w.version FROM judgement_version w) AS wide_version
       FROM unnest($1::text[]) AS u (id)
       LEFT JOIN device d ON d.id = u.id
       LEFT JOIN device_state s ON s.device_id = u.id`,
    [ids],
  )
  return rows.map((row) => ({
    deviceId: row.id,
    known: row.known,
    mergedInto: row.merged_into,
    exposure: row.exposure,
    relations: relationsOfRows(row.relations ?? []),
    model: row.model,
    words: wordsOfRow(row.words),
    wideVersion: row.wide_version,
    version: row.version,
  }))
}

/** Reads the packed states of devices. */
export const readStates = async (db: Queryable, ids: readonly string[]): Promise<StateRow[]> => {
  if (ids.length === 0) return []
  const { rows } = await db.query<{ device_id: string; version: string; hot: string; facts: Buffer | null }>(
    `SELECT s.device_id, s.version, s.hot, f.facts
       FROM device_state s LEFT JOIN device_facts f ON f.device_id = s.device_id
      WHERE s.device_id = ANY($1)`,
    [ids],
  )
  return rows.map(({ device_id: deviceId, version, hot, facts }) => ({ deviceId, version, hot, cold: facts }))
}

/** When a device was last heard of, on its own clock. */
export type DeviceClock = { deviceId: string; clock: EpochMs | null }

/** The clocks of the devices whose ids follow `after`, in the order of the ids. */
export const readClocks = async (db: Queryable, after: string, limit: number): Promise<DeviceClock[]> => {
  const { rows } = await db.query<{ device_id: string; clock: Date | null }>(
    'SELECT device_id, clock FROM device_state WHERE device_id > $1 ORDER BY device_id LIMIT $2',
    [after, limit],
  )
  return rows.map(({ device_id: deviceId, clock }) => ({ deviceId, clock: clock?.getTime() ?? null }))
}

/** Locks the states of devices in the order of their ids until the transaction ends. */
export const lockStates = async (db: Queryable, ids: readonly string[]): Promise<void> => {
  await db.query('SELECT 1 FROM device_state WHERE device_id = ANY($1) ORDER BY device_id FOR UPDATE', [ids])
}

/**
 * Only where the version is still the one read. The inner query locks in the order of the ids, whatever the plan of
 * the update is, so that two batches over the same devices wait for each other instead of deadlocking.
 */
const UPDATE = `
  UPDATE device_state s SET version = s.version + 1, hot = u.hot, clock = u.clock
    FROM (SELECT u.device_id, u.version, u.hot, to_timestamp(u.clock / 1000) AS clock
            FROM unnest($1::text[], $2::bigint[], $3::text[], $4::float8[]) AS u (device_id, version, hot, clock)
            JOIN device_state locked ON locked.device_id = u.device_id
           ORDER BY u.device_id FOR UPDATE OF locked) u
   WHERE s.device_id = u.device_id AND s.version = u.version
  RETURNING s.device_id`

/**
 * The first version is the time of receipt, so that a device that is merged away and born again never has a version
 * a second time.
 */
const INSERT = `
  INSERT INTO device_state (device_id, version, hot, clock)
  SELECT u.device_id, u.version, u.hot, to_timestamp(u.clock / 1000)
    FROM unnest($1::text[], $2::bigint[], $3::text[], $4::float8[]) AS u (device_id, version, hot, clock)
  ON CONFLICT (device_id) DO NOTHING
  RETURNING device_id`

const write = async (db: Queryable, rows: readonly StateWrite[], statement: string, firstVersion: EpochMs) => {
  const written: string[] = []
  for (const slice of slicesOf(rows)) {
    const result = await db.query<{ device_id: string }>(statement, [
      slice.map((row) => row.deviceId),
      slice.map((row) => row.version ?? firstVersion),
      slice.map((row) => row.hot),
      slice.map((row) => row.clock),
    ])
    for (const { device_id: deviceId } of result.rows) written.push(deviceId)
  }
  return written
}

/** Writes states whose version nobody changed meanwhile; returns the ids that were written. Rows sorted by id. */
export const writeStates = async (
  db: Queryable,
  rows: readonly StateWrite[],
  receivedAt: EpochMs,
): Promise<Set<string>> => {
  const born = rows.filter((row) => row.version === null)
  const known = rows.filter((row) => row.version !== null)
  const inserted = await write(db, born, INSERT, receivedAt)
  return new Set([...inserted, ...(await write(db, known, UPDATE, receivedAt))])
}

/** Writes the facts that changed; the state rows are locked by then. */
export const writeFacts = async (db: Queryable, rows: readonly StateWrite[]): Promise<void> => {
  for (const slice of slicesOf(rows.filter((row) => row.cold !== null))) {
    await db.query(
      `INSERT INTO device_facts (device_id, facts) SELECT * FROM unnest($1::text[], $2::bytea[])
       ON CONFLICT (device_id) DO UPDATE SET facts = excluded.facts`,
      [slice.map((row) => row.deviceId), slice.map((row) => Buffer.from(row.cold ?? []))],
    )
  }
}
