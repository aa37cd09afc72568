import type { Pool } from 'pg'
import { addChanges } from '@/lib/server/repositories/changes'
import type { EpochMs } from '@/lib/domain/time'

/** Every table that alarms are written to or read from. */
const EMPTY_ALARMS = `TRUNCATE alarm, alarm_counter, alarm_act, alarm_suppression, webhook, webhook_delivery,
  follower, change, finding, device_score, assessment, ingest_counter, audit_entry, device CASCADE`

/** Takes everything away that a test of alarms left; the audit log only lets itself be emptied without its trigger. */
export const emptyAlarms = async (pool: Pool): Promise<void> => {
  await pool.query('ALTER TABLE audit_entry DISABLE TRIGGER audit_entry_append_only')
  await pool.query(EMPTY_ALARMS)
  await pool.query('ALTER TABLE audit_entry ENABLE TRIGGER audit_entry_append_only')
}

export type ScoredDevice = { id: string; breach: number | null; threat?: number | null; model?: string; group?: string }

/** Writes devices with these scores, as ingest leaves them, with the change that tells of it. */
export const scoreDevices = async (pool: Pool, devices: readonly ScoredDevice[], at: EpochMs): Promise<void> => {
  const json = JSON.stringify(devices)
  const groups = [...new Set(devices.flatMap(({ group }) => group ?? []))]
  await pool.query(
    `INSERT INTO device_group (id, name, kind, created_at, created_by, changed_at, changed_by)
     SELECT id, id, 'static', now(), 'test', now(), 'test' FROM unnest($1::text[]) AS u (id) ON CONFLICT DO NOTHING`,
    [['ungrouped', ...groups]],
  )
  await pool.query(
    `INSERT INTO device (id, name, origin, group_id, model, born_at, created_at)
     SELECT id, id, 'reported', coalesce("group", 'ungrouped'), model, now(), now()
       FROM jsonb_to_recordset($1::jsonb) AS r (id text, "group" text, model text) ON CONFLICT (id) DO NOTHING`,
    [json],
  )
  await pool.query(
    `INSERT INTO device_score (device_id, as_of, breach_score, breach_printed, breach_band, breach_coverage, threat_score,
                               threat_printed, threat_band, threat_coverage, stages, facilitator_stages, strongest_reason)
     SELECT id, to_timestamp($2::float8 / 1000), breach, breach, 'low', 1, threat, threat, 'low', 1, 'cccciic', 'ccccccc',
            'Beaconing to 203.0.113.77:6667'
       FROM jsonb_to_recordset($1::jsonb) AS r (id text, breach int, threat int)
     ON CONFLICT (device_id) DO UPDATE SET as_of = excluded.as_of, breach_score = excluded.breach_score,
       breach_printed = excluded.breach_printed, threat_printed = excluded.threat_printed`,
    [json, at],
  )
  const ids = devices.map(({ id }) => id)
  await addChanges(pool, ids, at)
}
