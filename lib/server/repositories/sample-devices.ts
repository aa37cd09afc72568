import type { Queryable } from './transaction'
import { renewWideJudgements } from './wide-judgements'

/** As the index on these devices says it, so that it is used. */
const IS_SAMPLE = `(id LIKE 'sample:%' OR id LIKE '~sample:%')`

/** Everything that is kept by device beside the device itself; a test holds it against the tables there are. */
export const TABLES_BY_DEVICE = [
  'address_claim',
  'assessment',
  'compromise',
  'conversation',
  'device_act_item',
  'device_facts',
  'device_move',
  'device_note',
  'device_profile',
  'device_relation',
  'device_score',
  'device_state',
  'finding',
  'group_member',
  'judgement',
  'metric_hour',
  'rejudge_request',
] as const

/** Stay until followers have read what became of the device: what was counted, and that it changed. */
export const TABLES_LEFT = ['change', 'device_counted'] as const

/** How many devices of the sample fleet there are. */
export const countSampleDevices = async (db: Queryable): Promise<number> => {
  const { rows } = await db.query<{ n: number }>(`SELECT count(*)::int AS n FROM device WHERE ${IS_SAMPLE}`)
  return rows[0]?.n ?? 0
}

/** Some devices of the sample fleet, locked; those that were merged into others first. */
export const lockSampleDevices = async (db: Queryable, limit: number): Promise<string[]> => {
  const { rows } = await db.query<{ id: string }>(
    `SELECT id FROM device WHERE ${IS_SAMPLE} ORDER BY merged_into IS NULL, id LIMIT $1 FOR UPDATE`,
    [limit],
  )
  return rows.map(({ id }) => id)
}

/** Removes devices with all that is kept of them. */
export const removeDevices = async (db: Queryable, ids: readonly string[]): Promise<void> => {
  for (const table of TABLES_BY_DEVICE) await db.query(`DELETE FROM ${table} WHERE device_id = ANY($1)`, [ids])
  await db.query('DELETE FROM device_merge WHERE from_id = ANY($1) OR into_id = ANY($1)', [ids])
  await db.query('DELETE FROM device WHERE id = ANY($1)', [ids])
}

/** Named by a sensor or a token of the sample fleet. */
const BY_SOURCE = ['chunk', 'ingest_counter', 'reject'] as const

/** Removes what else is named so: groups, sensors, tokens, alarms, and what was counted of what they sent. */
export const removeSampleNames = async (db: Queryable): Promise<void> => {
  for (const table of BY_SOURCE) await db.query(`DELETE FROM ${table} WHERE source LIKE 'sample:%'`)
  await db.query(`DELETE FROM alarm WHERE subject LIKE 'sample:%' OR subject LIKE '~sample:%'`)
  await db.query(`DELETE FROM judgement WHERE scope = 'group' AND scope_key LIKE 'sample:%'`)
  // Among those that went with the devices may have been some that reached further.
  await renewWideJudgements(db)
  await db.query(`DELETE FROM sensor WHERE name LIKE 'sample:%'`)
  await db.query(`DELETE FROM api_token WHERE name LIKE 'sample:%'`)
  await db.query(`DELETE FROM group_member WHERE group_id LIKE 'sample:%'`)
  await db.query(`DELETE FROM group_counter WHERE group_id LIKE 'sample:%'`)
  await db.query(`DELETE FROM device_group WHERE id LIKE 'sample:%'`)
}
