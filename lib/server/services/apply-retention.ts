import type { Pool } from 'pg'
import type { RetentionName } from '@/lib/domain/retention'
import { DAY_MS, type EpochMs } from '@/lib/domain/time'
import { noteRetentionRun } from '@/lib/server/repositories/retention'
import { readRetentionDays } from './retention'

/** What the product keeps as it must; the rest is in the settings. Rejects are bounded by number at their writing. */
export const FIXED_DAYS = {
  changes: 7,
  removedNotes: 30,
  closedAlarms: 400,
  alarmActs: 90,
  deviceActs: 90,
  suppressions: 400,
  webhookDeliveries: 30,
  fleetRows: 31,
  endedSessions: 30,
  signInFailures: 1,
  welcomeCodes: 1,
} as const

/** Rows a statement removes at most, so that nobody waits for it. */
const ROWS_PER_STEP = 5_000

type Rule = { kept: RetentionName | keyof typeof FIXED_DAYS; sql: string }

/** Removes rows of a table by their physical place, a bounded number at a time. */
const deleteOld = (table: string, condition: string): string =>
  `DELETE FROM ${table} WHERE ctid = ANY (ARRAY(SELECT ctid FROM ${table} WHERE ${condition} LIMIT $2))`

/** `$1` is the moment before which things go. What came with a device's own time is measured against its clock. */
const RULES: readonly Rule[] = [
  { kept: 'chunks', sql: deleteOld('chunk', 'received_at < $1') },
  { kept: 'changes', sql: deleteOld('change', 'at < $1') },
  { kept: 'rejects', sql: deleteOld('reject', 'received_at < $1') },
  { kept: 'ingestCounters', sql: deleteOld('ingest_counter', 'hour < $1') },
  { kept: 'assessments', sql: deleteOld('assessment', 'computed_at < $1') },
  { kept: 'groupHours', sql: deleteOld('group_assessment', 'as_of < $1 AND NOT is_daily') },
  { kept: 'groupDays', sql: deleteOld('group_assessment', 'as_of < $1') },
  { kept: 'removedNotes', sql: deleteOld('device_note', 'removed_at < $1') },
  { kept: 'closedAlarms', sql: deleteOld('alarm', `state = 'closed' AND closed_at < $1`) },
  { kept: 'alarmActs', sql: deleteOld('alarm_act', 'at < $1 AND finished_at IS NOT NULL') },
  { kept: 'deviceActs', sql: deleteOld('device_act', 'at < $1 AND finished_at IS NOT NULL') },
  { kept: 'suppressions', sql: deleteOld('alarm_suppression', 'expires_at < $1 AND is_released') },
  { kept: 'webhookDeliveries', sql: deleteOld('webhook_delivery', `made_at < $1 AND state <> 'waiting'`) },
  { kept: 'fleetRows', sql: deleteOld('fleet_row_day', 'day < $1') },
  { kept: 'endedSessions', sql: deleteOld('session', 'expires_at < $1') },
  { kept: 'signInFailures', sql: deleteOld('sign_in_failure', 'last_failed_at < $1') },
  { kept: 'welcomeCodes', sql: deleteOld('welcome_code', 'expires_at < $1') },
  {
    // What a device says now stays, however long ago it said so.
    kept: 'profiles',
    sql: `DELETE FROM device_profile WHERE ctid = ANY (ARRAY(
            SELECT p.ctid FROM device_profile p WHERE p.received_at < $1 AND EXISTS (SELECT 1 FROM device_profile n
              WHERE n.device_id = p.device_id AND n.version > p.version) LIMIT $2))`,
  },
  {
    kept: 'assessmentInputs',
    sql: `UPDATE assessment SET inputs = NULL WHERE ctid = ANY (ARRAY(
            SELECT ctid FROM assessment WHERE computed_at < $1 AND inputs IS NOT NULL LIMIT $2))`,
  },
]

/** Against the clock of the device: `$1` is a number of days. A capture of the past must not vanish over night. */
const ofDevice = (table: string, column: string): string =>
  `DELETE FROM ${table} WHERE ctid = ANY (ARRAY(SELECT r.ctid FROM ${table} r
     JOIN device_state s ON s.device_id = r.device_id
    WHERE r.${column} < s.clock - make_interval(days => $1) LIMIT $2))`

/** Those of a device that was merged into another are read as that one's, and go by its clock. */
const OLD_CONVERSATIONS = `DELETE FROM conversation WHERE ctid = ANY (ARRAY(SELECT r.ctid FROM device d
    JOIN device_state s ON s.device_id = coalesce(d.merged_into, d.id)
    JOIN conversation r ON r.device_id = d.id
     AND r.day < ((s.clock - make_interval(days => $1)) AT TIME ZONE 'UTC')::date LIMIT $2))`

const DEVICE_RULES: readonly Rule[] = [
  { kept: 'closedFindings', sql: ofDevice('finding', 'closed_at') },
  { kept: 'conversations', sql: OLD_CONVERSATIONS },
  { kept: 'metricHours', sql: ofDevice('metric_hour', 'hour') },
]

const repeat = async (pool: Pool, sql: string, first: Date | number, signal: AbortSignal): Promise<void> => {
  while (!signal.aborted) {
    const { rowCount } = await pool.query(sql, [first, ROWS_PER_STEP])
    if ((rowCount ?? 0) < ROWS_PER_STEP) return
  }
}

/** Removes what is older than it is kept, by the settings as they are now. */
export const applyRetention = async (pool: Pool, now: EpochMs, signal: AbortSignal): Promise<void> => {
  const days = { ...FIXED_DAYS, ...(await readRetentionDays(pool)) }
  for (const { kept, sql } of RULES) await repeat(pool, sql, new Date(now - days[kept] * DAY_MS), signal)
  for (const { kept, sql } of DEVICE_RULES) await repeat(pool, sql, days[kept], signal)
  if (!signal.aborted) await noteRetentionRun(pool, now)
}
