import { randomUUID } from 'node:crypto'
import type { Pool, PoolClient } from 'pg'
import { MigrationError, pendingMigrations, readMigrations } from '@/lib/server/migration-plan'
import type { Migration, MigrationRow } from '@/lib/server/migration-plan'

/** The number Prisma's own `migrate deploy` locks; taken for a transaction, since embedded sessions share session locks. */
const PRISMA_LOCK = 72_707_369

/** Prisma's table, column for column, so that its tools can go on where we stopped and the other way round. */
const CREATE_TABLE = `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
  "id" VARCHAR(36) PRIMARY KEY NOT NULL,
  "checksum" VARCHAR(64) NOT NULL,
  "finished_at" TIMESTAMPTZ,
  "migration_name" VARCHAR(255) NOT NULL,
  "logs" TEXT,
  "rolled_back_at" TIMESTAMPTZ,
  "started_at" TIMESTAMPTZ NOT NULL DEFAULT now(),
  "applied_steps_count" INTEGER NOT NULL DEFAULT 0
)`

const readRows = async (client: PoolClient): Promise<MigrationRow[]> => {
  const { rows } = await client.query<MigrationRow>(
    `SELECT migration_name AS name, checksum, finished_at IS NOT NULL AS "isFinished",
       rolled_back_at IS NOT NULL AS "isRolledBack" FROM "_prisma_migrations"`,
  )
  return rows
}

const apply = async (client: PoolClient, migration: Migration): Promise<void> => {
  await client.query(migration.sql).catch((error: unknown) => {
    const reason = error instanceof Error ? error.message : String(error)
    throw new MigrationError(`The migration ${migration.name} failed and was taken back: ${reason}.`, { cause: error })
  })
  await client.query(
    `INSERT INTO "_prisma_migrations" (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
     VALUES ($1, $2, $3, transaction_timestamp(), clock_timestamp(), 1)`,
    [randomUUID(), migration.checksum, migration.name],
  )
}

/** Applies the oldest pending migration in a transaction of its own; null when there is none. */
const applyNext = async (client: PoolClient, migrations: readonly Migration[]): Promise<string | null> => {
  await client.query('BEGIN')
  try {
    await client.query('SELECT pg_advisory_xact_lock($1)', [PRISMA_LOCK])
    await client.query(CREATE_TABLE)
    const [next] = pendingMigrations(migrations, await readRows(client))
    if (next !== undefined) await apply(client, next)
    await client.query('COMMIT')
    return next?.name ?? null
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined)
    throw error
  }
}

/**
 * Brings the database to the newest schema of `migrationsDir` and names what was applied. Processes that start
 * together wait for each other. Throws a MigrationError with a sentence when the two do not belong together.
 */
export const migrate = async (pool: Pool, migrationsDir: string): Promise<{ applied: string[] }> => {
  const migrations = readMigrations(migrationsDir)
  const applied: string[] = []
  const client = await pool.connect()
  try {
    for (let name = await applyNext(client, migrations); name !== null; name = await applyNext(client, migrations)) {
      applied.push(name)
    }
    return { applied }
  } finally {
    client.release()
  }
}
