import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** One step of the schema, as it lies in prisma/migrations. */
export type Migration = { name: string; sql: string; checksum: string }

/** A row of Prisma's table of migrations, as far as the plan needs it. */
export type MigrationRow = { name: string; checksum: string; isFinished: boolean; isRolledBack: boolean }

/** The database and the migrations do not belong together; the message is meant for the person at the terminal. */
export class MigrationError extends Error {
  override name = 'MigrationError'
}

/** The migrations of a folder in Prisma's layout (`<time>_<name>/migration.sql`), oldest first. */
export const readMigrations = (migrationsDir: string): Migration[] =>
  readdirSync(migrationsDir, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(migrationsDir, entry.name, 'migration.sql')))
    .map(({ name }) => {
      const bytes = readFileSync(join(migrationsDir, name, 'migration.sql'))
      return { name, sql: bytes.toString('utf8'), checksum: createHash('sha256').update(bytes).digest('hex') }
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1))

const checkRow = (row: MigrationRow, migration: Migration | undefined): void => {
  if (migration === undefined) {
    throw new MigrationError(
      `The database has the migration ${row.name}, which this version of Vedette does not know: it was last used by ` +
        'a newer version. Start that version, or restore a backup made by this one.',
    )
  }
  if (!row.isFinished) {
    throw new MigrationError(
      `The migration ${row.name} was begun but not finished, by another tool. Resolve it with ` +
        `"npx prisma migrate resolve", or restore a backup.`,
    )
  }
  if (row.checksum !== migration.checksum) {
    throw new MigrationError(
      `The migration ${row.name} was changed after it was applied to this database. Put its file back as it was, ` +
        'and write a new migration instead.',
    )
  }
}

/**
 * The migrations still to be applied, oldest first, given what the database says of those applied.
 * Throws a MigrationError when an applied one is unfinished, changed or missing.
 */
export const pendingMigrations = (migrations: readonly Migration[], rows: readonly MigrationRow[]): Migration[] => {
  const byName = new Map(migrations.map((migration) => [migration.name, migration]))
  const applied = rows.filter((row) => !row.isRolledBack)
  for (const row of applied) checkRow(row, byName.get(row.name))
  const names = new Set(applied.map((row) => row.name))
  return migrations.filter((migration) => !names.has(migration.name))
}
