import type { Pool, PoolClient } from 'pg'
import { readEnvironment } from '@/lib/server/env'

/** Where a query may run: on any connection, or inside a transaction. */
export type Queryable = Pick<PoolClient, 'query'>

/** Rows a statement writes at most. The embedded database has one backend, and a page must not wait for a large one. */
const ROWS_PER_STATEMENT = 1_000
const EMBEDDED_ROWS_PER_STATEMENT = 250

const rowsPerStatement = (): number =>
  readEnvironment().VEDETTE_EMBEDDED ? EMBEDDED_ROWS_PER_STATEMENT : ROWS_PER_STATEMENT

/** Deadlock and serialisation failure: PostgreSQL took the transaction back, doing it again is right. */
const AGAIN = new Set(['40001', '40P01'])
const TRIES_MAX = 5

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''

const attempt = async <Result>(client: PoolClient, work: (client: PoolClient) => Promise<Result>): Promise<Result> => {
  await client.query('BEGIN')
  const result = await work(client)
  await client.query('COMMIT')
  return result
}

/** Takes a failed transaction back; false when the connection is of no more use. */
const rollBack = (client: PoolClient): Promise<boolean> =>
  client.query('ROLLBACK').then(
    () => true,
    () => false,
  )

/** Runs `work` in one transaction; all of it is written or nothing. `work` may run again, so it must not keep results. */
export const inTransaction = async <Result>(
  pool: Pool,
  work: (client: PoolClient) => Promise<Result>,
): Promise<Result> => {
  const client = await pool.connect()
  let isUsable = true
  try {
    for (let tries = 1; ; tries += 1) {
      try {
        return await attempt(client, work)
      } catch (error) {
        isUsable = await rollBack(client)
        if (!AGAIN.has(codeOf(error)) || tries === TRIES_MAX) throw error
      }
    }
  } finally {
    client.release(!isUsable)
  }
}

/** Cuts rows into the pieces that one statement may write. */
export const slicesOf = <Row>(rows: readonly Row[], sizeMax: number = rowsPerStatement()): (readonly Row[])[] => {
  if (rows.length <= sizeMax) return rows.length === 0 ? [] : [rows]
  const slices: (readonly Row[])[] = []
  for (let from = 0; from < rows.length; from += sizeMax) slices.push(rows.slice(from, from + sizeMax))
  return slices
}
