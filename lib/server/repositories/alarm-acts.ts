import type { AlarmHandling } from '@/lib/alarms/act-on-alarm'
import type { AlarmAct } from '@/lib/domain/alarm'
import type { EpochMs } from '@/lib/domain/time'
import type { Sql } from './device-conditions'
import type { Queryable } from './transaction'

export type ActKind = AlarmAct | 'undo'

/** What an act is done with; which members there are follows from its kind. */
export type ActDetail = {
  ownerId?: string | null
  reason?: string
  suppressionId?: string
  /** Of an undo: the act it takes back. */
  of?: string
}

export type ActRecord = {
  id: string
  kind: ActKind
  detail: ActDetail
  actor: string
  at: EpochMs
  alarms: number
  done: number
  failed: number
  finishedAt: EpochMs | null
  undoneBy: string | null
}

type Row = {
  id: string
  kind: ActKind
  detail: ActDetail
  actor: string
  at: Date
  alarms: number
  done: number
  failed: number
  finished_at: Date | null
  undone_by: string | null
}

const actOf = (row: Row): ActRecord => ({
  ...{ id: row.id, kind: row.kind, detail: row.detail, actor: row.actor, at: row.at.getTime(), alarms: row.alarms },
  ...{ done: row.done, failed: row.failed, finishedAt: row.finished_at?.getTime() ?? null, undoneBy: row.undone_by },
})

export const insertAct = async (db: Queryable, act: Pick<ActRecord, 'id' | 'kind' | 'detail' | 'actor' | 'at'>) => {
  await db.query(
    `INSERT INTO alarm_act (id, kind, detail, actor, at, alarms)
     VALUES ($1, $2, $3, $4, to_timestamp($5::float8 / 1000), 0)`,
    [act.id, act.kind, JSON.stringify(act.detail), act.actor, act.at],
  )
}

/** An act; with `isHeld` nobody else works at it until the transaction ends. */
export const findAct = async (db: Queryable, id: string, isHeld = false): Promise<ActRecord | null> => {
  const { rows } = await db.query<Row>(`SELECT * FROM alarm_act WHERE id = $1 ${isHeld ? 'FOR UPDATE' : ''}`, [id])
  return rows[0] === undefined ? null : actOf(rows[0])
}

const counted = async (db: Queryable, id: string, items: number | null): Promise<number> => {
  await db.query('UPDATE alarm_act SET alarms = $2 WHERE id = $1', [id, items ?? 0])
  return items ?? 0
}

/** Takes alarms by id into an act; one that is not there fails when its turn comes. */
export const takeIds = async (db: Queryable, id: string, alarmIds: readonly string[]): Promise<number> => {
  const { rowCount } = await db.query(
    `INSERT INTO alarm_act_item (act_id, alarm_id) SELECT DISTINCT $1, u.id FROM unnest($2::bigint[]) AS u (id)`,
    [id, alarmIds],
  )
  return counted(db, id, rowCount)
}

/** Takes all alarms that a query selects (its parameters begin with $2), at most `max`; returns how many there are. */
export const takeMatching = async (db: Queryable, id: string, { sql, values }: Sql, max: number): Promise<number> => {
  const { rowCount } = await db.query(
    `INSERT INTO alarm_act_item (act_id, alarm_id) SELECT $1, m.id FROM (${sql} LIMIT ${String(max)}) m`,
    [id, ...values],
  )
  return counted(db, id, rowCount)
}

/** Takes into an undo what an act changed. */
export const takeChanged = async (db: Queryable, id: string, of: string): Promise<number> => {
  const { rowCount } = await db.query(
    `INSERT INTO alarm_act_item (act_id, alarm_id, before, version)
     SELECT $1, alarm_id, before, version FROM alarm_act_item WHERE act_id = $2 AND outcome = 'done' AND version IS NOT NULL`,
    [id, of],
  )
  return counted(db, id, rowCount)
}

export type ActItem = { alarmId: string; before: AlarmHandling | null; version: number | null }

/** The next alarms an act is still to be done on. */
export const readActItems = async (db: Queryable, id: string, limit: number): Promise<ActItem[]> => {
  const { rows } = await db.query<{ alarm_id: string; before: AlarmHandling | null; version: number | null }>(
    `SELECT alarm_id, before, version FROM alarm_act_item WHERE act_id = $1 AND outcome IS NULL
      ORDER BY alarm_id LIMIT $2`,
    [id, limit],
  )
  return rows.map(({ alarm_id: alarmId, before, version }) => ({ alarmId, before, version }))
}

/** How an act went on one alarm: 'done' or why not; `before` and `version` only where it changed something. */
export type ItemOutcome = ActItem & { outcome: string }

export const writeItemOutcomes = async (db: Queryable, id: string, outcomes: readonly ItemOutcome[]): Promise<void> => {
  const done = outcomes.filter(({ outcome }) => outcome === 'done').length
  await db.query(
    `UPDATE alarm_act_item i SET outcome = u.outcome, before = u.before, version = u.version
       FROM unnest($2::bigint[], $3::text[], $4::jsonb[], $5::int[]) AS u (alarm_id, outcome, before, version)
      WHERE i.act_id = $1 AND i.alarm_id = u.alarm_id`,
    [
      id,
      outcomes.map(({ alarmId }) => alarmId),
      outcomes.map(({ outcome }) => outcome),
      outcomes.map(({ before }) => (before === null ? null : JSON.stringify(before))),
      outcomes.map(({ version }) => version),
    ],
  )
  await db.query('UPDATE alarm_act SET done = done + $2, failed = failed + $3 WHERE id = $1', [
    id,
    done,
    outcomes.length - done,
  ])
}

export const finishAct = async (db: Queryable, id: string, at: EpochMs): Promise<void> => {
  await db.query('UPDATE alarm_act SET finished_at = to_timestamp($2::float8 / 1000) WHERE id = $1', [id, at])
}

export const markUndone = async (db: Queryable, id: string, by: string): Promise<void> => {
  await db.query('UPDATE alarm_act SET undone_by = $2 WHERE id = $1', [id, by])
}

/** The oldest act that is not finished; null when there is none. */
export const findUnfinishedAct = async (db: Queryable): Promise<string | null> => {
  const { rows } = await db.query<{ id: string }>(
    'SELECT id FROM alarm_act WHERE finished_at IS NULL ORDER BY at, id LIMIT 1',
  )
  return rows[0]?.id ?? null
}

export type ActFailureRow = { alarmId: string; subject: string; reason: string }

/** The first alarms an act failed on, with why. */
export const readActFailures = async (db: Queryable, id: string, limit: number): Promise<ActFailureRow[]> => {
  const { rows } = await db.query<{ alarm_id: string; subject: string | null; outcome: string }>(
    `SELECT i.alarm_id, a.subject_name AS subject, i.outcome FROM alarm_act_item i LEFT JOIN alarm a ON a.id = i.alarm_id
      WHERE i.act_id = $1 AND i.outcome <> 'done' ORDER BY i.alarm_id LIMIT $2`,
    [id, limit],
  )
  return rows.map((row) => ({ alarmId: row.alarm_id, subject: row.subject ?? '', reason: row.outcome }))
}

/** Of some alarms those whose subject and cause has another that is not closed. */
export const readOvertaken = async (db: Queryable, ids: readonly string[]): Promise<ReadonlySet<string>> => {
  const { rows } = await db.query<{ id: string }>(
    `SELECT a.id FROM alarm a WHERE a.id = ANY($1::bigint[]) AND EXISTS (SELECT 1 FROM alarm b
      WHERE b.subject = a.subject AND b.cause = a.cause AND b.state <> 'closed' AND b.id <> a.id)`,
    [ids],
  )
  return new Set(rows.map(({ id }) => id))
}
