import type { Pool } from 'pg'
import { expect, test } from 'vitest'
import { bodyOf, connLog, type ConnLine } from '@/lib/testing/conn-log'
import { describeOnEachDatabase } from '@/lib/testing/databases'
import { applyRetention } from './apply-retention'
import { ingestZeekLog } from './ingest-network'
import { assessDeviceAt } from './read-assessments'
import { rescoreDue } from './rescore-due'

const START = Date.parse('2026-03-01T00:00:00Z') / 1_000
const RECEIVED_AT = Date.parse('2026-03-01T03:00:00Z')
const DAY_MS = 86_400_000
const DEVICE = '~default~192.168.1.9'
const never = new AbortController().signal

/** A device that answers somebody, then tries one telnet port after the other. */
const scan: ConnLine[] = [
  { ts: START },
  ...Array.from({ length: 120 }, (_, index) => {
    return {
      ts: START + 60 + index,
      to: `198.51.100.${String(index + 1)}`,
      toPort: 23,
      state: 'S0',
      durationSeconds: 0,
    }
  }),
]

const scoreOf = async (pool: Pool) => {
  const { rows } = await pool.query<{ printed: number; due: Date | null; as_of: Date; reason: string }>(
    'SELECT breach_printed AS printed, next_change_at AS due, as_of, strongest_reason AS reason FROM device_score WHERE device_id = $1',
    [DEVICE],
  )
  return rows[0] ?? { printed: -1, due: null, as_of: new Date(0), reason: '' }
}

describeOnEachDatabase('scores that change by themselves', (database) => {
  test('age in the lists as they do in the assessment', async () => {
    const { pool } = database()
    await ingestZeekLog(pool, 'lab', 'conn', bodyOf(connLog(scan)), () => RECEIVED_AT)
    const before = await scoreOf(pool)
    expect(before.printed).toBeGreaterThanOrEqual(50)
    expect(before.due).not.toBeNull()
    const later = RECEIVED_AT + 20 * DAY_MS
    const whole = 'tcp/23, a subject longer than the inputs of an assessment keep'
    await pool.query('UPDATE finding SET subject = $1 WHERE device_id = $2 AND subject = $3', [whole, DEVICE, 'tcp/23'])
    await rescoreDue(pool, later, never)
    const after = await scoreOf(pool)
    const assessment = await assessDeviceAt(pool, DEVICE, later, later)
    expect(after.printed).toBe(assessment.breachLikelihood.printed)
    expect(after.printed).toBeLessThan(before.printed)
    expect(after.reason).toContain(whole)
    expect(after.as_of).toEqual(new Date(later))
    expect(after.due === null || after.due.getTime() > later).toBe(true)
  })

  test('do not change what was stored', async () => {
    const { rows } = await database().pool.query<{ last: Date }>('SELECT max(as_of) AS last FROM assessment')
    expect(rows[0]?.last.getTime()).toBeLessThan(RECEIVED_AT)
  })

  test('what assessments rest on is kept 90 days from when they were made, they themselves 400', async () => {
    const { pool } = database()
    const count = async (sql: string) =>
      (await pool.query<{ n: number }>(`SELECT count(*)::int AS n FROM ${sql}`)).rows[0]?.n
    await applyRetention(pool, RECEIVED_AT + 89 * DAY_MS, never)
    expect(await count('assessment WHERE inputs IS NULL')).toBe(0)
    expect(await count('chunk')).toBe(0)
    await applyRetention(pool, RECEIVED_AT + 91 * DAY_MS, never)
    expect(await count('assessment WHERE inputs IS NOT NULL')).toBe(0)
    expect(await count('assessment')).toBeGreaterThan(0)
    await applyRetention(pool, RECEIVED_AT + 401 * DAY_MS, never)
    expect(await count('assessment')).toBe(0)
  })
})
