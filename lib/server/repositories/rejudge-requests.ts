import type { Exposure } from '@/lib/domain/finding'
import type { EpochMs } from '@/lib/domain/time'
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

export type RejudgeRequest = Rejudge & { requestedAt: Date }

type Row = { device_id: string; requested_at: Date; exposure_before: Exposure | null }

/** The next devices to be judged anew, by id. */
export const readRejudgeRequests = async (db: Queryable, limit: number): Promise<RejudgeRequest[]> => {
  const { rows } = await db.query<Row>(
    'SELECT device_id, requested_at, exposure_before FROM rejudge_request ORDER BY device_id LIMIT $1',
    [limit],
  )
  return rows.map((row) => ({
    deviceId: row.device_id,
    requestedAt: row.requested_at,
    exposureBefore: row.exposure_before,
  }))
}

/** Ends requests that nobody repeated meanwhile. */
export const endRejudgeRequests = async (db: Queryable, requests: readonly RejudgeRequest[]): Promise<void> => {
  await db.query(
    `DELETE FROM rejudge_request r USING unnest($1::text[], $2::timestamptz[]) AS u (device_id, requested_at)
      WHERE r.device_id = u.device_id AND r.requested_at = u.requested_at`,
    [requests.map(({ deviceId }) => deviceId), requests.map(({ requestedAt }) => requestedAt)],
  )
}
