import type { DeviceTerm } from '@/lib/server/services/device-query'
import { candidatesOf, conditionsOf, type Sql } from './device-conditions'
import {
  behindSql,
  directionOf,
  ORDERS,
  placeOf,
  type DevicePlace,
  type Listing,
  type PageQuery,
  type PlaceRow,
} from './device-orders'
import type { Queryable } from './transaction'

/** As many devices as are looked up one by one and sorted; a term that more meet is looked for in the order of the list. */
export const CANDIDATES_MAX = 1_000

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
