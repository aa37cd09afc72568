import type { CountedDimension, CountedMeasure } from '@/lib/server/services/counted-device'
import type { DeviceTerm } from '@/lib/server/services/device-query'
import { candidatesOf } from './device-conditions'
import type { Queryable } from './transaction'

/** Whether words inside of names can be looked up: the server has trigrams. */
export const hasTextIndex = async (db: Queryable): Promise<boolean> => {
  const { rows } = await db.query<{ has: boolean }>(`SELECT to_regclass('device_text_idx') IS NOT NULL AS has`)
  return rows[0]?.has === true
}

/** How many devices meet each of the terms, all of which an index tells; counted to `most`. */
export const countCandidates = async (db: Queryable, terms: readonly DeviceTerm[], most: number): Promise<number[]> => {
  if (terms.length === 0) return []
  const values: unknown[] = []
  const counts = terms.map((term) => {
    const found = candidatesOf(term, values.length + 1, true)
    values.push(...(found?.values ?? []))
    return `(SELECT count(*)::int FROM (${found?.sql ?? 'SELECT 1 WHERE FALSE'} LIMIT ${String(most)}) c)`
  })
  const { rows } = await db.query<{ counts: number[] }>(`SELECT ARRAY[${counts.join(', ')}] AS counts`, values)
  return rows[0]?.counts ?? []
}

/** How many devices there are, counted to `most`. */
export const countAllDevices = async (db: Queryable, most: number): Promise<number> => {
  const { rows } = await db.query<{ n: number }>(
    `SELECT count(*)::int AS n FROM
       (SELECT 1 FROM device WHERE merged_into IS NULL ORDER BY lower(name), id LIMIT $1) d`,
    [most],
  )
  return rows[0]?.n ?? 0
}

/** A cell of the counters of the fleet. */
export type CounterCell = { dimension: CountedDimension; key: string; measure: CountedMeasure; cell: string }

/** What a counter says; null when it says nothing, which is also how 0 is kept. */
export const readCounterCell = async (db: Queryable, at: CounterCell): Promise<number | null> => {
  const { rows } = await db.query<{ devices: string }>(
    'SELECT devices FROM fleet_counter WHERE dimension = $1 AND key = $2 AND measure = $3 AND cell = $4',
    [at.dimension, at.key, at.measure, at.cell],
  )
  return rows[0] === undefined ? null : Number(rows[0].devices)
}
