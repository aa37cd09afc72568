import type { AlarmSeverity } from '@/lib/domain/alarm'
import type { EpochMs } from '@/lib/domain/time'
import { storableText } from './storable'
import type { Queryable } from './transaction'

export type WebhookRecord = {
  url: string
  secret: string
  severities: AlarmSeverity[]
  changedAt: EpochMs
  changedBy: string
}

type Row = { url: string; secret: string; severities: AlarmSeverity[]; changed_at: Date; changed_by: string }

/** Where the console tells of alarms; null when nobody is told. */
export const findWebhook = async (db: Queryable): Promise<WebhookRecord | null> => {
  const { rows } = await db.query<Row>('SELECT url, secret, severities, changed_at, changed_by FROM webhook')
  const [row] = rows
  if (row === undefined) return null
  const { changed_at: changedAt, changed_by: changedBy, ...rest } = row
  return { ...rest, changedAt: changedAt.getTime(), changedBy }
}

export const writeWebhook = async (db: Queryable, webhook: WebhookRecord): Promise<void> => {
  await db.query(
    `INSERT INTO webhook (url, secret, severities, changed_at, changed_by)
     VALUES ($1, $2, $3, to_timestamp($4::float8 / 1000), $5)
     ON CONFLICT ("only") DO UPDATE SET url = excluded.url, secret = excluded.secret,
       severities = excluded.severities, changed_at = excluded.changed_at, changed_by = excluded.changed_by`,
    [webhook.url, webhook.secret, webhook.severities, webhook.changedAt, webhook.changedBy],
  )
}

/** Takes the webhook away, with what it was still to be told; false when there was none. */
export const deleteWebhook = async (db: Queryable): Promise<boolean> => {
  const { rowCount } = await db.query('DELETE FROM webhook')
  await db.query(
    `UPDATE webhook_delivery SET state = 'given-up', body = NULL, last_problem = 'The webhook was removed.'
      WHERE state = 'waiting'`,
  )
  return rowCount === 1
}

export type DeliveryKind = 'alarms' | 'test'
export type QueuedDelivery = { id: string; kind: DeliveryKind; alarms: number; body: string }

export const queueDeliveries = async (db: Queryable, queued: readonly QueuedDelivery[], at: EpochMs): Promise<void> => {
  if (queued.length === 0) return
  await db.query(
    `INSERT INTO webhook_delivery (id, kind, alarms, body, made_at, state, next_try_at)
     SELECT id, kind, alarms, body, to_timestamp($5::float8 / 1000), 'waiting', to_timestamp($5::float8 / 1000)
       FROM unnest($1::text[], $2::text[], $3::int[], $4::text[]) AS u (id, kind, alarms, body)`,
    [
      queued.map(({ id }) => id),
      queued.map(({ kind }) => kind),
      queued.map(({ alarms }) => alarms),
      queued.map(({ body }) => body),
      at,
    ],
  )
}

export type DueDelivery = { id: string; body: string; tries: number; madeAt: EpochMs }

/**
 * Takes the next delivery that is due, and sets its next try to `again`: whoever takes it may be killed before it says
 * how it went, and two workers never send one at the same time.
 */
export const takeDueDelivery = async (db: Queryable, at: EpochMs, again: EpochMs): Promise<DueDelivery | null> => {
  const { rows } = await db.query<{ id: string; body: string; tries: number; made_at: Date }>(
    `UPDATE webhook_delivery SET tries = tries + 1, next_try_at = to_timestamp($2::float8 / 1000),
            last_try_at = to_timestamp($1::float8 / 1000)
      WHERE id = (SELECT id FROM webhook_delivery WHERE state = 'waiting' AND next_try_at <= to_timestamp($1::float8 / 1000)
                   ORDER BY next_try_at, id LIMIT 1 FOR UPDATE SKIP LOCKED)
      RETURNING id, body, tries, made_at`,
    [at, again],
  )
  const [row] = rows
  return row === undefined ? null : { id: row.id, body: row.body, tries: row.tries, madeAt: row.made_at.getTime() }
}

/** How a try went. A document that is not to be sent again is not kept. */
export type TryOutcome = {
  state: 'waiting' | 'delivered' | 'given-up'
  status: number | null
  problem: string | null
  nextTryAt: EpochMs
}

export const writeTry = async (db: Queryable, id: string, outcome: TryOutcome): Promise<void> => {
  const { state, status, problem, nextTryAt } = outcome
  await db.query(
    `UPDATE webhook_delivery SET state = $2, last_status = $3, last_problem = $4,
            next_try_at = to_timestamp($5::float8 / 1000), body = CASE WHEN $2 = 'waiting' THEN body END
      WHERE id = $1 AND state = 'waiting'`,
    [id, state, status, problem === null ? null : storableText(problem), nextTryAt],
  )
}

export type DeliveryRecord = {
  id: string
  kind: DeliveryKind
  alarms: number
  madeAt: EpochMs
  state: 'waiting' | 'delivered' | 'given-up'
  tries: number
  nextTryAt: EpochMs
  lastTryAt: EpochMs | null
  lastStatus: number | null
  lastProblem: string | null
}

type DeliveryRow = {
  id: string
  kind: DeliveryKind
  alarms: number
  made_at: Date
  state: DeliveryRecord['state']
  tries: number
  next_try_at: Date
  last_try_at: Date | null
  last_status: number | null
  last_problem: string | null
}

/** Deliveries, the newest first, after a place. */
export const listDeliveries = async (
  db: Queryable,
  after: { madeAt: EpochMs; id: string } | null,
  limit: number,
): Promise<DeliveryRecord[]> => {
  const { rows } = await db.query<DeliveryRow>(
    `SELECT * FROM webhook_delivery
      WHERE $1::float8 IS NULL OR (made_at, id) < (to_timestamp($1::float8 / 1000), $2::text)
      ORDER BY made_at DESC, id DESC LIMIT $3`,
    [after?.madeAt ?? null, after?.id ?? null, limit],
  )
  return rows.map((row) => ({
    ...{ id: row.id, kind: row.kind, alarms: row.alarms, state: row.state, tries: row.tries },
    madeAt: row.made_at.getTime(),
    nextTryAt: row.next_try_at.getTime(),
    lastTryAt: row.last_try_at?.getTime() ?? null,
    lastStatus: row.last_status,
    lastProblem: row.last_problem,
  }))
}

/** Deliveries in all, and those that wait; counted to `max`. */
export const countDeliveries = async (db: Queryable, max: number): Promise<{ all: number; waiting: number }> => {
  const { rows } = await db.query<{ all: number; waiting: number }>(
    `SELECT (SELECT count(*)::int FROM (SELECT 1 FROM webhook_delivery LIMIT $1) a) AS all,
            (SELECT count(*)::int FROM (SELECT 1 FROM webhook_delivery WHERE state = 'waiting' LIMIT $1) w) AS waiting`,
    [max],
  )
  return rows[0] ?? { all: 0, waiting: 0 }
}

/** Writes a test as taken until `again`: whoever asked for it sends it. */
export const insertTest = async (db: Queryable, test: QueuedDelivery, at: EpochMs, again: EpochMs): Promise<void> => {
  await db.query(
    `INSERT INTO webhook_delivery (id, kind, alarms, body, made_at, state, tries, next_try_at, last_try_at)
     VALUES ($1, $2, 0, $3, to_timestamp($4::float8 / 1000), 'waiting', 1, to_timestamp($5::float8 / 1000),
             to_timestamp($4::float8 / 1000))`,
    [test.id, test.kind, test.body, at, again],
  )
}
