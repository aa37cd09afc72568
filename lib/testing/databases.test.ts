import { Pool } from 'pg'
import { expect, test } from 'vitest'
import { describeOnEachDatabase } from '@/lib/testing/databases'
import { clusterUrl } from '@/lib/testing/postgres-cluster'

describeOnEachDatabase('a test database', (database) => {
  test('comes migrated and empty', async () => {
    const { rows } = await database().pool.query('SELECT count(*)::int AS devices FROM device')
    expect(rows).toEqual([{ devices: 0 }])
  })

  test('is at least PostgreSQL 15 and keeps what is committed', async () => {
    const { pool, url } = database()
    const { rows } = await pool.query<{ version: string }>(`SELECT current_setting('server_version_num') AS version`)
    expect(Number(rows[0]?.version)).toBeGreaterThanOrEqual(150_000)
    await pool.query(`INSERT INTO follower VALUES ('herd', 7, now())`)
    const other = new Pool({ connectionString: url })
    expect((await other.query(`SELECT sequence FROM follower WHERE name = 'herd'`)).rows).toEqual([{ sequence: '7' }])
    await other.end()
  })

  test('keeps two transactions apart', async () => {
    const { pool } = database()
    const add = async () => {
      const client = await pool.connect()
      await client.query('BEGIN')
      const { rows } = await client.query<{ n: number }>(
        `SELECT sequence::int AS n FROM follower WHERE name = 'herd' FOR UPDATE`,
      )
      await client.query(`UPDATE follower SET sequence = $1 WHERE name = 'herd'`, [(rows[0]?.n ?? 0) + 1])
      await client.query('COMMIT')
      client.release()
    }
    await Promise.all(Array.from({ length: 10 }, add))
    expect((await pool.query(`SELECT sequence FROM follower WHERE name = 'herd'`)).rows).toEqual([{ sequence: '17' }])
  })
})

test('the address of a cluster is its socket folder', () => {
  expect(clusterUrl('/tmp/a b', 'herd')).toBe('postgresql://vedette@localhost/herd?host=%2Ftmp%2Fa%20b')
})
