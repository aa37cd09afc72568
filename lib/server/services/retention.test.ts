import type { Pool } from 'pg'
import { expect, test } from 'vitest'
import { DAY_MS } from '@/lib/domain/time'
import { describeOnEachDatabase } from '@/lib/testing/databases'
import { commandActor } from './actor'
import { applyRetention } from './apply-retention'
import { changeRetention, previewRetention, readRetention } from './retention'

const NOW = Date.parse('2026-06-01T00:00:00Z')
const actor = commandActor('anna')
const never = new AbortController().signal

/** Rejects, one a day for the last hundred days. */
const fill = (pool: Pool) =>
  pool.query(
    `INSERT INTO reject (source, log, received_at, line, code, reason, excerpt)
     SELECT 'lab', 'conn', to_timestamp($1::float8 / 1000) - make_interval(days => d), 1, 'bad', 'bad', ''
       FROM generate_series(1, 100) d`,
    [NOW],
  )
const countRejects = async (pool: Pool) =>
  (await pool.query<{ n: number }>('SELECT count(*)::int AS n FROM reject')).rows[0]?.n
const itemOf = async (pool: Pool, name: string) => (await readRetention(pool)).items.find((item) => item.name === name)
const change = (days: number, more: object = {}) => ({
  days: { rejects: days },
  before: { rejects: 30 },
  confirmsRemoval: true,
  reason: 'Little disk',
  ...more,
})

describeOnEachDatabase('how long things are kept', (database) => {
  test('says what is stored from statistics, and never counts', async () => {
    const { pool } = database()
    await fill(pool)
    await pool.query('ANALYZE reject')
    expect(await itemOf(pool, 'rejects')).toMatchObject({ days: 30, usual: 30, rows: 100, changedBy: null })
    expect((await itemOf(pool, 'rejects'))?.bytes).toBeGreaterThan(8_000)
    expect((await itemOf(pool, 'rejects'))?.oldest).toBe('2026-02-21T00:00:00.000Z')
    expect((await readRetention(pool)).lastRunAt).toBeNull()
  })

  test('a shorter time says about how much goes, a longer one that nothing does', async () => {
    const { pool } = database()
    const { items } = await previewRetention(pool, { rejects: 10, chunks: 60 }, NOW)
    const [rejects, chunks] = items
    expect(rejects).toMatchObject({ name: 'rejects', before: 30, after: 10, cutoff: '2026-05-22T00:00:00.000Z' })
    expect(rejects?.removes).toBeGreaterThan(80)
    expect(rejects?.removes).toBeLessThanOrEqual(100)
    expect(chunks).toMatchObject({ name: 'chunks', before: 30, after: 60, removes: 0 })
  })

  test.each([
    ['without saying that it removes data', change(10, { confirmsRemoval: false }), 409, 'removes data for good'],
    [
      'by one who looked before another changed it',
      change(10, { before: { rejects: 29 } }),
      409,
      'kept 30 days by now',
    ],
    ['to what it is', change(30), 400, 'nothing would be kept'],
    [
      'to days that do not go together',
      change(30, { days: { assessments: 40 }, before: { assessments: 400 } }),
      400,
      'cannot be kept longer',
    ],
  ])('is not changed %s', async (_case, request, status, sentence) => {
    const refused = changeRetention(database().pool, actor, request, NOW)
    await expect(refused).rejects.toMatchObject({ status })
    await expect(refused).rejects.toThrow(sentence)
  })

  test('the worker goes by what was set, and says when it last did', async () => {
    const { pool } = database()
    await changeRetention(pool, actor, change(10), NOW)
    expect(await itemOf(pool, 'rejects')).toMatchObject({ days: 10, usual: 30, changedBy: 'anna' })
    await applyRetention(pool, NOW, never)
    expect(await countRejects(pool)).toBe(10)
    expect((await readRetention(pool)).lastRunAt).toBe('2026-06-01T00:00:00.000Z')
    const { rows } = await pool.query('SELECT detail FROM audit_entry WHERE action = $1', ['retention.change'])
    expect(rows).toEqual([{ detail: { daysBefore: 30, days: 10, reason: 'Little disk' } }])
  })

  test('what is set longer again is kept from then on', async () => {
    const { pool } = database()
    await changeRetention(pool, actor, change(30, { before: { rejects: 10 }, confirmsRemoval: false }), NOW)
    await applyRetention(pool, NOW + 5 * DAY_MS, never)
    expect(await countRejects(pool)).toBe(10)
  })
})
