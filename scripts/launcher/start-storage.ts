import { setTimeout as sleep } from 'node:timers/promises'
import type { ChildProcess } from 'node:child_process'
import type { Pool } from 'pg'
import { MIGRATIONS_DIR } from '@/lib/server/command-pool'
import { createPool, isDatabaseAway } from '@/lib/server/db'
import { publishDatabaseUrl } from '@/lib/server/embedded/data-folder'
import { chooseEndpoint, databaseUrlOf } from '@/lib/server/embedded/endpoint'
import { startDatabase, untilDatabaseReady } from '@/lib/server/embedded/start-database'
import type { Environment } from '@/lib/server/env'
import { migrate } from '@/lib/server/migrate'

/** What web and worker are told of their database. */
export type DatabaseSettings = { DATABASE_URL: string; VEDETTE_EMBEDDED: '0' | '1' }

/** A PostgreSQL that is started together with us (by compose, say) gets this long. */
const SERVER_WAIT_MS = 30_000

/** Does something with the database that is about to be served. */
export const withStorage = async <Result>(
  settings: DatabaseSettings,
  work: (pool: Pool) => Promise<Result>,
): Promise<Result> => {
  const pool = createPool({
    url: settings.DATABASE_URL,
    isEmbedded: settings.VEDETTE_EMBEDDED === '1',
    onError: () => undefined,
  })
  try {
    return await work(pool)
  } finally {
    await pool.end()
  }
}

const migrateWhenThere = async (settings: DatabaseSettings): Promise<void> => {
  const until = Date.now() + SERVER_WAIT_MS
  for (;;) {
    try {
      await withStorage(settings, (pool) => migrate(pool, MIGRATIONS_DIR))
      return
    } catch (error) {
      if (!isDatabaseAway(error) || Date.now() > until) throw error
      await sleep(500)
    }
  }
}

const startEmbedded = async (
  dataDir: string,
  keepRunning: (start: () => ChildProcess) => void,
): Promise<DatabaseSettings> => {
  const endpoint = await chooseEndpoint(dataDir)
  const first = startDatabase(dataDir, endpoint)
  let next: ChildProcess | null = first
  keepRunning(() => {
    const child = next ?? startDatabase(dataDir, endpoint)
    next = null
    return child
  })
  await untilDatabaseReady(first)
  publishDatabaseUrl(dataDir, databaseUrlOf(endpoint))
  return { DATABASE_URL: databaseUrlOf(endpoint), VEDETTE_EMBEDDED: '1' }
}

/** Starts the embedded database unless DATABASE_URL names another, and brings the schema up to date. */
export const startStorage = async (
  { DATABASE_URL: given, VEDETTE_DATA_DIR: dataDir }: Environment,
  keepRunning: (start: () => ChildProcess) => void,
): Promise<DatabaseSettings> => {
  const settings: DatabaseSettings =
    given === undefined ? await startEmbedded(dataDir, keepRunning) : { DATABASE_URL: given, VEDETTE_EMBEDDED: '0' }
  await migrateWhenThere(settings)
  return settings
}
