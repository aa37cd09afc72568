import type { GroupKind } from '@/lib/domain/device-group'
import type { EpochMs } from '@/lib/domain/time'
import type { Queryable } from './transaction'

/** A group as it is defined. */
export type GroupRecord = {
  id: string
  name: string
  kind: GroupKind
  parentId: string | null
  query: string | null
  createdAt: EpochMs
  createdBy: string
  changedAt: EpochMs
  changedBy: string
}

type Row = Pick<GroupRecord, 'id' | 'name' | 'kind' | 'query'> & {
  parent_id: string | null
  created_at: Date
  created_by: string
  changed_at: Date
  changed_by: string
}

export const GROUP_COLUMNS = `g.id, g.name, g.kind, g.parent_id, g.query, g.created_at, g.created_by, g.changed_at,
  g.changed_by`

export const groupRecordOf = (row: Row): GroupRecord => ({
  id: row.id,
  name: row.name,
  kind: row.kind,
  parentId: row.parent_id,
  query: row.query,
  createdAt: row.created_at.getTime(),
  createdBy: row.created_by,
  changedAt: row.changed_at.getTime(),
  changedBy: row.changed_by,
})

export type GroupRow = Row

/** The groups among `ids` that exist. */
export const readGroups = async (db: Queryable, ids: readonly string[]): Promise<Map<string, GroupRecord>> => {
  const { rows } = await db.query<Row>(`SELECT ${GROUP_COLUMNS} FROM device_group g WHERE g.id = ANY($1)`, [ids])
  return new Map(rows.map((row) => [row.id, groupRecordOf(row)]))
}

/** How many groups there are of a kind. */
export const countGroups = async (db: Queryable, kind: GroupKind): Promise<number> => {
  const { rows } = await db.query<{ n: number }>('SELECT count(*)::int AS n FROM device_group WHERE kind = $1', [kind])
  return rows[0]?.n ?? 0
}

/** Takes the definitions of groups for this transaction: their limits and their tree hold for all of them together. */
export const lockGroups = async (db: Queryable): Promise<void> => {
  await db.query('LOCK TABLE device_group IN SHARE ROW EXCLUSIVE MODE')
}

/** Creates groups; one that exists stays as it is. */
export const insertGroups = async (
  db: Queryable,
  groups: readonly Pick<GroupRecord, 'id' | 'name' | 'kind' | 'parentId' | 'query'>[],
  by: string,
  at: EpochMs,
): Promise<void> => {
  if (groups.length === 0) return
  await db.query(
    `INSERT INTO device_group (id, name, kind, parent_id, query, created_at, created_by, changed_at, changed_by)
     SELECT u.*, to_timestamp($7::float8 / 1000), $6, to_timestamp($7::float8 / 1000), $6
       FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[]) u
     ON CONFLICT (id) DO NOTHING`,
    [
      groups.map(({ id }) => id),
      groups.map(({ name }) => name),
      groups.map(({ kind }) => kind),
      groups.map(({ parentId }) => parentId),
      groups.map(({ query }) => query),
      by,
      at,
    ],
  )
}

/** Writes a changed definition. */
export const updateGroup = async (db: Queryable, group: GroupRecord): Promise<void> => {
  await db.query(
    `UPDATE device_group SET name = $2, parent_id = $3, query = $4, changed_at = to_timestamp($5::float8 / 1000),
            changed_by = $6 WHERE id = $1`,
    [group.id, group.name, group.parentId, group.query, group.changedAt, group.changedBy],
  )
}

/** Removes a group that nothing lies in; devices that were merged into others do not count. */
export const removeGroup = async (db: Queryable, id: string, fallback: string): Promise<void> => {
  await db.query('UPDATE device SET group_id = $2 WHERE group_id = $1 AND merged_into IS NOT NULL', [id, fallback])
  await db.query('DELETE FROM device_group WHERE id = $1', [id])
}

/** What lies directly in a group, devices counted to 10,001. */
export const countContents = async (db: Queryable, id: string): Promise<{ devices: number; groups: number }> => {
  const { rows } = await db.query<{ devices: number; groups: number }>(
    `SELECT (SELECT count(*)::int FROM (SELECT 1 FROM device WHERE group_id = $1 AND merged_into IS NULL
                LIMIT 10001) u) AS devices,
            (SELECT count(*)::int FROM device_group WHERE parent_id = $1) AS groups`,
    [id],
  )
  return rows[0] ?? { devices: 0, groups: 0 }
}

export type GroupName = { id: string; name: string }

/** The groups that each of `ids` lies in, from the top to the parent. */
export const readAncestors = async (db: Queryable, ids: readonly string[]): Promise<Map<string, GroupName[]>> => {
  const { rows } = await db.query<{ of: string; id: string; name: string }>(
    `WITH RECURSIVE up AS (
       SELECT c.id AS of, p.id, p.name, p.parent_id, 1 AS steps
         FROM device_group c JOIN device_group p ON p.id = c.parent_id WHERE c.id = ANY($1)
       UNION ALL
       SELECT up.of, p.id, p.name, p.parent_id, up.steps + 1 FROM up JOIN device_group p ON p.id = up.parent_id
     ) SELECT of, id, name FROM up ORDER BY of, steps DESC`,
    [ids],
  )
  const byGroup = new Map<string, GroupName[]>()
  for (const { of, id, name } of rows) {
    const known = byGroup.get(of)
    if (known === undefined) byGroup.set(of, [{ id, name }])
    else known.push({ id, name })
  }
  return byGroup
}

/** How many groups lie below one another under a group, itself included. */
export const readHeight = async (db: Queryable, id: string): Promise<number> => {
  const { rows } = await db.query<{ height: number }>(
    `WITH RECURSIVE down AS (
       SELECT id, 1 AS steps FROM device_group WHERE id = $1
       UNION ALL SELECT g.id, down.steps + 1 FROM down JOIN device_group g ON g.parent_id = down.id
     ) SELECT max(steps)::int AS height FROM down`,
    [id],
  )
  return rows[0]?.height ?? 0
}
