import type { AlarmCause, SuppressionScope } from '@/lib/domain/alarm'
import type { EpochMs } from '@/lib/domain/time'
import type { AlarmRecord } from './alarm-rows'
import type { Queryable } from './transaction'

export type SuppressionRecord = {
  id: string
  scope: SuppressionScope
  keys: string[]
  cause: AlarmCause | null
  reason: string
  createdBy: string
  createdAt: EpochMs
  expiresAt: EpochMs
  endedAt: EpochMs | null
  endedBy: string | null
  wouldHide: number
  hidden: number
}

type Row = {
  id: string
  scope: SuppressionScope
  keys: string[]
  cause: AlarmCause | null
  reason: string
  created_by: string
  created_at: Date
  expires_at: Date
  ended_at: Date | null
  ended_by: string | null
  would_hide: number
  hidden: number
}

const suppressionOf = (row: Row): SuppressionRecord => ({
  id: row.id,
  scope: row.scope,
  keys: row.keys,
  cause: row.cause,
  reason: row.reason,
  createdBy: row.created_by,
  createdAt: row.created_at.getTime(),
  expiresAt: row.expires_at.getTime(),
  endedAt: row.ended_at?.getTime() ?? null,
  endedBy: row.ended_by,
  wouldHide: row.would_hide,
  hidden: row.hidden,
})

const LIVE = 'NOT is_released AND ended_at IS NULL AND expires_at > to_timestamp($1::float8 / 1000)'

/** The key of an alarm in a scope; null where it has none (a sensor is suppressed as a device is, by its name). */
export const scopeKeyOf = (
  { subject, model, groupId }: Pick<AlarmRecord, 'subject' | 'model' | 'groupId'>,
  scope: SuppressionScope,
): string | null => ({ device: subject, model, group: groupId })[scope]

/** The suppressions in force that may cover one of these alarms. */
export const readLiveSuppressions = async (
  db: Queryable,
  alarms: readonly AlarmRecord[],
  at: EpochMs,
): Promise<SuppressionRecord[]> => {
  if (alarms.length === 0) return []
  const keysOf = (scope: SuppressionScope) => [...new Set(alarms.flatMap((alarm) => scopeKeyOf(alarm, scope) ?? []))]
  const { rows } = await db.query<Row>(
    `SELECT * FROM alarm_suppression WHERE ${LIVE} AND ((scope = 'device' AND keys && $2::text[])
       OR (scope = 'model' AND keys && $3::text[]) OR (scope = 'group' AND keys && $4::text[])) ORDER BY created_at, id`,
    [at, keysOf('device'), keysOf('model'), keysOf('group')],
  )
  return rows.map(suppressionOf)
}

/** All suppressions in force, the newest first; their number is bounded. */
export const listLiveSuppressions = async (db: Queryable, at: EpochMs): Promise<SuppressionRecord[]> => {
  const { rows } = await db.query<Row>(
    `SELECT * FROM alarm_suppression WHERE ${LIVE} ORDER BY created_at DESC, id DESC`,
    [at],
  )
  return rows.map(suppressionOf)
}

export const findSuppression = async (db: Queryable, id: string): Promise<SuppressionRecord | null> => {
  const { rows } = await db.query<Row>('SELECT * FROM alarm_suppression WHERE id = $1 FOR UPDATE', [id])
  return rows[0] === undefined ? null : suppressionOf(rows[0])
}

export const insertSuppression = async (db: Queryable, given: SuppressionRecord): Promise<void> => {
  await db.query(
    `INSERT INTO alarm_suppression (id, scope, keys, cause, reason, created_by, created_at, expires_at, would_hide)
     VALUES ($1, $2, $3, $4, $5, $6, to_timestamp($7::float8 / 1000), to_timestamp($8::float8 / 1000), $9)`,
    [
      given.id,
      given.scope,
      given.keys,
      given.cause,
      given.reason,
      given.createdBy,
      given.createdAt,
      given.expiresAt,
      given.wouldHide,
    ],
  )
}

/** Ends a suppression; false when it had ended. */
export const endSuppression = async (db: Queryable, id: string, by: string, at: EpochMs): Promise<boolean> => {
  const { rowCount } = await db.query(
    `UPDATE alarm_suppression SET ended_at = to_timestamp($3::float8 / 1000), ended_by = $2
      WHERE id = $1 AND ended_at IS NULL AND expires_at > to_timestamp($3::float8 / 1000)`,
    [id, by, at],
  )
  return rowCount === 1
}

/** Counts what suppressions hid. */
export const countHidden = async (db: Queryable, hidden: ReadonlyMap<string, number>): Promise<void> => {
  if (hidden.size === 0) return
  await db.query(
    `UPDATE alarm_suppression s SET hidden = s.hidden + u.n FROM unnest($1::text[], $2::int[]) AS u (id, n)
      WHERE s.id = u.id`,
    [[...hidden.keys()], [...hidden.values()]],
  )
}

/** A suppression that is over and may still hold alarms; null when there is none. */
export const findEndedSuppression = async (db: Queryable, at: EpochMs): Promise<string | null> => {
  const { rows } = await db.query<{ id: string }>(
    `SELECT id FROM alarm_suppression WHERE NOT is_released
       AND (ended_at IS NOT NULL OR expires_at <= to_timestamp($1::float8 / 1000)) ORDER BY expires_at LIMIT 1`,
    [at],
  )
  return rows[0]?.id ?? null
}

/** The next alarms a suppression holds. */
export const readHeldAlarms = async (db: Queryable, id: string, limit: number): Promise<string[]> => {
  const { rows } = await db.query<{ id: string }>(
    `SELECT id FROM alarm WHERE suppression_id = $1 AND state = 'suppressed' ORDER BY id LIMIT $2`,
    [id, limit],
  )
  return rows.map((row) => row.id)
}

export const markReleased = async (db: Queryable, id: string): Promise<void> => {
  await db.query('UPDATE alarm_suppression SET is_released = TRUE WHERE id = $1', [id])
}

/** Leaves what an undone suppression holds to the undo, which brings back how each stood. */
export const holdForUndo = async (db: Queryable, id: string, by: string, at: EpochMs): Promise<void> => {
  await db.query(
    `UPDATE alarm_suppression SET is_released = TRUE, ended_by = coalesce(ended_by, $2),
            ended_at = coalesce(ended_at, to_timestamp($3::float8 / 1000)) WHERE id = $1`,
    [id, by, at],
  )
}

export const unreleaseSuppression = async (db: Queryable, id: string): Promise<void> => {
  await db.query('UPDATE alarm_suppression SET is_released = FALSE WHERE id = $1', [id])
}

export const countLiveSuppressions = async (db: Queryable, at: EpochMs): Promise<number> => {
  const { rows } = await db.query<{ n: number }>(`SELECT count(*)::int AS n FROM alarm_suppression WHERE ${LIVE}`, [at])
  return rows[0]?.n ?? 0
}

const SCOPE_COLUMNS = { device: 'subject', model: 'model', group: 'group_id' } as const satisfies Record<
  SuppressionScope,
  string
>
/** Alarms that an effect looks at. */
const EFFECT_ALARMS_MAX = 100_000

/** The alarms raised between two moments that a scope covers, their subjects, and those closed as attacks. */
export const readEffect = async (
  db: Queryable,
  { scope, keys, cause }: Pick<SuppressionRecord, 'scope' | 'keys' | 'cause'>,
  from: EpochMs,
  to: EpochMs,
): Promise<{ alarms: number; devices: number; attacks: number }> => {
  const { rows } = await db.query<{ alarms: number; devices: number; attacks: number }>(
    `SELECT count(*)::int AS alarms, count(DISTINCT subject)::int AS devices,
            count(*) FILTER (WHERE closed_reason = 'attack-handled')::int AS attacks
       FROM (SELECT subject, closed_reason FROM alarm WHERE ${SCOPE_COLUMNS[scope]} = ANY($1)
              AND ($2::text IS NULL OR cause = $2) AND opened_at >= to_timestamp($3::float8 / 1000)
              AND opened_at <= to_timestamp($4::float8 / 1000) LIMIT ${String(EFFECT_ALARMS_MAX)}) u`,
    [keys, cause, from, to],
  )
  return rows[0] ?? { alarms: 0, devices: 0, attacks: 0 }
}
