import { URGENT_RANK_END } from '@/lib/domain/alarm'
import type { AlarmField, AlarmStateFilter } from '@/lib/domain/alarm-filter'
import type { AlarmTerm } from '@/lib/server/services/alarm-query'
import { alarmOf, type AlarmRecord, type AlarmRow } from './alarm-rows'
import type { Sql } from './device-conditions'
import type { Queryable } from './transaction'

/** Alarms that are listed together: each has an index in the order of its list. */
export type AlarmPhase = 'open' | 'suppressed' | 'closed'

const PHASES = {
  open: {
    where: `state IN ('open', 'acknowledged')`,
    order: ['rank ASC', 'opened_at DESC', 'id DESC'],
    behind: `rank >= $1::int AND (rank > $1::int
      OR (opened_at, id) < (to_timestamp($2::float8 / 1000), $3::bigint))`,
  },
  suppressed: {
    where: `state = 'suppressed'`,
    order: ['opened_at DESC', 'id DESC'],
    behind: '$1::int IS NOT NULL AND (opened_at, id) < (to_timestamp($2::float8 / 1000), $3::bigint)',
  },
  closed: {
    where: `state = 'closed'`,
    order: ['closed_at DESC', 'id DESC'],
    behind: '$1::int IS NOT NULL AND (closed_at, id) < (to_timestamp($2::float8 / 1000), $3::bigint)',
  },
} as const satisfies Record<AlarmPhase, { where: string; order: readonly string[]; behind: string }>

/** Alarms that one page looks through at most; the next page goes on behind them. */
const WINDOW = 5_000
/** Alarms of a phase that are counted through at most. */
const COUNTED_THROUGH_MAX = 200_000

const STATES = {
  open: `state IN ('open', 'acknowledged')`,
  new: `state = 'open'`,
  acknowledged: `state = 'acknowledged'`,
  suppressed: `state = 'suppressed'`,
  closed: `state = 'closed'`,
} as const satisfies Record<AlarmStateFilter, string>

const FIELD_COLUMNS = {
  group: 'group_id',
  site: 'site',
  type: 'type',
  model: 'model',
  device: 'subject',
} as const satisfies Record<AlarmField, string>

const IS = {
  urgent: `rank < ${String(URGENT_RANK_END)}`,
  standing: 'is_standing',
  cleared: 'NOT is_standing',
} as const

const likeOf = (text: string): string => `%${text.replace(/[\\%_]/g, '\\$&').toLowerCase()}%`

const CONDITIONS: { [K in AlarmTerm['kind']]: (term: Extract<AlarmTerm, { kind: K }>, n: number) => Sql } = {
  text: ({ text }, n) => ({
    sql: `lower(subject || ' ' || subject_name || ' ' || coalesce(reason, '')) LIKE $${String(n)}`,
    values: [likeOf(text)],
  }),
  state: ({ state }) => ({ sql: STATES[state], values: [] }),
  severity: ({ value }, n) => ({ sql: `severity = $${String(n)}`, values: [value] }),
  cause: ({ value }, n) => ({ sql: `cause = $${String(n)}`, values: [value] }),
  stage: ({ value }, n) => ({ sql: `stage = $${String(n)}`, values: [value] }),
  reason: ({ value }, n) => ({ sql: `closed_reason = $${String(n)}`, values: [value] }),
  of: ({ value }, n) => ({ sql: `subject_kind = $${String(n)}`, values: [value] }),
  field: ({ field, value }, n) => ({ sql: `${FIELD_COLUMNS[field]} = $${String(n)}`, values: [value] }),
  owner: ({ id, anybody }, n) =>
    id === null
      ? { sql: `owner_id IS ${anybody ? 'NOT NULL' : 'NULL'}`, values: [] }
      : { sql: `owner_id = $${String(n)}`, values: [id] },
  is: ({ value }) => ({ sql: IS[value], values: [] }),
  age: ({ than, ms }, n) => ({
    sql: `opened_at ${than === 'less' ? '>' : '<'} now() - $${String(n)}::float8 * interval '1 millisecond'`,
    values: [ms],
  }),
  not: ({ term }, n) => {
    const { sql, values } = conditionOf(term, n)
    return { sql: `(${sql}) IS NOT TRUE`, values }
  },
}

const conditionOf = (term: AlarmTerm, n: number): Sql =>
  (CONDITIONS[term.kind] as (term: AlarmTerm, n: number) => Sql)(term, n)

/** Conditions on a row of `alarm`; the first parameter has the number `first`. */
const conditionsOf = (terms: readonly AlarmTerm[], first: number): Sql => {
  const values: unknown[] = []
  const sql = terms.map((term) => {
    const condition = conditionOf(term, first + values.length)
    values.push(...condition.values)
    return condition.sql
  })
  return { sql: ['TRUE', ...sql].join(' AND '), values }
}

/** Behind which alarm a page begins: its rank, its time in the order of the list, its id. */
export type AlarmPlace = { rank: number; at: number; id: string }

const windowOf = (phase: AlarmPhase, after: AlarmPlace | null): Sql => {
  const { where, order, behind } = PHASES[phase]
  const place = after === null ? 'TRUE' : behind
  return {
    sql: `SELECT * FROM alarm WHERE ${where} AND ${place} ORDER BY ${order.join(', ')} LIMIT ${String(WINDOW)}`,
    values: after === null ? [] : [after.rank, after.at, after.id],
  }
}

const placeOf = (phase: AlarmPhase, { rank, openedAt, closedAt, id }: AlarmRecord): AlarmPlace => ({
  rank,
  at: phase === 'closed' ? (closedAt ?? 0) : openedAt,
  id,
})

/** The next alarms that match, and behind what the list goes on; there may be fewer before its end. */
export const listAlarms = async (
  db: Queryable,
  phase: AlarmPhase,
  terms: readonly AlarmTerm[],
  after: AlarmPlace | null,
  limit: number,
): Promise<{ alarms: AlarmRecord[]; next: AlarmPlace | null }> => {
  const from = windowOf(phase, after)
  const { sql, values } = conditionsOf(terms, from.values.length + 1)
  const order = PHASES[phase].order.join(', ')
  const { rows } = await db.query<AlarmRow>(
    `SELECT * FROM (${from.sql}) w WHERE ${sql} ORDER BY ${order} LIMIT ${String(limit + 1)}`,
    [...from.values, ...values],
  )
  const alarms = rows.slice(0, limit).map(alarmOf)
  const last = alarms.at(-1)
  if (rows.length > limit && last !== undefined) return { alarms, next: placeOf(phase, last) }
  const { rows: ends } = await db.query<AlarmRow>(
    `SELECT * FROM (${from.sql}) w ORDER BY ${order} LIMIT 1 OFFSET ${String(WINDOW - 1)}`,
    from.values,
  )
  return { alarms, next: ends[0] === undefined ? null : placeOf(phase, alarmOf(ends[0])) }
}

const matching = (phase: AlarmPhase, terms: readonly AlarmTerm[], first: number): Sql => {
  const { sql, values } = conditionsOf(terms, first)
  const { where, order } = PHASES[phase]
  const through = `SELECT * FROM alarm WHERE ${where} ORDER BY ${order.join(', ')} LIMIT ${String(COUNTED_THROUGH_MAX)}`
  return { sql: `FROM (${through}) w WHERE ${sql}`, values }
}

/** How many alarms match, counted to `max`. */
export const countAlarms = async (
  db: Queryable,
  phase: AlarmPhase,
  terms: readonly AlarmTerm[],
  max: number,
): Promise<number> => {
  const { sql, values } = matching(phase, terms, 1)
  const { rows } = await db.query<{ n: number }>(
    `SELECT count(*)::int AS n FROM (SELECT 1 ${sql} LIMIT ${String(max)}) u`,
    values,
  )
  return rows[0]?.n ?? 0
}

/** SQL that selects the ids of all that match, for an act on them; its parameters begin with the number `first`. */
export const matchingIds = (phase: AlarmPhase, terms: readonly AlarmTerm[], first: number): Sql => {
  const { sql, values } = matching(phase, terms, first)
  return { sql: `SELECT id ${sql}`, values }
}
