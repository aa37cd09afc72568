import type { EpochMs } from '@/lib/domain/time'
import type { Queryable } from './transaction'

/** A person's word that a device is compromised, and how it ended. */
export type CompromiseRecord = {
  id: string
  deviceId: string
  reason: string
  by: string
  at: EpochMs
  closedAt: EpochMs | null
  closedBy: string | null
  closedReason: string | null
  isSlip: boolean
}

type Row = {
  id: string
  device_id: string
  reason: string
  by: string
  at: Date
  closed_at: Date | null
  closed_by: string | null
  closed_reason: string | null
  is_slip: boolean
}

const recordOf = (row: Row): CompromiseRecord => ({
  id: row.id,
  deviceId: row.device_id,
  reason: row.reason,
  by: row.by,
  at: row.at.getTime(),
  closedAt: row.closed_at?.getTime() ?? null,
  closedBy: row.closed_by,
  closedReason: row.closed_reason,
  isSlip: row.is_slip,
})

/** What was said of a device and of those merged into it: what is open first, then the latest. */
export const readCompromises = async (db: Queryable, deviceId: string, limit: number): Promise<CompromiseRecord[]> => {
  const { rows } = await db.query<Row>(
    `SELECT * FROM compromise
      WHERE device_id IN (SELECT $1::text UNION ALL SELECT id FROM device WHERE merged_into = $1)
      ORDER BY (closed_at IS NULL) DESC, at DESC, id LIMIT $2`,
    [deviceId, limit],
  )
  return rows.map(recordOf)
}

/** Locks a device until the transaction ends, so that one person at a time says something of it. */
export const lockDevice = async (db: Queryable, deviceId: string): Promise<void> => {
  await db.query('SELECT 1 FROM device WHERE id = $1 FOR UPDATE', [deviceId])
}

export const insertCompromise = async (
  db: Queryable,
  { id, deviceId, reason, by, at }: Pick<CompromiseRecord, 'id' | 'deviceId' | 'reason' | 'by' | 'at'>,
): Promise<void> => {
  await db.query(
    `INSERT INTO compromise (id, device_id, reason, by, at) VALUES ($1, $2, $3, $4, to_timestamp($5::float8 / 1000))`,
    [id, deviceId, reason, by, at],
  )
}

/** Ends what was said. */
export const closeCompromise = async (
  db: Queryable,
  id: string,
  { by, at, reason, isSlip }: { by: string; at: EpochMs; reason: string | null; isSlip: boolean },
): Promise<void> => {
  await db.query(
    `UPDATE compromise SET closed_at = to_timestamp($2::float8 / 1000), closed_by = $3, closed_reason = $4, is_slip = $5
      WHERE id = $1`,
    [id, at, by, reason, isSlip],
  )
}
