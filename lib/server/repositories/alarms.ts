import type { AlarmCause } from '@/lib/domain/alarm'
import { toIso, type EpochMs } from '@/lib/domain/time'
import { alarmOf, type AlarmRecord, type AlarmRow } from './alarm-rows'
import { storableJson } from './storable'
import { slicesOf, type Queryable } from './transaction'

/** The names and types of what is written of an alarm; the database gives the id. */
const COLUMNS = {
  cause: 'text',
  subject_kind: 'text',
  subject: 'text',
  subject_name: 'text',
  group_id: 'text',
  site: 'text',
  type: 'text',
  model: 'text',
  severity: 'text',
  rank: 'smallint',
  state: 'text',
  is_standing: 'boolean',
  level: 'smallint',
  points: 'smallint',
  stage: 'text',
  reason: 'text',
  count: 'integer',
  opened_at: 'timestamptz',
  last_seen_at: 'timestamptz',
  cleared_at: 'timestamptz',
  version: 'integer',
  owner_id: 'text',
  closed_at: 'timestamptz',
  closed_by: 'text',
  closed_reason: 'text',
  suppression_id: 'text',
} as const satisfies Record<keyof Omit<AlarmRow, 'id'>, string>
const NAMES = Object.keys(COLUMNS).join(', ')
const TYPED = Object.entries(COLUMNS)
  .map(([name, type]) => `${name} ${type}`)
  .join(', ')
const ASSIGNED = Object.keys(COLUMNS)
  .map((name) => `${name} = r.${name}`)
  .join(', ')

const isoOf = (at: EpochMs | null): string | null => (at === null ? null : toIso(at))

const jsonOf = (alarms: readonly AlarmRecord[]): string =>
  storableJson(
    alarms.map((alarm) => ({
      id: alarm.id,
      cause: alarm.cause,
      subject_kind: alarm.subjectKind,
      subject: alarm.subject,
      subject_name: alarm.subjectName,
      group_id: alarm.groupId,
      site: alarm.site,
      type: alarm.type,
      model: alarm.model,
      severity: alarm.severity,
      rank: alarm.rank,
      state: alarm.state,
      is_standing: alarm.isStanding,
      level: alarm.level,
      points: alarm.points,
      stage: alarm.stage,
      reason: alarm.reason,
      count: alarm.count,
      opened_at: toIso(alarm.openedAt),
      last_seen_at: toIso(alarm.lastSeenAt),
      cleared_at: isoOf(alarm.clearedAt),
      version: alarm.version,
      owner_id: alarm.ownerId,
      closed_at: isoOf(alarm.closedAt),
      closed_by: alarm.closedBy,
      closed_reason: alarm.closedReason,
      suppression_id: alarm.suppressionId,
    })),
  )

/** Alarms by id in order of id, held until the transaction ends: every writer takes them so. */
export const lockAlarms = async (db: Queryable, ids: readonly string[]): Promise<AlarmRecord[]> => {
  if (ids.length === 0) return []
  const { rows } = await db.query<AlarmRow>('SELECT * FROM alarm WHERE id = ANY($1::bigint[]) ORDER BY id FOR UPDATE', [
    ids,
  ])
  return rows.map(alarmOf)
}

/** The latest alarm of each cause of some subjects, held until the transaction ends. */
export const lockLatestAlarms = async (db: Queryable, subjects: readonly string[]): Promise<AlarmRecord[]> => {
  const { rows } = await db.query<{ id: string }>(
    `SELECT DISTINCT ON (subject, cause) id FROM alarm WHERE subject = ANY($1) ORDER BY subject, cause, id DESC`,
    [subjects],
  )
  return lockAlarms(
    db,
    rows.map(({ id }) => id),
  )
}

/** Writes new alarms and gives them with their ids; one whose subject and cause has an unclosed one is left out. */
export const insertAlarms = async (db: Queryable, alarms: readonly AlarmRecord[]): Promise<AlarmRecord[]> => {
  const written: AlarmRecord[] = []
  for (const slice of slicesOf(alarms)) {
    const { rows } = await db.query<AlarmRow>(
      `INSERT INTO alarm (${NAMES}) SELECT ${NAMES} FROM jsonb_to_recordset($1::jsonb) AS r (${TYPED})
       ON CONFLICT DO NOTHING RETURNING *`,
      [jsonOf(slice)],
    )
    written.push(...rows.map(alarmOf))
  }
  return written
}

/** Writes alarms that the caller holds. */
export const updateAlarms = async (db: Queryable, alarms: readonly AlarmRecord[]): Promise<void> => {
  for (const slice of slicesOf(alarms)) {
    await db.query(
      `UPDATE alarm a SET ${ASSIGNED} FROM jsonb_to_recordset($1::jsonb) AS r (id bigint, ${TYPED}) WHERE a.id = r.id`,
      [jsonOf(slice)],
    )
  }
}

/** What became of an alarm. `actor` is empty where the worker did it; `detail` is bounded by who writes it. */
export type AlarmEvent = {
  alarmId: string
  kind: string
  actor: string
  detail: string | null
  actId: string | null
}

export const insertAlarmEvents = async (db: Queryable, events: readonly AlarmEvent[], at: EpochMs): Promise<void> => {
  for (const slice of slicesOf(events)) {
    await db.query(
      `INSERT INTO alarm_event (alarm_id, at, kind, actor, detail, act_id)
       SELECT "alarmId", to_timestamp($2::float8 / 1000), kind, actor, detail, "actId"
         FROM jsonb_to_recordset($1::jsonb) AS r ("alarmId" bigint, kind text, actor text, detail text, "actId" text)`,
      [storableJson(slice), at],
    )
  }
}

/** The alarms of a cause that are not closed, a page by id; for causes that are watched and not followed. */
export const readUnclosed = async (
  db: Queryable,
  cause: AlarmCause,
  subjectKind: string,
  afterId: string,
  limit: number,
): Promise<AlarmRecord[]> => {
  const { rows } = await db.query<AlarmRow>(
    `SELECT * FROM alarm WHERE cause = $1 AND subject_kind = $2 AND state <> 'closed' AND id > $3::bigint
      ORDER BY id LIMIT $4`,
    [cause, subjectKind, afterId, limit],
  )
  return rows.map(alarmOf)
}

export const findAlarm = async (db: Queryable, id: string): Promise<AlarmRecord | null> => {
  const { rows } = await db.query<AlarmRow>('SELECT * FROM alarm WHERE id = $1::bigint', [id])
  return rows[0] === undefined ? null : alarmOf(rows[0])
}
