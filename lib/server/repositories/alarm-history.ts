import type { EpochMs } from '@/lib/domain/time'
import type { Queryable } from './transaction'

export type AlarmEventRecord = {
  id: string
  at: EpochMs
  kind: string
  actor: string
  detail: string | null
  actId: string | null
}

/** What became of an alarm, the newest first, before an event (null: the newest). */
export const listAlarmEvents = async (
  db: Queryable,
  alarmId: string,
  before: string | null,
  limit: number,
): Promise<AlarmEventRecord[]> => {
  const { rows } = await db.query<Omit<AlarmEventRecord, 'at' | 'actId'> & { at: Date; act_id: string | null }>(
    `SELECT id, at, kind, actor, detail, act_id FROM alarm_event
      WHERE alarm_id = $1::bigint AND ($2::bigint IS NULL OR id < $2::bigint) ORDER BY id DESC LIMIT $3`,
    [alarmId, before, limit],
  )
  return rows.map(({ at, act_id: actId, ...row }) => ({ ...row, at: at.getTime(), actId }))
}

/** Events of an alarm, or of one kind of them; counted to `max`. */
export const countAlarmEvents = async (
  db: Queryable,
  alarmId: string,
  kind: string | null,
  max: number,
): Promise<number> => {
  const { rows } = await db.query<{ n: number }>(
    `SELECT count(*)::int AS n FROM (SELECT 1 FROM alarm_event WHERE alarm_id = $1::bigint
       AND ($2::text IS NULL OR kind = $2) LIMIT $3) u`,
    [alarmId, kind, max],
  )
  return rows[0]?.n ?? 0
}

/** The counters of alarms, cell by cell; the database keeps them. */
export type AlarmCounter = {
  state: string
  severity: string
  isUrgent: boolean
  cause: string
  ownerId: string
  alarms: number
  seen: number
}

export const readAlarmCounters = async (db: Queryable): Promise<AlarmCounter[]> => {
  const { rows } = await db.query<{
    state: string
    severity: string
    is_urgent: boolean
    cause: string
    owner_id: string
    alarms: string
    seen: string
  }>(`SELECT * FROM alarm_counter WHERE alarms > 0 AND state <> 'closed'`)
  return rows.map(({ is_urgent: isUrgent, owner_id: ownerId, alarms, seen, ...row }) => ({
    ...{ ...row, isUrgent, ownerId, alarms: Number(alarms), seen: Number(seen) },
  }))
}

/** When the oldest alarm that nobody takes care of was raised, and when the last one was at all. */
export const readAlarmTimes = async (
  db: Queryable,
): Promise<{ oldestUnownedAt: EpochMs | null; lastAlarmAt: EpochMs | null }> => {
  const { rows } = await db.query<{ oldest: Date | null; last: Date | null }>(
    `SELECT (SELECT opened_at FROM alarm WHERE state IN ('open', 'acknowledged') AND owner_id IS NULL
              ORDER BY opened_at LIMIT 1) AS oldest,
            (SELECT opened_at FROM alarm ORDER BY id DESC LIMIT 1) AS last`,
  )
  return { oldestUnownedAt: rows[0]?.oldest?.getTime() ?? null, lastAlarmAt: rows[0]?.last?.getTime() ?? null }
}
