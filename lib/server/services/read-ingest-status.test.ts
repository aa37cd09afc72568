import type { Pool } from 'pg'
import { beforeAll, expect, test } from 'vitest'
import { IngestStatusDocument, RejectDocument } from '@/lib/contracts/ingest-status'
import { listOf } from '@/lib/contracts/shared'
import { DAY_MS, HOUR_MS, MINUTE_MS, toIso } from '@/lib/domain/time'
import { bodyOf, connLog } from '@/lib/testing/conn-log'
import { describeOnEachDatabase } from '@/lib/testing/databases'
import { recordingPool, tablesScanned } from '@/lib/testing/query-plans'
import { ingestZeekLog } from './ingest-network'
import { readIngestStatus } from './read-ingest-status'
import { pageRejects } from './read-rejects'

const NOW = Date.parse('2026-11-23T06:30:00Z')
const PAGE = { cursor: null, limit: 50 }
const ALL = { source: '', code: null, ...PAGE }
const HOSTILE = `<img src=x onerror=alert(1)>'"; DROP TABLE reject; --\u202e`

/** A source whose counters hold a number of hours up to one. */
const seedHours = (pool: Pool, source: string, hours: number, lastAt: number, rejected = 0) =>
  pool.query(
    `INSERT INTO ingest_counter (source, log, hour, last_received_at, accepted, rejected, newest_observed_at)
     SELECT $1, 'conn', date_trunc('hour', t), t, 100, $5, t - interval '3 minutes'
       FROM (SELECT to_timestamp($3::float8 / 1000) - n * make_interval(secs => $4) AS t
               FROM generate_series(0, $2::int - 1) n) u`,
    [source, hours, lastAt, HOUR_MS / 1_000, rejected],
  )

describeOnEachDatabase('what arrives', (database) => {
  test('nothing arrived: no source, nobody silent, no kind connected', async () => {
    const status = IngestStatusDocument.parse(await readIngestStatus(database().pool, PAGE, NOW))
    expect(status).toMatchObject({ items: [], total: 0, silentCount: 0, lastReceivedAt: null, lookedAt: 0 })
    expect(status.kinds.every(({ lastReceivedAt }) => lastReceivedAt === null)).toBe(true)
    expect(await pageRejects(database().pool, ALL)).toEqual({ items: [], nextCursor: null, total: 0 })
  })

  test('a batch is told by source and log, with its lag and its hours', async () => {
    const { pool } = database()
    const at = NOW - 10 * MINUTE_MS
    const lines = Array.from({ length: 20 }, (_, index) => ({ ts: (at - HOUR_MS) / 1_000 + index }))
    await ingestZeekLog(pool, 'lab', 'conn', bodyOf(`${connLog(lines)}${HOSTILE}\n`), () => at)
    const { items, ...status } = IngestStatusDocument.parse(await readIngestStatus(pool, PAGE, NOW))
    expect(items).toHaveLength(1)
    expect(items[0]).toMatchObject({
      source: 'lab',
      log: 'conn',
      state: 'receiving',
      lastReceivedAt: toIso(at),
      lastHour: { accepted: 20, rejected: 1 },
      day: { accepted: 20, rejected: 1, duplicates: 0 },
    })
    expect(at - Date.parse(items[0]?.newestObservedAt ?? '')).toBeGreaterThan(50 * MINUTE_MS)
    expect(items[0]?.hours).toHaveLength(24)
    expect(items[0]?.hours.at(-1)).toMatchObject({ at: '2026-11-23T06:00:00.000Z', accepted: 20, rejected: 1 })
    expect(status).toMatchObject({ total: 1, receiving: 1, lastHour: { accepted: 20, rejected: 1 } })
    expect(status.kinds.find(({ kind }) => kind === 'flow')?.lastReceivedAt).toBe(toIso(at))
    await ingestZeekLog(pool, 'lab', 'conn', bodyOf(`${connLog(lines)}${HOSTILE}\n`), () => at + MINUTE_MS)
    const again = await readIngestStatus(pool, PAGE, NOW)
    expect(again.day).toMatchObject({ accepted: 20, duplicates: 20 })
  })

  test('what was hostile is kept as it was, and is found by source and code', async () => {
    const { pool } = database()
    const { items } = listOf(RejectDocument).parse(await pageRejects(pool, ALL))
    expect(items).toHaveLength(1)
    expect(items[0]).toMatchObject({ source: 'lab', log: 'conn', excerpt: HOSTILE })
    const code = items[0]?.code ?? null
    expect((await pageRejects(pool, { ...ALL, source: 'lab', code })).total).toBe(1)
    expect((await pageRejects(pool, { ...ALL, source: HOSTILE })).total).toBe(0)
    expect((await pageRejects(pool, { ...ALL, source: 'la\0b' })).total).toBe(1)
    expect((await pageRejects(pool, { ...ALL, code: 'Throttled' })).items).toEqual([])
  })

  test('who stopped is named, the longest silent first; who sends seldom is not', async () => {
    const { pool } = database()
    await seedHours(pool, 'steady', 24, NOW - 2 * MINUTE_MS)
    await seedHours(pool, 'gone', 30, NOW - 5 * HOUR_MS)
    await seedHours(pool, 'long gone', 30, NOW - 9 * DAY_MS)
    await seedHours(pool, 'once', 1, NOW - 9 * DAY_MS)
    const status = await readIngestStatus(pool, PAGE, NOW)
    expect(status.silent.map(({ source }) => source)).toEqual(['long gone', 'gone'])
    expect(status).toMatchObject({ silentCount: 2, receiving: 2, lookedAt: 5 })
    const states = Object.fromEntries(status.items.map(({ source, state }) => [source, state]))
    expect(states).toEqual({
      gone: 'silent',
      lab: 'receiving',
      'long gone': 'silent',
      once: 'seldom',
      steady: 'receiving',
    })
    expect(status.items.find(({ source }) => source === 'steady')?.lastHour.accepted).toBe(150)
  })

  test('both lists go on from a cursor, and refuse one they did not give', async () => {
    const { pool } = database()
    const seen: string[] = []
    for (let cursor: string | null = null, page = null; page === null || cursor !== null;) {
      page = await readIngestStatus(pool, { cursor, limit: 2 }, NOW)
      seen.push(...page.items.map(({ source }) => source))
      expect(page.total).toBe(5)
      cursor = page.nextCursor
    }
    expect(seen).toEqual(['gone', 'lab', 'long gone', 'once', 'steady'])
    await pool.query(`INSERT INTO reject (source, log, received_at, line, code, reason, excerpt)
      SELECT 'lab', 'conn', now(), n, 'InvalidLine', 'line ' || n, '' FROM generate_series(1, 5) n`)
    const lines: number[] = []
    for (let cursor: string | null = null, page = null; page === null || cursor !== null;) {
      page = await pageRejects(pool, { ...ALL, source: 'lab', cursor, limit: 2 })
      lines.push(...page.items.map(({ line }) => line))
      cursor = page.nextCursor
    }
    expect(lines.slice(0, 5)).toEqual([5, 4, 3, 2, 1])
    for (const cursor of [
      'x',
      'e30',
      Buffer.from('[{}]').toString('base64url'),
      Buffer.from('["0 or 1"]').toString('base64url'),
    ]) {
      await expect(pageRejects(pool, { ...ALL, cursor })).rejects.toMatchObject({ status: 400 })
      await expect(readIngestStatus(pool, { cursor, limit: 2 }, NOW)).rejects.toMatchObject({ status: 400 })
    }
  })
})

describeOnEachDatabase('what arrives, at 400 sources over 60 days and 100,000 rejects', (database) => {
  beforeAll(async () => {
    const { pool } = database()
    await pool.query(
      `INSERT INTO ingest_counter (source, log, hour, last_received_at, accepted)
       SELECT 'sensor-' || s, 'conn', h, h, 1 FROM generate_series(1, 400) s,
              generate_series(to_timestamp($1), to_timestamp($2), interval '6 hours') h`,
      [(NOW - 60 * DAY_MS) / 1_000, NOW / 1_000],
    )
    await pool.query(`INSERT INTO reject (source, log, received_at, line, code, reason, excerpt)
      SELECT 'sensor-' || n % 100, 'conn', now(), n,
             CASE n % 1000 WHEN 0 THEN 'MissingHeader' ELSE 'InvalidLine' END, '', '' FROM generate_series(1, 100000) n`)
    await pool.query('ANALYZE')
  }, 120_000)

  test('no table is read from end to end', async () => {
    const { pool, sent } = recordingPool(database().pool)
    const { nextCursor } = await readIngestStatus(pool, PAGE, NOW)
    await readIngestStatus(pool, { ...PAGE, cursor: nextCursor }, NOW)
    await pageRejects(pool, { ...ALL, code: 'MissingHeader' })
    await pageRejects(pool, { ...ALL, source: 'sensor-7', code: 'MissingHeader' })
    await pageRejects(pool, { ...ALL, source: 'nobody' })
    expect(sent.length).toBeGreaterThan(8)
    for (const query of sent) expect(await tablesScanned(database().pool, query), query.text).toEqual([])
  })
})
