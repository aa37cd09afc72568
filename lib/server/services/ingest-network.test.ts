import type { Pool } from 'pg'
import { beforeEach, expect, test } from 'vitest'
import { bodyOf, connLog, type ConnLine } from '@/lib/testing/conn-log'
import { describeOnEachDatabase } from '@/lib/testing/databases'
import { ingestZeekLog } from './ingest-network'
import { BIRTHS_PER_HOUR_MAX } from './take-network-chunk'

const START = Date.parse('2026-03-01T00:00:00Z') / 1_000
/** Each test, and each life of a device, is a day of its own. */
let receivedAt = Date.parse('2026-03-02T00:00:00Z')
const nextDay = () => (receivedAt += 86_400_000)

/** `count` exchanges of one device, ten seconds apart. */
const exchanges = (count: number, more: Partial<ConnLine> = {}): ConnLine[] =>
  Array.from({ length: count }, (_, index) => ({ ts: START + index * 10, ...more }))

const ingest = (pool: Pool, text: string, sensor = 'lab') =>
  ingestZeekLog(pool, sensor, 'conn', bodyOf(text), () => receivedAt)

const flowsOf = async (pool: Pool): Promise<number> => {
  const { rows } = await pool.query<{ accepted: string }>(`SELECT sum(accepted) AS accepted FROM ingest_counter`)
  return Number(rows[0]?.accepted ?? 0)
}

const tableOf = async (pool: Pool, sql: string) => (await pool.query(sql)).rows as unknown[]

/** What an analyst could see of the devices: everything but versions and times of receipt. */
const worldOf = async (pool: Pool) => ({
  scores: await tableOf(
    pool,
    'SELECT device_id, as_of, breach_score, threat_score, stages FROM device_score ORDER BY 1',
  ),
  assessments: await tableOf(pool, 'SELECT device_id, as_of, inputs_hash FROM assessment ORDER BY 1, 2'),
  findings: await tableOf(pool, 'SELECT id, rule_id, subject, count, last_seen_at FROM finding ORDER BY 1'),
})

describeOnEachDatabase('ingest of Zeek conn', (database) => {
  beforeEach(async () => {
    nextDay()
    await database().pool.query(
      `TRUNCATE device, sensor, device_state, device_facts, device_score, finding, assessment, change, chunk, reject,
                ingest_counter, address_claim, metric_hour, device_merge CASCADE`,
    )
  })

  test('gives birth to what completes an exchange, and to nothing else', async () => {
    const { pool } = database()
    const lines = [...exchanges(3), ...exchanges(20, { from: '192.168.1.77', state: 'S0' })]
    const result = await ingest(pool, connLog(lines))
    expect(result).toMatchObject({ accepted: 23, rejected: 0, duplicates: 0, unmapped: 20 })
    expect(await tableOf(pool, 'SELECT id, name, origin FROM device')).toEqual([
      { id: '~default~192.168.1.9', name: '192.168.1.9', origin: 'address' },
    ])
  })

  test('counts the same bytes once, however often they come', async () => {
    const { pool } = database()
    const text = connLog(exchanges(4_500))
    await ingest(pool, text)
    const before = await worldOf(pool)
    const again = await ingest(pool, text)
    expect(again).toMatchObject({ accepted: 4_500, duplicates: 4_500, rejected: 0 })
    expect(await flowsOf(pool)).toBe(4_500)
    expect(await worldOf(pool)).toEqual(before)
  })

  test('counts the same bytes once when they come at the same time', async () => {
    const { pool } = database()
    const text = connLog(exchanges(2_500))
    const results = await Promise.all(Array.from({ length: 5 }, () => ingest(pool, text)))
    expect(results.map((result) => result.accepted)).toEqual(Array(5).fill(2_500))
    expect(results.reduce((sum, result) => sum + result.duplicates, 0)).toBe(4 * 2_500)
    expect(await flowsOf(pool)).toBe(2_500)
  })

  test('comes to the same wherever the log is cut', async () => {
    const { pool } = database()
    const [header, lines] = [connLog([]), connLog(exchanges(700)).split('\n').slice(3, -1)]
    await ingest(pool, `${header}${lines.join('\n')}\n`)
    const whole = await worldOf(pool)
    nextDay()
    await database().pool.query(
      'TRUNCATE device, device_state, device_facts, device_score, finding, assessment, chunk CASCADE',
    )
    for (let from = 0; from < lines.length; from += 97) {
      await ingest(pool, `${header}${lines.slice(from, from + 97).join('\n')}\n`)
    }
    expect(await worldOf(pool)).toEqual(whole)
  })

  test('loses nothing when several senders speak of the same device at once', async () => {
    const { pool } = database()
    const texts = Array.from({ length: 6 }, (_, sender) =>
      connLog(exchanges(300, { to: `203.0.113.${String(sender + 10)}`, durationSeconds: sender })),
    )
    await Promise.all(texts.map((text) => ingest(pool, text)))
    expect(await flowsOf(pool)).toBe(1_800)
    const { rows } = await pool.query<{ batches: string }>(
      `SELECT version - (SELECT floor(extract(epoch FROM min(created_at)) * 1000) FROM device) AS batches FROM device_state`,
    )
    expect(rows.map((row) => Number(row.batches))).toEqual([5])
  })

  test('stores the good half of a body and names the bad', async () => {
    const { pool } = database()
    const lines = connLog(exchanges(4)).split('\n')
    lines.splice(4, 0, 'not a record')
    const result = await ingest(pool, lines.join('\n'))
    expect(result).toMatchObject({ accepted: 4, rejected: 1 })
    expect(result.rejects).toEqual([expect.objectContaining({ index: 4, code: 'InvalidLine' })])
    expect(await tableOf(pool, 'SELECT source, log, line::int, code, excerpt FROM reject')).toEqual([
      { source: 'lab', log: 'conn', line: 5, code: 'InvalidLine', excerpt: 'not a record' },
    ])
  })

  test('refuses records of the future', async () => {
    const result = await ingest(database().pool, connLog([{ ts: receivedAt / 1_000 + 301 }]))
    expect(result.rejects).toEqual([expect.objectContaining({ code: 'OutOfRange' })])
  })

  test('a scan of a network makes at most 1,000 devices an hour; the rest is counted', async () => {
    const { pool } = database()
    const addresses = Array.from(
      { length: 1_200 },
      (_, index) => `10.1.${String(Math.floor(index / 200))}.${String(index % 200)}`,
    )
    const lines = addresses.map((to, index) => ({ ts: START + index, to, from: '198.51.100.7' }))
    await ingest(pool, connLog(lines))
    expect(await tableOf(pool, 'SELECT count(*)::int AS devices FROM device')).toEqual([
      { devices: BIRTHS_PER_HOUR_MAX },
    ])
    expect(await tableOf(pool, 'SELECT births::int, births_refused::int FROM ingest_counter')).toEqual([
      { births: BIRTHS_PER_HOUR_MAX, births_refused: 200 },
    ])
  })
})
