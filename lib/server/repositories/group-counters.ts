import type { CountedCell, CountedMeasure } from '@/lib/server/services/counted-device'
import { slicesOf, type Queryable } from './transaction'

/** Sums by measure and cell; what sums to nothing is left out. */
type Counters = Partial<Record<CountedMeasure, Record<string, number>>>

const cellsOf = (counters: Counters): CountedCell[] =>
  Object.entries(counters).flatMap(([measure, cells]) =>
    Object.entries(cells).map(([cell, amount]) => ({ measure: measure as CountedMeasure, cell, amount })),
  )

/** The same whatever order the cells came in. */
const textOf = (cells: readonly CountedCell[]): string => {
  const counters: Counters = {}
  const sorted = cells.toSorted((a, b) => (`${a.measure} ${a.cell}` < `${b.measure} ${b.cell}` ? -1 : 1))
  for (const { measure, cell, amount } of sorted) (counters[measure] ??= {})[cell] = amount
  return JSON.stringify(counters)
}

/** The counters of groups; one of which nothing is counted is missing. Only who holds the counters may write them. */
export const readGroupCounters = async (
  db: Queryable,
  groups: readonly string[],
): Promise<Map<string, CountedCell[]>> => {
  const { rows } = await db.query<{ group_id: string; counters: string }>(
    'SELECT group_id, counters FROM group_counter WHERE group_id = ANY($1)',
    [groups],
  )
  return new Map(rows.map((row) => [row.group_id, cellsOf(JSON.parse(row.counters) as Counters)]))
}

/** Writes the counters of groups; a group of which nothing is counted has none. */
export const writeGroupCounters = async (
  db: Queryable,
  counters: ReadonlyMap<string, readonly CountedCell[]>,
): Promise<void> => {
  const all = [...counters]
  const empty = all.filter(([, cells]) => cells.length === 0).map(([id]) => id)
  if (empty.length > 0) await db.query('DELETE FROM group_counter WHERE group_id = ANY($1)', [empty])
  for (const slice of slicesOf(all.filter(([, cells]) => cells.length > 0))) {
    await db.query(
      `INSERT INTO group_counter (group_id, counters) SELECT * FROM unnest($1::text[], $2::text[])
       ON CONFLICT (group_id) DO UPDATE SET counters = excluded.counters`,
      [slice.map(([id]) => id), slice.map(([, cells]) => textOf(cells))],
    )
  }
}

/** Groups of which something is counted, but that have no scores: they were removed and made again meanwhile. */
export const readUnscoredGroups = async (db: Queryable): Promise<string[]> => {
  const { rows } = await db.query<{ group_id: string }>(
    `SELECT c.group_id FROM group_counter c JOIN device_group g ON g.id = c.group_id
      WHERE NOT EXISTS (SELECT 1 FROM group_score s WHERE s.group_id = c.group_id)`,
  )
  return rows.map((row) => row.group_id)
}
