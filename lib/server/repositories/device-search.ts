import type { DeviceOrder } from '@/lib/domain/device-filter'
import type { DeviceTerm } from '@/lib/server/services/device-query'
import { candidatesOf, conditionsOf, scoreSql, type Sql } from './device-conditions'
import type { Queryable } from './transaction'

/** As many devices as are looked up one by one and sorted; a term that more meet is looked for in the order of the list. */
export const CANDIDATES_MAX = 1_500
/** Devices that one page looks through at most for matches. The next page goes on behind them. */
export const WINDOW_MAX = 2_500

type Order = {
  /** The table that its index is on, and the name it goes by in conditions. */
  table: 'device_score' | 'device'
  as: 's' | 'd'
  id: 's.device_id' | 'd.id'
  key: string
  type: 'int' | 'text' | 'timestamptz'
  /** Whether the key may be missing; then those devices come last in both directions. */
  isNullable: boolean
}

const ofScore = (key: string): Order => ({
  table: 'device_score',
  as: 's',
  id: 's.device_id',
  key,
  type: 'int',
  isNullable: true,
})
const ofDevice = (key: string, type: Order['type'], isNullable: boolean): Order => ({
  table: 'device',
  as: 'd',
  id: 'd.id',
  key,
  type,
  isNullable,
})

const CRITICALITY = `(CASE d.criticality WHEN 'low' THEN 1 WHEN 'medium' THEN 2 WHEN 'high' THEN 3 END)`

/** Each order as its index has it; see the migration device_list. */
const ORDERS = {
  breach: ofScore('(-s.breach_printed)'),
  threat: ofScore('(-s.threat_printed)'),
  name: ofDevice('lower(d.name)', 'text', false),
  group: ofDevice('d.group_id', 'text', false),
  site: ofDevice('d.site', 'text', false),
  type: ofDevice('d.type', 'text', true),
  vendor: ofDevice('d.vendor', 'text', true),
  model: ofDevice('d.model', 'text', true),
  firmware: ofDevice('d.firmware', 'text', true),
  criticality: ofDevice(CRITICALITY, 'int', true),
  born: ofDevice('d.born_at', 'timestamptz', false),
} satisfies Record<DeviceOrder, Order>

export const isNullableOrder = (order: DeviceOrder): boolean => ORDERS[order].isNullable

/** A place in the list: the key of its order, null for devices without one, and the id. */
export type DevicePlace = { key: string | number | null; id: string }

/** A list in one direction of the index of its order. */
export type Listing = { order: DeviceOrder; isForward: boolean }

/** One of the two parts of a list, those with a key and those without. */
export type ListPart = Listing & { isKeyed: boolean }

export type PageQuery = { terms: readonly DeviceTerm[]; after: DevicePlace | null; limit: number }

type PlaceRow = { key: string | number | Date | null; id: string }

const placeOf = ({ key, id }: PlaceRow): DevicePlace => ({ key: key instanceof Date ? key.toISOString() : key, id })

const directionOf = ({ isForward }: Listing): string => (isForward ? 'ASC' : 'DESC')

/** Behind a place, among devices with a key or among those without. */
const behindSql = ({ order, isForward }: Listing, key: string, id: string, place: DevicePlace, first: number): Sql => {
  const sign = isForward ? '>' : '<'
  if (place.key === null) return { sql: `${id} ${sign} $${String(first)}::text`, values: [place.id] }
  const [k, i] = [`$${String(first)}::${ORDERS[order].type}`, `$${String(first + 1)}::text`]
  return { sql: `(${key}, ${id}) ${sign} (${k}, ${i})`, values: [place.key, place.id] }
}

/** The next devices of a part of the list, whether they match or not, in its order. */
const windowSql = (part: ListPart, terms: readonly DeviceTerm[], after: DevicePlace | null): Sql => {
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
    sql: `SELECT ${as}.*, ${key} AS key FROM ${table} ${as} WHERE ${conditions.join(' AND ')}
           ORDER BY ${key} ${direction}, ${id} ${direction} LIMIT ${String(WINDOW_MAX)}`,
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
  const { as, id } = ORDERS[part.order]
  const direction = directionOf(part)
  const from = windowSql(part, terms, after)
  const match = matchSql(part, terms, from.values.length + 1)
  const { rows } = await db.query<PlaceRow>(
    `SELECT ${as}.key, ${id} AS id FROM (${from.sql}) ${as} CROSS JOIN ${match.sql}
      ORDER BY ${as}.key ${direction}, ${id} ${direction} LIMIT ${String(limit)}`,
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
  const { as, id } = ORDERS[part.order]
  const { sql, values } = windowSql(part, terms, after)
  const { rows } = await db.query<PlaceRow>(
    `SELECT ${as}.key, ${id} AS id FROM (${sql}) ${as} OFFSET ${String(WINDOW_MAX - 1)}`,
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

/** The rest of a list behind a place; devices without a key come after all that have one. */
const restSql = (listing: Listing, after: DevicePlace | null, first: number): Sql => {
  if (after === null) return { sql: 'TRUE', values: [] }
  const { sql, values } = behindSql(listing, 'x.key', 'x.id', after, first)
  return { sql: after.key === null ? `x.key IS NULL AND ${sql}` : `(x.key IS NULL OR ${sql})`, values }
}

/** Where the next matches are among the devices that meet a term, which are few, and how many match in all. */
export const listCandidates = async (
  db: Queryable,
  driver: DeviceTerm,
  listing: Listing,
  { terms, after, limit }: PageQuery,
): Promise<{ places: DevicePlace[]; total: number }> => {
  const from = candidatesOf(driver, 1, true)
  if (from === null) throw new Error(`No index tells the candidates of ${driver.kind}.`)
  const others = conditionsOf(
    terms.filter((term) => term !== driver),
    from.values.length + 1,
  )
  const values = [...from.values, ...others.values]
  const rest = restSql(listing, after, values.length + 1)
  const direction = directionOf(listing)
  const { rows } = await db.query<PlaceRow & { total: number }>(
    `SELECT x.key, x.id, x.total FROM (
       SELECT m.key, c.id, (count(*) OVER ())::int AS total FROM (${from.sql} LIMIT ${String(CANDIDATES_MAX)}) c
        CROSS JOIN LATERAL (SELECT ${ORDERS[listing.order].key} AS key FROM device d
          JOIN device_score s ON s.device_id = d.id
          WHERE d.id = c.id AND d.merged_into IS NULL AND ${others.sql} OFFSET 0) m) x
      WHERE ${rest.sql} ORDER BY x.key IS NULL, x.key ${direction}, x.id ${direction} LIMIT ${String(limit)}`,
    [...values, ...rest.values],
  )
  return { places: rows.map(placeOf), total: rows[0]?.total ?? 0 }
}
