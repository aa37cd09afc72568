import type { CountedDevice } from '@/lib/server/services/counted-device'
import { parseDeviceQuery } from '@/lib/server/services/device-query'
import { conditionsOf } from './device-conditions'
import { slicesOf, type Queryable } from './transaction'

/** Query groups that one statement asks about. */
const QUERIES_PER_STATEMENT = 25

type Member = { device_id: string; groups: string[] }
type GroupQuery = { id: string; query: string }

/** The group of each device, and the groups it lies in. */
const readStatic = async (db: Queryable, ids: readonly string[]): Promise<Member[]> => {
  const { rows } = await db.query<Member>(
    `WITH RECURSIVE up AS (
       SELECT d.id AS device_id, g.id, g.parent_id FROM device d JOIN device_group g ON g.id = d.group_id
        WHERE d.id = ANY($1)
       UNION ALL
       SELECT up.device_id, g.id, g.parent_id FROM up JOIN device_group g ON g.id = up.parent_id
     ) SELECT device_id, array_agg(id) AS groups FROM up GROUP BY device_id`,
    [ids],
  )
  return rows
}

/** The devices among `ids` that match each of the queries. */
const readMatches = async (
  db: Queryable,
  ids: readonly string[],
  queries: readonly GroupQuery[],
): Promise<Member[]> => {
  const values: unknown[] = [ids]
  const cases = queries.map(({ id, query }) => {
    const conditions = conditionsOf(parseDeviceQuery(query), values.length + 1)
    values.push(...conditions.values, id)
    return `CASE WHEN ${conditions.sql} THEN $${String(values.length)}::text END`
  })
  const { rows } = await db.query<Member>(
    `SELECT device_id, groups FROM (
       SELECT d.id AS device_id, array_remove(ARRAY[${cases.join(', ')}], NULL) AS groups
         FROM device d JOIN device_score s ON s.device_id = d.id WHERE d.id = ANY($1)) u
      WHERE cardinality(groups) > 0`,
    values,
  )
  return rows
}

/** Every group that each of the devices belongs to now, in the order of the ids. */
export const readMembership = async (db: Queryable, ids: readonly string[]): Promise<Map<string, string[]>> => {
  const found = await readStatic(db, ids)
  const { rows: queries } = await db.query<GroupQuery>(
    `SELECT id, query FROM device_group WHERE kind = 'query' ORDER BY id`,
  )
  for (const slice of slicesOf(queries, QUERIES_PER_STATEMENT)) found.push(...(await readMatches(db, ids, slice)))
  const byDevice = new Map<string, string[]>()
  for (const { device_id: deviceId, groups } of found) {
    byDevice.set(deviceId, [...(byDevice.get(deviceId) ?? []), ...groups].sort())
  }
  return byDevice
}

/** 100 less the printed breach likelihood, so that pages begin with the most likely breached. */
const RANK_NOT_ASSESSED = 101
const rankOf = (breachPrinted: number | null): number =>
  breachPrinted === null ? RANK_NOT_ASSESSED : 100 - breachPrinted

/** Makes the memberships of the devices what they are counted as; a device that is missing belongs to none. */
export const writeMembers = async (
  db: Queryable,
  ids: readonly string[],
  current: ReadonlyMap<string, CountedDevice>,
): Promise<void> => {
  const members = [...current].flatMap(([deviceId, { members: groups, breachPrinted }]) =>
    groups.map((groupId) => ({ deviceId, groupId, rank: rankOf(breachPrinted) })),
  )
  await db.query(
    `DELETE FROM group_member m WHERE m.device_id = ANY($1) AND NOT EXISTS
       (SELECT 1 FROM unnest($2::text[], $3::text[]) AS u (device_id, group_id)
         WHERE u.device_id = m.device_id AND u.group_id = m.group_id)`,
    [ids, members.map(({ deviceId }) => deviceId), members.map(({ groupId }) => groupId)],
  )
  for (const slice of slicesOf(members)) {
    await db.query(
      `INSERT INTO group_member AS m (device_id, group_id, rank)
       SELECT * FROM unnest($1::text[], $2::text[], $3::smallint[])
       ON CONFLICT (device_id, group_id) DO UPDATE SET rank = excluded.rank WHERE m.rank <> excluded.rank`,
      [slice.map(({ deviceId }) => deviceId), slice.map(({ groupId }) => groupId), slice.map(({ rank }) => rank)],
    )
  }
}
