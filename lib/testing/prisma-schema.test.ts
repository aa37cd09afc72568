import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { describeOnEachDatabase } from '@/lib/testing/databases'
import { schemaColumns } from '@/lib/testing/prisma-schema'
import type { Column } from '@/lib/testing/prisma-schema'

const schema = readFileSync(join(import.meta.dirname, '../../prisma/schema.prisma'), 'utf8')

const sorted = (columns: readonly Column[]) =>
  columns.map(({ table, column, type, isNullable }) => `${table}.${column} ${type}${isNullable ? ' null' : ''}`).sort()

test('fields are read with their mapped names, native types, lists and optional marks', () => {
  const columns = schemaColumns(`
    model Sensor {
      // a comment about nothing String
      name      String   @id
      networks  String[] @default([])
      createdAt DateTime @map("created_at") @db.Timestamptz(3)
      printed   Int?     @db.SmallInt
      jobs      Json     @default("{}")
      since     Unsupported("xid8")?
      devices   Device[]
      @@map("sensor")
    }
  `)
  expect(sorted(columns)).toEqual([
    'sensor.created_at timestamptz',
    'sensor.jobs jsonb',
    'sensor.name text',
    'sensor.networks _text',
    'sensor.printed int2 null',
    'sensor.since xid8 null',
  ])
})

describeOnEachDatabase('the Prisma schema', (database) => {
  test('agrees with the migrated database, column by column', async () => {
    const { rows } = await database().pool.query<Column>(
      `SELECT table_name AS "table", column_name AS "column", udt_name AS type, is_nullable = 'YES' AS "isNullable"
       FROM information_schema.columns WHERE table_schema = 'public' AND table_name <> '_prisma_migrations'`,
    )
    expect(sorted(schemaColumns(schema))).toEqual(sorted(rows))
  })
})
