import type { DeviceTerm } from '@/lib/server/services/device-query'
import { conditionsOf, scoreSql, type Sql } from './device-conditions'
import {
  behindSql,
  directionOf,
  ORDERS,
  placeOf,
  type DevicePlace,
  type ListPart,
  type PageQuery,
  type PlaceRow,
} from './device-orders'
import type { Queryable } from './transaction'

/**
 * Devices that one page looks through at most for matches. The next page goes on behind them. As many as a small fleet
 * has, so that a large one is no slower.
 */
export const WINDOW = 1_000
/** Where words cannot be looked up in an index: more than the embedded database is made for, so that one page tells. */
export const WINDOW_OF_WORDS = 2_500

/** Of a member: 100 less the printed breach likelihood, and 101 without one (group-members.ts). */
const RANK_UNKEYED = 101
const rankOf = (key: DevicePlace['key']): number => (key === null ? RANK_UNKEYED : 100 + Number(key))

/** Members have their rank as the key of their place, so that the index gives them in order and nothing is sorted. */
const keySql = ({ members, isKeyed }: ListPart): string => {
  if (members === null) return 'place_key'
  return isKeyed ? 'place_key - 100' : 'NULL::int'
}

/** The next members of a group, as `windowSql` has the next devices. */
const memberWindowSql = (part: ListPart, group: string, after: DevicePlace | null): Sql => {
  const direction = directionOf(part)
  const sign = part.isForward ? '>' : '<'
  const behind = after === null ? 'TRUE' : `(m.rank, m.device_id) ${sign} ($2::smallint, $3::text)`
  return {
    sql: `SELECT s.*, m.rank AS place_key, m.device_id AS place_id FROM group_member m
           CROSS JOIN LATERAL (SELECT * FROM device_score WHERE device_id = m.device_id OFFSET 0) s
           WHERE m.group_id = $1 AND m.rank ${part.isKeyed ? '<' : '='} ${String(RANK_UNKEYED)} AND ${behind}
           ORDER BY m.rank ${direction}, m.device_id ${direction} LIMIT ${String(part.window)}`,
    values: after === null ? [group] : [group, rankOf(after.key), after.id],
  }
}

/** The next devices of a part of the list, whether they match or not, in its order. */
const windowSql = (part: ListPart, terms: readonly DeviceTerm[], after: DevicePlace | null): Sql => {
  if (part.members !== null) return memberWindowSql(part, part.members, after)
  const { table, as, id, key } = ORDERS[part.order]
  const direction = directionOf(part)
  const behind = after === null ? { sql: 'TRUE', values: [] } : behindSql(part, key, id, after, 1)
  const conditions = [
    `${key} IS ${part.isKeyed ? 'NOT NULL' : 'NULL'}`,
    ...(as === 'd' ? ['d.merged_into IS NULL'] : []),
    // A filter of the order's own score says where in the index to begin and to end.
    ...terms.flatMap((term) => (term.kind === 'score' && term.score === part.order ? [scoreSql(term, 's')] : [])),
    behind.sql,
  ]
  return {
    sql: `SELECT ${as}.*, ${key} AS place_key, ${id} AS place_id FROM ${table} ${as} WHERE ${conditions.join(' AND ')}
           ORDER BY ${key} ${direction}, ${id} ${direction} LIMIT ${String(part.window)}`,
    values: behind.values,
  }
}

/**
 * Looks each device of a window up in the other table and asks for the conditions. OFFSET 0: in its index, however much
 * the planner would like to read that table.
 */
const matchSql = ({ order }: ListPart, terms: readonly DeviceTerm[], first: number): Sql => {
  const { sql, values } = conditionsOf(terms, first)
  const other =
    ORDERS[order].as === 's'
      ? 'device d WHERE d.id = s.device_id AND d.merged_into IS NULL'
      : 'device_score s WHERE s.device_id = d.id'
  return { sql: `LATERAL (SELECT TRUE AS matches FROM ${other} AND ${sql} OFFSET 0) m`, values }
}

/** Where the next matches are in the window behind a place, at most `limit` of them. */
export const listInWindow = async (
  db: Queryable,
  part: ListPart,
  { terms, after, limit }: PageQuery,
): Promise<DevicePlace[]> => {
  const { as } = ORDERS[part.order]
  const direction = directionOf(part)
  const from = windowSql(part, terms, after)
  const match = matchSql(part, terms, from.values.length + 1)
  const { rows } = await db.query<PlaceRow>(
    `SELECT ${keySql(part)} AS key, place_id AS id FROM (${from.sql}) ${as} CROSS JOIN ${match.sql}
      ORDER BY place_key ${direction}, place_id ${direction} LIMIT ${String(limit)}`,
    [...from.values, ...match.values],
  )
  return rows.map(placeOf)
}

/** The last device of a full window; null when the part of the list ends within it. */
export const findWindowEnd = async (
  db: Queryable,
  part: ListPart,
  terms: readonly DeviceTerm[],
  after: DevicePlace | null,
): Promise<DevicePlace | null> => {
  const { sql, values } = windowSql(part, terms, after)
  const { rows } = await db.query<PlaceRow>(
    `SELECT ${keySql(part)} AS key, place_id AS id FROM (${sql}) w OFFSET ${String(part.window - 1)}`,
    values,
  )
  return rows[0] === undefined ? null : placeOf(rows[0])
}

/** How many devices match in the first window of a part, and how many it has. */
export const countInWindow = async (
  db: Queryable,
  part: ListPart,
  terms: readonly DeviceTerm[],
): Promise<{ matches: number; examined: number }> => {
  const from = windowSql(part, terms, null)
  const match = matchSql(part, terms, from.values.length + 1)
  const { rows } = await db.query<{ matches: number; examined: number }>(
    `SELECT count(m.matches)::int AS matches, count(*)::int AS examined
       FROM (${from.sql}) ${ORDERS[part.order].as} LEFT JOIN ${match.sql} ON TRUE`,
    [...from.values, ...match.values],
  )
  return rows[0] ?? { matches: 0, examined: 0 }
}
