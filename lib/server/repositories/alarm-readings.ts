import { KILL_CHAIN_STAGES, type KillChainStage } from '@/lib/domain/kill-chain'
import type { EpochMs } from '@/lib/domain/time'
import type { AlarmSubject } from './alarm-rows'
import type { Queryable } from './transaction'

/** What alarms rest on of a device, as it stands now. */
export type DeviceReading = AlarmSubject & {
  criticality: string
  /** Printed scores; null when not assessed. */
  breach: number | null
  threat: number | null
  /** The furthest stage with an active indicator. */
  stage: KillChainStage | null
  reason: string | null
  asOf: EpochMs
  /** Its agent reported in a rhythm and reports no more. */
  isSilent: boolean
}

type Row = {
  id: string
  name: string
  group_id: string
  site: string
  type: string | null
  model: string | null
  criticality: string
  breach: number | null
  threat: number | null
  stages: string
  reason: string | null
  as_of: Date
  is_silent: boolean
}

/** The rule of detection that knows each device's own rhythm. */
const SILENCE_RULE = 'report-silence'
/** Characters of a reason that an alarm keeps; strangers wrote it. */
const REASON_CHARACTERS = 300

const readingOf = (row: Row): DeviceReading => ({
  subjectKind: 'device',
  subject: row.id,
  subjectName: row.name,
  groupId: row.group_id,
  site: row.site,
  type: row.type,
  model: row.model,
  criticality: row.criticality,
  breach: row.breach,
  threat: row.threat,
  stage: KILL_CHAIN_STAGES[row.stages.lastIndexOf('i')] ?? null,
  reason: row.reason?.slice(0, REASON_CHARACTERS) ?? null,
  asOf: row.as_of.getTime(),
  isSilent: row.is_silent,
})

/** What alarms rest on of some devices; one that is missing is gone or was merged into another. */
export const readDeviceReadings = async (
  db: Queryable,
  ids: readonly string[],
): Promise<ReadonlyMap<string, DeviceReading>> => {
  const { rows } = await db.query<Row>(
    `SELECT d.id, d.name, d.group_id, d.site, d.type, d.model, d.criticality, s.breach_printed AS breach,
            s.threat_printed AS threat, s.stages, s.strongest_reason AS reason, s.as_of,
            EXISTS (SELECT 1 FROM finding f WHERE f.device_id = d.id AND f.closed_at IS NULL AND f.rule_id = $2
              AND f.verdict IS NULL) AS is_silent
       FROM device d JOIN device_score s ON s.device_id = d.id WHERE d.id = ANY($1) AND d.merged_into IS NULL`,
    [ids, SILENCE_RULE],
  )
  return new Map(rows.map((row) => [row.id, readingOf(row)]))
}

/** The last score that was below the edge of its first band with an alarm: from where it rose. */
const lastBelow = (column: 'breach_score' | 'threat_score', edge: number): string =>
  `(SELECT floor(a.${column} + 0.5)::int FROM assessment a WHERE a.device_id = s.device_id AND a.as_of < s.as_of
     AND a.${column} < ${String(edge)} ORDER BY a.as_of DESC LIMIT 1)`

/** Both scores of devices as they were before they rose over the edge; printed, null when they never were below. */
export type ScoresBefore = { breach: number | null; threat: number | null }

export const readScoresBefore = async (
  db: Queryable,
  ids: readonly string[],
): Promise<ReadonlyMap<string, ScoresBefore>> => {
  if (ids.length === 0) return new Map()
  const { rows } = await db.query<ScoresBefore & { id: string }>(
    `SELECT s.device_id AS id, ${lastBelow('breach_score', 49.5)} AS breach, ${lastBelow('threat_score', 74.5)} AS threat
       FROM device_score s WHERE s.device_id = ANY($1)`,
    [ids],
  )
  return new Map(rows.map(({ id, breach, threat }) => [id, { breach, threat }]))
}
