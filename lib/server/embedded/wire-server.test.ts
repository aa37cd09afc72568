import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { listen } from '@/lib/server/embedded/wire-server'
import type { WireServer } from '@/lib/server/embedded/wire-server'

const folder = mkdtempSync(join(tmpdir(), 'vedette-wire-'))
const broken: unknown[] = []
let db: PGlite
let server: WireServer
let pool: pg.Pool

const connectionString = `postgresql://postgres@localhost/postgres?host=${encodeURIComponent(folder)}`

const aClient = async () => {
  const client = new pg.Client({ connectionString })
  client.on('error', () => undefined)
  await client.connect()
  return client
}

/** Cuts a client's connection as a kill of its process would. */
const cut = (client: pg.Client) => {
  const { connection } = client as unknown as { connection: { stream: { destroy: () => void } } }
  connection.stream.destroy()
}

beforeAll(async () => {
  db = await PGlite.create()
  server = await listen(db, { path: join(folder, '.s.PGSQL.5432') }, (error) => broken.push(error))
  pool = new pg.Pool({ connectionString, max: 6 })
  await pool.query('CREATE TABLE t (a int PRIMARY KEY, b text)')
}, 60_000)

afterAll(async () => {
  await pool.end()
  await server.close()
  await db.close()
  expect(broken).toEqual([])
})

test('queries of many clients do not mix, though their messages come in several pieces', async () => {
  const large = 'x'.repeat(200_000)
  const asked = Array.from({ length: 200 }, (_, i) =>
    i % 2 === 0
      ? pool.query<{ v: number }>('SELECT $1::int AS v', [i])
      : pool.query<{ v: number }>('SELECT $1::int AS v, length($2::text) AS l', [i, large]),
  )
  const answers = await Promise.all(asked)
  expect(answers.map(({ rows }) => rows[0]?.v)).toEqual(answers.map((_, i) => i))
})

test('transactions run one after the other', async () => {
  await pool.query("INSERT INTO t VALUES (1, '0')")
  await Promise.all(
    Array.from({ length: 20 }, async () => {
      const client = await pool.connect()
      await client.query('BEGIN')
      const { rows } = await client.query<{ b: string }>('SELECT b FROM t WHERE a = 1 FOR UPDATE')
      await client.query('UPDATE t SET b = $1 WHERE a = 1', [String(Number(rows[0]?.b) + 1)])
      await client.query('COMMIT')
      client.release()
    }),
  )
  expect((await pool.query('SELECT b FROM t WHERE a = 1')).rows).toEqual([{ b: '20' }])
})

test('an error is the business of its own client, which goes on', async () => {
  const client = await aClient()
  await expect(client.query('SELECT $1::int', ['no number'])).rejects.toThrow(/invalid input syntax/)
  expect((await pool.query('SELECT 1 AS v')).rows).toEqual([{ v: 1 }])
  expect((await client.query('SELECT 2 AS v')).rows).toEqual([{ v: 2 }])
  await client.end()
})

test('what a killed client left open is taken back, and the others go on', async () => {
  const client = await aClient()
  await client.query('BEGIN')
  await client.query("INSERT INTO t VALUES (2, 'half')")
  cut(client)
  expect((await pool.query('SELECT count(*)::int AS n FROM t WHERE a = 2')).rows).toEqual([{ n: 0 }])
})

test('a client killed with its BEGIN under way stops nobody', async () => {
  for (let i = 0; i < 20; i += 1) {
    const client = await aClient()
    client.query('BEGIN').catch(() => undefined)
    if (i % 2 === 0) await new Promise((resolve) => setImmediate(resolve))
    cut(client)
  }
  expect((await pool.query('SELECT 3 AS v')).rows).toEqual([{ v: 3 }])
})

test('a query that asks for its answers in parts keeps the backend until it is done', async () => {
  const client = await aClient()
  // A row limit makes pg ask for portions with Flush and send Sync at the end only.
  const portions = client.query({ text: 'SELECT generate_series(1, 50) AS v', rows: 10 } as pg.QueryConfig)
  const others = Array.from({ length: 10 }, (_, i) => pool.query<{ v: number }>('SELECT $1::int AS v', [i]))
  expect((await portions).rows).toHaveLength(50)
  expect((await Promise.all(others)).map(({ rows }) => rows[0]?.v)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9])
  await client.end()
})
