import { cpSync, mkdirSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { Pool } from 'pg'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { listen } from '@/lib/server/embedded/wire-server'
import { migrate } from '@/lib/server/migrate'
import { oncePerRun } from '@/lib/testing/once-per-run'
import {
  CLUSTER_PREFIX,
  clusterUrl,
  findPostgresBinaries,
  INSTALL_POSTGRES,
  startCluster,
} from '@/lib/testing/postgres-cluster'

export type TestDatabase = { url: string; pool: Pool; kind: 'embedded' | 'postgres' }
type Running = TestDatabase & { close: () => Promise<void> }

const MIGRATIONS = join(import.meta.dirname, '../../prisma/migrations')
const TEMPLATE = 'vedette_template'
const START_TIMEOUT_MS = 120_000

let made = 0
/** A name no other test file of this run uses. */
const uniqueName = () => `t_${process.pid.toString(36)}_${Date.now().toString(36)}_${(made += 1).toString(36)}`

const withPool = async (url: string, work: (pool: Pool) => Promise<unknown>): Promise<void> => {
  const pool = new Pool({ connectionString: url, max: 1 })
  try {
    await work(pool)
  } finally {
    await pool.end()
  }
}

/** PGlite behind a socket in `folder`, its data in `folder`/data, as in the product but in this process. */
const serveEmbedded = async (folder: string) => {
  const db = await PGlite.create(join(folder, 'data'))
  const broken = (error: unknown) => console.error('The embedded database failed:', error)
  const server = await listen(db, { path: join(folder, '.s.PGSQL.5432') }, broken)
  return {
    url: `postgresql://postgres@localhost/postgres?host=${encodeURIComponent(folder)}`,
    close: async () => {
      await server.close()
      await db.close()
    },
  }
}

const makeEmbeddedTemplate = async (folder: string) => {
  const { url, close } = await serveEmbedded(folder)
  await withPool(url, (pool) => migrate(pool, MIGRATIONS))
  await close()
}

const startEmbedded = async (runFolder: string): Promise<Running> => {
  const template = await oncePerRun(runFolder, 'embedded', makeEmbeddedTemplate)
  const folder = join(runFolder, uniqueName())
  mkdirSync(folder)
  cpSync(join(template, 'data'), join(folder, 'data'), { recursive: true })
  const { url, close } = await serveEmbedded(folder)
  const pool = new Pool({ connectionString: url, max: 6 })
  return {
    url,
    pool,
    kind: 'embedded',
    close: async () => {
      await pool.end()
      await close()
      await rm(folder, { recursive: true })
    },
  }
}

const makeCluster = async (folder: string) => {
  const binaries = findPostgresBinaries()
  if (binaries === null) throw new Error(`PostgreSQL is missing; install it: ${INSTALL_POSTGRES}`)
  await startCluster(binaries, folder)
  await withPool(clusterUrl(folder, 'postgres'), (pool) => pool.query(`CREATE DATABASE ${TEMPLATE}`))
  await withPool(clusterUrl(folder, TEMPLATE), (pool) => migrate(pool, MIGRATIONS))
}

/**
 * One cluster a process of tests: what is told of changes waits for the older transactions of a whole cluster, and the
 * tests of another process must not make these wait.
 */
const startPostgres = async (runFolder: string): Promise<Running> => {
  const cluster = await oncePerRun(runFolder, `${CLUSTER_PREFIX}${process.env['VITEST_POOL_ID'] ?? ''}`, makeCluster)
  const name = uniqueName()
  await withPool(clusterUrl(cluster, 'postgres'), (pool) => pool.query(`CREATE DATABASE ${name} TEMPLATE ${TEMPLATE}`))
  const url = clusterUrl(cluster, name)
  const pool = new Pool({ connectionString: url, max: 6 })
  return { url, pool, kind: 'postgres', close: () => pool.end() }
}

const describeOn = (name: string, start: (runFolder: string) => Promise<Running>, body: Body): void => {
  describe(name, () => {
    let running: Running | undefined
    beforeAll(async () => {
      running = await start(inject('runFolder'))
    }, START_TIMEOUT_MS)
    afterAll(() => running?.close(), START_TIMEOUT_MS)
    body(() => {
      if (running === undefined) throw new Error('The database runs only inside tests and hooks.')
      return running
    })
  })
}

type Body = (database: () => TestDatabase) => void

/**
 * Runs the same tests on the embedded database and on a PostgreSQL, each with a migrated database for this file alone.
 * Without PostgreSQL its half is skipped by name, in CI it fails. The embedded one runs in the test's own process: a
 * child process that uses it must be waited for without blocking (no execFileSync).
 */
export const describeOnEachDatabase = (name: string, body: Body): void => {
  describeOn(`${name}, embedded`, startEmbedded, body)
  if (findPostgresBinaries() !== null) describeOn(`${name}, PostgreSQL`, startPostgres, body)
  else if ((process.env['CI'] ?? '') === '')
    describe.skip(`${name}, PostgreSQL (missing: ${INSTALL_POSTGRES})`, () => {
      body(() => {
        throw new Error('skipped')
      })
    })
  else test(`${name}, PostgreSQL`, () => expect.fail(`PostgreSQL is missing; install it: ${INSTALL_POSTGRES}`))
}
