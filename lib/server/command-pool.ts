import { fileURLToPath } from 'node:url'
import type { Pool } from 'pg'
import { createPool } from '@/lib/server/db'
import { openDatabase } from '@/lib/server/embedded/open-database'
import { readEnvironment } from '@/lib/server/env'
import { log } from '@/lib/server/log'
import { migrate } from '@/lib/server/migrate'

/** The schema's history; a command may be the first that ever uses a database. */
export const MIGRATIONS_DIR = fileURLToPath(new URL('../../prisma/migrations', import.meta.url))

/**
 * Runs a command's work on the installation's database, whether or not the server runs, and leaves everything as it
 * was: an embedded database that had to be started is stopped again.
 */
export const withDatabase = async <Result>(work: (pool: Pool) => Promise<Result>): Promise<Result> => {
  const database = await openDatabase(readEnvironment())
  const pool = createPool({
    ...database,
    onError: (error) => log.warn({ reason: error.message }, 'A database connection was lost'),
  })
  try {
    await migrate(pool, MIGRATIONS_DIR)
    return await work(pool)
  } finally {
    await pool.end()
    await database.close()
  }
}
