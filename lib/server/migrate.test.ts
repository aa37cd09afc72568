import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Pool } from 'pg'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { migrate } from '@/lib/server/migrate'
import { describeOnEachDatabase } from '@/lib/testing/databases'

const folders: string[] = []
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true })))

const aMigrationsFolder = (migrations: Record<string, string>) => {
  const folder = mkdtempSync(join(tmpdir(), 'vedette-migrations-'))
  folders.push(folder)
  writeFileSync(join(folder, 'migration_lock.toml'), 'provider = "postgresql"\n')
  for (const [name, sql] of Object.entries(migrations)) {
    mkdirSync(join(folder, name))
    writeFileSync(join(folder, name, 'migration.sql'), sql)
  }
  return folder
}

const FIRST = { '20300101000000_first': 'CREATE TABLE herd (id INT);\nINSERT INTO herd VALUES (1), (2);' }
const SECOND = { '20300102000000_second': 'ALTER TABLE herd ADD COLUMN name TEXT;' }

const rowsOf = async (pool: Pool) => {
  const { rows } = await pool.query<Record<string, unknown>>(
    `SELECT *, length(id) AS id_length FROM _prisma_migrations WHERE migration_name LIKE '2030%' ORDER BY started_at`,
  )
  return rows
}

describeOnEachDatabase('migrations', (database) => {
  // The file's own database comes migrated; what it applied must be known to the folders of these tests.
  const product = join(import.meta.dirname, '../../prisma/migrations')
  const withProduct = (migrations: Record<string, string>) => {
    const folder = aMigrationsFolder(migrations)
    cpSync(product, folder, { recursive: true })
    return folder
  }
  let pool: Pool
  beforeAll(() => {
    pool = database().pool
  })
  beforeEach(async () => {
    await pool.query(`DROP TABLE IF EXISTS herd; DELETE FROM _prisma_migrations WHERE migration_name LIKE '2030%'`)
  })

  test('are applied oldest first, once, and written down as Prisma does', async () => {
    const folder = withProduct({ ...SECOND, ...FIRST })
    expect(await migrate(pool, folder)).toEqual({ applied: ['20300101000000_first', '20300102000000_second'] })
    expect(await migrate(pool, folder)).toEqual({ applied: [] })
    const rows = await rowsOf(pool)
    expect(rows[0]).toMatchObject({
      id_length: 36,
      migration_name: '20300101000000_first',
      // sha256sum of the file
      checksum: '4f667cb0035dd0d1a8df2b0c0f2e0795e9a311a376c9accb54a39373bf5d1149',
      applied_steps_count: 1,
      logs: null,
      rolled_back_at: null,
    })
    expect(rows.map((row) => row['finished_at'] instanceof Date)).toEqual([true, true])
  })

  test('that fail leave nothing behind and say why', async () => {
    const folder = withProduct({ '20300101000000_broken': 'CREATE TABLE herd (id INT); SELECT no_such_thing();' })
    await expect(migrate(pool, folder)).rejects.toThrow(
      /^The migration 20300101000000_broken failed and was taken back: function no_such_thing\(\) does not exist/,
    )
    expect(await rowsOf(pool)).toEqual([])
    expect((await pool.query(`SELECT to_regclass('herd') AS herd`)).rows).toEqual([{ herd: null }])
  })

  test('that were changed afterwards stop the start', async () => {
    await migrate(pool, withProduct(FIRST))
    const changed = withProduct({ '20300101000000_first': 'CREATE TABLE herd (id BIGINT);' })
    await expect(migrate(pool, changed)).rejects.toThrow('20300101000000_first was changed after it was applied')
  })

  test('of a newer version stop the start', async () => {
    await migrate(pool, withProduct({ ...FIRST, ...SECOND }))
    await expect(migrate(pool, withProduct(FIRST))).rejects.toThrow(
      'The database has the migration 20300102000000_second, which this version of Vedette does not know',
    )
  })

  test('begun by another tool and not finished stop the start; rolled back ones are applied again', async () => {
    const folder = withProduct(FIRST)
    await pool.query(
      `INSERT INTO _prisma_migrations (id, checksum, migration_name) VALUES ('x', 'x', '20300101000000_first')`,
    )
    await expect(migrate(pool, folder)).rejects.toThrow('was begun but not finished')
    await pool.query(`UPDATE _prisma_migrations SET rolled_back_at = now() WHERE id = 'x'`)
    expect(await migrate(pool, folder)).toEqual({ applied: ['20300101000000_first'] })
  })

  test('started by several processes at once are applied once', async () => {
    const folder = withProduct({ ...FIRST, ...SECOND })
    const results = await Promise.all([1, 2, 3].map(() => migrate(pool, folder)))
    expect(results.flatMap(({ applied }) => applied).sort()).toEqual(['20300101000000_first', '20300102000000_second'])
    expect((await pool.query('SELECT count(*)::int AS cows FROM herd')).rows).toEqual([{ cows: 2 }])
  })
})
