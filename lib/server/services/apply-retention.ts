import type { Pool } from 'pg'
import { DAY_MS, type EpochMs } from '@/lib/domain/time'

/** How long things are kept (design, "What is stored"). Rejects are bounded by number at their writing. */
export const RETENTION_DAYS = {
  chunks: 30,
  changes: 7,
  assessmentInputs: 90,
  assessments: 400,
  closedFindings: 400,
  metricHours: 400,
  conversations: 30,
  ingestCounters: 400,
  rejects: 30,
  groupHours: 30,
  groupDays: 400,
  profiles: 400,
  removedNotes: 30,
  closedAlarms: 400,
  alarmActs: 90,
  suppressions: 400,
  webhookDeliveries: 30,
  fleetRows: 31,
  endedSessions: 30,
  signInFailures: 1,
  welcomeCodes: 1,
} as const

/** Rows a statement removes at most, so that nobody waits for it. */
const ROWS_PER_STEP = 5_000

type Rule = { days: number; sql: string }

/** Removes rows of a table by their physical place, a bounded number at a time. */
const deleteOld = (table: string, condition: string): string =>
  `DELETE FROM ${table} WHERE ctid = ANY (ARRAY(SELECT ctid FROM ${table} WHERE ${condition} LIMIT $2))`

/** `$1` is the moment before which things go. What came with a device's own time is measured against its clock. */
const RULES: readonly Rule[] = [
  { days: RETENTION_DAYS.chunks, sql: deleteOld('chunk', 'received_at < $1') },
  { days: RETENTION_DAYS.changes, sql: deleteOld('change', 'at < $1') },
  { days: RETENTION_DAYS.rejects, sql: deleteOld('reject', 'received_at < $1') },
  { days: RETENTION_DAYS.ingestCounters, sql: deleteOld('ingest_counter', 'hour < $1') },
  { days: RETENTION_DAYS.assessments, sql: deleteOld('assessment', 'computed_at < $1') },
  { days: RETENTION_DAYS.groupHours, sql: deleteOld('group_assessment', 'as_of < $1 AND NOT is_daily') },
  { days: RETENTION_DAYS.groupDays, sql: deleteOld('group_assessment', 'as_of < $1') },
  { days: RETENTION_DAYS.removedNotes, sql: deleteOld('device_note', 'removed_at < $1') },
  { days: RETENTION_DAYS.closedAlarms, sql: deleteOld('alarm', `state = 'closed' AND closed_at < $1`) },
  { days: RETENTION_DAYS.alarmActs, sql: deleteOld('alarm_act', 'at < $1 AND finished_at IS NOT NULL') },
  { days: RETENTION_DAYS.suppressions, sql: deleteOld('alarm_suppression', 'expires_at < $1 AND is_released') },
  {
    days: RETENTION_DAYS.webhookDeliveries,
    sql: deleteOld('webhook_delivery', `made_at < $1 AND state <> 'waiting'`),
  },
  { days: RETENTION_DAYS.fleetRows, sql: deleteOld('fleet_row_day', 'day < $1') },
  { days: RETENTION_DAYS.endedSessions, sql: deleteOld('session', 'expires_at < $1') },
  { days: RETENTION_DAYS.signInFailures, sql: deleteOld('sign_in_failure', 'last_failed_at < $1') },
  { days: RETENTION_DAYS.welcomeCodes, sql: deleteOld('welcome_code', 'expires_at < $1') },
  {
    // What a device says now stays, however long ago it said so.
    days: RETENTION_DAYS.profiles,
    sql: `DELETE FROM device_profile WHERE ctid = ANY (ARRAY(
            SELECT p.ctid FROM device_profile p WHERE p.received_at < $1 AND EXISTS (SELECT 1 FROM device_profile n
              WHERE n.device_id = p.device_id AND n.version > p.version) LIMIT $2))`,
  },
  {
    days: RETENTION_DAYS.assessmentInputs,
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
  { days: RETENTION_DAYS.closedFindings, sql: ofDevice('finding', 'closed_at') },
  { days: RETENTION_DAYS.conversations, sql: OLD_CONVERSATIONS },
  { days: RETENTION_DAYS.metricHours, sql: ofDevice('metric_hour', 'hour') },
]

const repeat = async (pool: Pool, sql: string, first: Date | number, signal: AbortSignal): Promise<void> => {
  while (!signal.aborted) {
    const { rowCount } = await pool.query(sql, [first, ROWS_PER_STEP])
    if ((rowCount ?? 0) < ROWS_PER_STEP) return
  }
}

/** Removes what is older than it is kept. */
export const applyRetention = async (pool: Pool, now: EpochMs, signal: AbortSignal): Promise<void> => {
  for (const { days, sql } of RULES) await repeat(pool, sql, new Date(now - days * DAY_MS), signal)
  for (const { days, sql } of DEVICE_RULES) await repeat(pool, sql, days, signal)
}
