import type { EpochMs } from '@/lib/domain/time'
import type { Queryable } from './transaction'

/** A device of critical breach likelihood, with both printed scores. */
export type CriticalDevice = { id: string; name: string; breach: number; threat: number }

/** Devices of breach likelihood 75 or more that have both scores, the highest first. */
export const listCritical = async (db: Queryable, limit: number): Promise<CriticalDevice[]> => {
  const { rows } = await db.query<CriticalDevice>(
    `SELECT d.id, d.name, s.breach_printed AS breach, s.threat_printed AS threat
       FROM device_score s JOIN device d ON d.id = s.device_id
      WHERE (-s.breach_printed) BETWEEN -100 AND -75 AND s.threat_printed IS NOT NULL AND d.merged_into IS NULL
      ORDER BY (-s.breach_printed), s.device_id LIMIT $1`,
    [limit],
  )
  return rows
}

/** When devices became high or critical, of those that did within the last day; by device. */
export const readHighSince = async (
  db: Queryable,
  deviceIds: readonly string[],
): Promise<ReadonlyMap<string, EpochMs>> => {
  const { rows } = await db.query<{ device_id: string; high_at: Date }>(
    'SELECT device_id, high_at FROM device_move WHERE device_id = ANY($1) AND high_at IS NOT NULL',
    [deviceIds],
  )
  return new Map(rows.map((row) => [row.device_id, row.high_at.getTime()]))
}
