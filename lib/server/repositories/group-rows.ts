import type { GroupKind, GroupSort } from '@/lib/domain/device-group'
import { GROUP_COLUMNS, groupRecordOf, type GroupRecord, type GroupRow } from './groups'
import type { DeviceTerm } from '@/lib/server/services/device-query'
import { conditionsOf } from './device-conditions'
import type { Queryable } from './transaction'

type ScoreColumns = { expected: number; worst: number | null; p95: number | null }

/** A group as lists show it. */
export type ScoredGroup = GroupRecord & {
  children: number
  devices: number
  breach: ScoreColumns
  threat: ScoreColumns
  /** What the list is ordered by. */
  place: string | number
}

type Row = GroupRow & {
  children: number
  devices: number | null
  breach_expected: number | null
  breach_worst: number | null
  breach_p95: number | null
  threat_expected: number | null
  threat_worst: number | null
  threat_p95: number | null
  place: string | number
}

/** What a list is ordered by; the greatest figures first, names from a to z. */
const PLACE = {
  name: 'lower(g.name)',
  worst: '-coalesce(s.breach_worst, -1)::int',
  expected: '-coalesce(s.breach_expected, 0)',
  devices: '-coalesce(s.devices, 0)',
} satisfies Record<GroupSort, string>
const PLACE_TYPE = { name: 'text', worst: 'int', expected: 'float8', devices: 'int' } satisfies Record<
  GroupSort,
  string
>

const selectOf = (sort: GroupSort): string => `
  SELECT ${GROUP_COLUMNS}, ${PLACE[sort]} AS place, s.devices, s.breach_expected, s.breach_worst, s.breach_p95,
         s.threat_expected, s.threat_worst, s.threat_p95,
         (SELECT count(*)::int FROM device_group c WHERE c.parent_id = g.id) AS children
    FROM device_group g LEFT JOIN group_score s ON s.group_id = g.id`

const scoredOf = (row: Row): ScoredGroup => ({
  ...groupRecordOf(row),
  children: row.children,
  devices: row.devices ?? 0,
  breach: { expected: row.breach_expected ?? 0, worst: row.breach_worst, p95: row.breach_p95 },
  threat: { expected: row.threat_expected ?? 0, worst: row.threat_worst, p95: row.threat_p95 },
  place: row.place,
})

export const findScoredGroup = async (db: Queryable, id: string): Promise<ScoredGroup | null> => {
  const { rows } = await db.query<Row>(`${selectOf('name')} WHERE g.id = $1`, [id])
  return rows[0] === undefined ? null : scoredOf(rows[0])
}

/** `parent` null: groups at any depth; empty: those that lie in none. */
export type GroupFilter = { q: string; kind: GroupKind | null; parent: string | null }

const WHERE = `($1 = '' OR lower(g.id) LIKE $1 OR lower(g.name) LIKE $1) AND ($2::text IS NULL OR g.kind = $2)
  AND ($3::text IS NULL OR coalesce(g.parent_id, '') = $3)`

const valuesOf = ({ q, kind, parent }: GroupFilter): (string | null)[] => [
  q === '' ? '' : `%${q.replace(/[\\%_]/g, '\\$&').toLowerCase()}%`,
  kind,
  parent,
]

/** Where a page begins: after this group at this place. */
export type GroupCursor = { place: string | number; id: string }

/** A page of the groups that pass a filter. There are at most some thousand of them, however large the fleet is. */
export const listScoredGroups = async (
  db: Queryable,
  filter: GroupFilter,
  sort: GroupSort,
  after: GroupCursor | null,
  limit: number,
): Promise<ScoredGroup[]> => {
  const { rows } = await db.query<Row>(
    `${selectOf(sort)}
      WHERE ${WHERE} AND ($5::text IS NULL OR (${PLACE[sort]}, g.id) > ($4::${PLACE_TYPE[sort]}, $5::text))
      ORDER BY place, g.id LIMIT $6`,
    [...valuesOf(filter), after?.place ?? null, after?.id ?? null, limit],
  )
  return rows.map(scoredOf)
}

export const countScoredGroups = async (db: Queryable, filter: GroupFilter): Promise<number> => {
  const { rows } = await db.query<{ n: number }>(
    `SELECT count(*)::int AS n FROM device_group g WHERE ${WHERE}`,
    valuesOf(filter),
  )
  return rows[0]?.n ?? 0
}

/** A device of a group and its place in the list of it. */
export type RankedMember = { rank: number; deviceId: string }

const MATCHING = `JOIN device d ON d.id = m.device_id JOIN device_score s ON s.device_id = m.device_id`

const termsOf = (terms: readonly DeviceTerm[], first: number): { join: string; where: string; values: unknown[] } => {
  const { sql, values } = conditionsOf(terms, first)
  return { join: terms.length === 0 ? '' : MATCHING, where: sql, values }
}

/** The devices of a group that meet all terms, the most likely breached first. */
export const listMembers = async (
  db: Queryable,
  groupId: string,
  terms: readonly DeviceTerm[],
  after: RankedMember | null,
  limit: number,
): Promise<RankedMember[]> => {
  const { join, where, values } = termsOf(terms, 5)
  const { rows } = await db.query<{ rank: number; device_id: string }>(
    `SELECT m.rank, m.device_id FROM group_member m ${join}
      WHERE m.group_id = $1 AND (m.rank, m.device_id) > ($2::smallint, $3::text) AND ${where}
      ORDER BY m.rank, m.device_id LIMIT $4`,
    [groupId, after?.rank ?? -1, after?.deviceId ?? '', limit, ...values],
  )
  return rows.map(({ rank, device_id: deviceId }) => ({ rank, deviceId }))
}

/** How many devices of a group meet all terms, counted to 10,001. */
export const countMembers = async (db: Queryable, groupId: string, terms: readonly DeviceTerm[]): Promise<number> => {
  const { join, where, values } = termsOf(terms, 2)
  const { rows } = await db.query<{ n: number }>(
    `SELECT count(*)::int AS n FROM
       (SELECT 1 FROM group_member m ${join} WHERE m.group_id = $1 AND ${where} LIMIT 10001) u`,
    [groupId, ...values],
  )
  return rows[0]?.n ?? 0
}

/** What people call some groups, by their ids. */
export const readGroupNames = async (db: Queryable, ids: readonly string[]): Promise<ReadonlyMap<string, string>> => {
  const { rows } = await db.query<{ id: string; name: string }>(
    'SELECT id, name FROM device_group WHERE id = ANY($1)',
    [ids],
  )
  return new Map(rows.map(({ id, name }) => [id, name]))
}
