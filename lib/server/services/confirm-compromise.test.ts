import type { Pool } from 'pg'
import { beforeEach, expect, test } from 'vitest'
import { DAY_MS, HOUR_MS, MINUTE_MS, type EpochMs } from '@/lib/domain/time'
import { describeOnEachDatabase } from '@/lib/testing/databases'
import { ingestScans, SCAN_RECEIVED_AT as NOW, scannerIdOf } from '@/lib/testing/scanning-device'
import { commandActor, type Actor } from './actor'
import { confirmCompromise, healCompromise, readCompromise, takeBackCompromise } from './confirm-compromise'
import { assessDeviceAt, assessDeviceNow } from './read-assessments'

const personOf = (name: string): Actor => ({ ...commandActor(name), kind: 'person' })
const ada = personOf('ada@example.org')
const bob = personOf('bob@example.org')
const IP = '192.168.1.21'
const DEVICE = scannerIdOf(IP)

const breachAt = async (pool: Pool, at: EpochMs) => (await assessDeviceAt(pool, DEVICE, at, at)).breachLikelihood

const linesAt = async (pool: Pool, at: EpochMs) => (await breachAt(pool, at)).contributions.map(({ kind }) => kind)

const listed = async (pool: Pool): Promise<number> => {
  const sql = 'SELECT breach_printed AS score FROM device_score WHERE device_id = $1'
  return (await pool.query<{ score: number }>(sql, [DEVICE])).rows[0]?.score ?? -1
}

describeOnEachDatabase('a compromise confirmed and healed', (database) => {
  beforeEach(async () => {
    const { pool } = database()
    await pool.query(
      `TRUNCATE device, sensor, device_state, device_facts, device_score, finding, assessment, change, chunk, reject,
                ingest_counter, address_claim, metric_hour, device_merge, device_relation, rejudge_request, follower,
                fleet_counter, device_counted, judgement, compromise CASCADE`,
    )
    await ingestScans(pool, [IP])
  })

  test('R10 confirmed, breach likelihood is 99 at once; before, it stays what it was', async () => {
    const { pool } = database()
    const before = await breachAt(pool, NOW - HOUR_MS)
    const said = await confirmCompromise(pool, ada, DEVICE, 'Seen on its console', NOW)
    expect(said.open).toMatchObject({ by: 'ada@example.org', reason: 'Seen on its console' })
    expect(await listed(pool)).toBeGreaterThanOrEqual(99)
    expect(await linesAt(pool, NOW)).toContain('verdict')
    expect((await breachAt(pool, NOW - HOUR_MS)).score).toBeCloseTo(before.score ?? -1, 6)
    await expect(confirmCompromise(pool, bob, DEVICE, 'Me too', NOW + 1)).rejects.toThrow('confirmed it already')
  })

  test('said in the middle of a minute, the page shows it at once', async () => {
    const { pool } = database()
    const at = NOW + 20_500
    await confirmCompromise(pool, ada, DEVICE, 'Seen on its console', at)
    const { breachLikelihood, asOf } = await assessDeviceNow(pool, DEVICE, at)
    expect(breachLikelihood.printed).toBeGreaterThanOrEqual(99)
    expect(Date.parse(asOf)).toBe(at)
    await takeBackCompromise(pool, ada, DEVICE, at + 1)
    expect((await assessDeviceNow(pool, DEVICE, at + 1)).breachLikelihood.printed).toBeLessThan(99)
  })

  test('R10 another person heals it; that it was compromised counts for 90 days', async () => {
    const { pool } = database()
    await confirmCompromise(pool, ada, DEVICE, 'Seen on its console', NOW)
    await expect(healCompromise(pool, ada, DEVICE, 'Fine now', NOW + HOUR_MS)).rejects.toThrow(
      'somebody else must look',
    )
    const token: Actor = { ...commandActor('token'), kind: 'token' }
    await expect(healCompromise(pool, token, DEVICE, 'Fine now', NOW + HOUR_MS)).rejects.toThrow('Only a person')
    const healed = await healCompromise(pool, bob, DEVICE, 'Reflashed', NOW + HOUR_MS)
    expect(healed).toMatchObject({ open: null, past: [{ closedBy: 'bob@example.org', closedReason: 'Reflashed' }] })
    expect(await listed(pool)).toBeLessThan(99)
    expect(await linesAt(pool, NOW + HOUR_MS)).toEqual(expect.arrayContaining(['history']))
    expect(await linesAt(pool, NOW + HOUR_MS)).not.toContain('verdict')
    expect(await linesAt(pool, NOW + 91 * DAY_MS)).not.toContain('history')
    await expect(healCompromise(pool, bob, DEVICE, 'Again', NOW + HOUR_MS)).rejects.toThrow('Nobody says')
  })

  test('a slip is taken back within ten minutes, by the one who made it, and leaves no history', async () => {
    const { pool } = database()
    const before = (await breachAt(pool, NOW)).score
    await confirmCompromise(pool, ada, DEVICE, 'Wrong device', NOW)
    await expect(takeBackCompromise(pool, bob, DEVICE, NOW + 1)).rejects.toThrow('ada@example.org confirmed it')
    await expect(takeBackCompromise(pool, ada, DEVICE, NOW + 10 * MINUTE_MS + 1)).rejects.toThrow(
      'more than 10 minutes',
    )
    await takeBackCompromise(pool, ada, DEVICE, NOW + 9 * MINUTE_MS)
    expect((await breachAt(pool, NOW)).score).toBeCloseTo(before ?? -1, 9)
    expect(await readCompromise(pool, DEVICE)).toMatchObject({ open: null, past: [{ isSlip: true }] })
  })

  test('two confirm at once: one does, the other is told who', async () => {
    const { pool } = database()
    const both = await Promise.allSettled([
      confirmCompromise(pool, ada, DEVICE, 'I saw it', NOW),
      confirmCompromise(pool, bob, DEVICE, 'I saw it too', NOW),
    ])
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  })
})
