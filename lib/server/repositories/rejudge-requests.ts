import type { Exposure } from '@/lib/domain/finding'
import type { DeviceRelation } from '@/lib/assessment/device-relation'
import type { EpochMs } from '@/lib/domain/time'
import { relationsOf, relationsOfRows, type RelationRow } from './device-relations'
import type { Queryable } from './transaction'

/** A device to be judged anew, and the exposure that held until its registry fields changed. */
export type Rejudge = { deviceId: string; exposureBefore: Exposure | null }

/** Asks the worker to judge devices anew. What held before the first request that is still open is what counts. */
export const requestRejudge = async (db: Queryable, devices: readonly Rejudge[], at: EpochMs): Promise<void> => {
  await db.query(
    `INSERT INTO rejudge_request (device_id, exposure_before, requested_at)
     SELECT id, exposure, to_timestamp($3::float8 / 1000) FROM unnest($1::text[], $2::text[]) AS u (id, exposure)
      ORDER BY id
     ON CONFLICT (device_id) DO UPDATE SET requested_at = excluded.requested_at`,
    [devices.map(({ deviceId }) => deviceId), devices.map(({ exposureBefore }) => exposureBefore), at],
  )
}

/**
 * Asks the worker to judge devices anew of which related devices are about to say something else. Before that is
 * written, for what they say until now is kept with the request.
 */
export const requestRelatedRejudge = async (
  db: Queryable,
  deviceIds: readonly string[],
  at: EpochMs,
): Promise<void> => {
  await db.query(
    `INSERT INTO rejudge_request AS r (device_id, exposure_before, relations_before, requested_at)
     SELECT d.id, d.exposure, coalesce(${relationsOf('d.id')}, '[]'), to_timestamp($2::float8 / 1000)
       FROM device d WHERE d.id = ANY($1) AND d.merged_into IS NULL ORDER BY d.id
     ON CONFLICT (device_id) DO UPDATE SET requested_at = excluded.requested_at,
       relations_before = coalesce(r.relations_before, excluded.relations_before)`,
    [deviceIds, at],
  )
}

/** What held until the request, as far as it changed: relations are null when they did not. */
export type RejudgeRequest = Rejudge & { requestedAt: Date; relationsBefore: readonly DeviceRelation[] | null }

type Row = {
  device_id: string
  requested_at: Date
  exposure_before: Exposure | null
  relations_before: RelationRow[] | null
}

const COLUMNS = 'device_id, requested_at, exposure_before, relations_before'

const requestOf = (row: Row): RejudgeRequest => ({
  deviceId: row.device_id,
  requestedAt: row.requested_at,
  exposureBefore: row.exposure_before,
  relationsBefore: row.relations_before === null ? null : relationsOfRows(row.relations_before),
})

/** The next devices to be judged anew, by id. */
export const readRejudgeRequests = async (db: Queryable, limit: number): Promise<RejudgeRequest[]> => {
  const sql = `SELECT ${COLUMNS} FROM rejudge_request ORDER BY device_id LIMIT $1`
  const { rows } = await db.query<Row>(sql, [limit])
  return rows.map(requestOf)
}

/** What is still open of a device; null when nothing is. */
export const findRejudgeRequest = async (db: Queryable, deviceId: string): Promise<RejudgeRequest | null> => {
  const sql = `SELECT ${COLUMNS} FROM rejudge_request WHERE device_id = $1`
  const { rows } = await db.query<Row>(sql, [deviceId])
  return rows[0] === undefined ? null : requestOf(rows[0])
}

/** Ends requests that nobody repeated meanwhile. */
export const endRejudgeRequests = async (db: Queryable, requests: readonly RejudgeRequest[]): Promise<void> => {
  await db.query(
    `DELETE FROM rejudge_request r USING unnest($1::text[], $2::timestamptz[]) AS u (device_id, requested_at)
      WHERE r.device_id = u.device_id AND r.requested_at = u.requested_at`,
    [requests.map(({ deviceId }) => deviceId), requests.map(({ requestedAt }) => requestedAt)],
  )
}
