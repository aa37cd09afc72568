import type { Pool } from 'pg'
import { beforeEach, expect, test } from 'vitest'
import { DAY_MS, HOUR_MS, MINUTE_MS } from '@/lib/domain/time'
import { insertSuppression } from '@/lib/server/repositories/alarm-suppressions'
import { writeWebhook } from '@/lib/server/repositories/webhooks'
import { describeOnEachDatabase } from '@/lib/testing/databases'
import { emptyAlarms, scoreDevices } from '@/lib/testing/some-alarms'
import { followAlarms } from './follow-alarms'
import { watchSensors } from './watch-sensors'

const NOW = Date.parse('2026-11-24T09:00:00Z')
const never = new AbortController().signal
const follow = (pool: Pool, at = NOW) => followAlarms(pool, () => at, never)

type Row = { subject: string; severity: string; state: string; count: number; is_standing: boolean; level: number }
const alarms = async (pool: Pool): Promise<Row[]> =>
  (await pool.query<Row>('SELECT subject, severity, state, count, is_standing, level FROM alarm ORDER BY id')).rows

const score = (pool: Pool, breach: number | null, at = NOW) => scoreDevices(pool, [{ id: 'cam-1', breach }], at)

/** The counters are what a count of all alarms would give. */
const expectCounted = async (pool: Pool): Promise<void> => {
  const { rows } = await pool.query(
    `SELECT state, severity, sum(alarms)::int AS n, sum(seen)::int AS seen FROM alarm_counter
      GROUP BY 1, 2 HAVING sum(alarms) <> 0 ORDER BY 1, 2`,
  )
  const counted = await pool.query(
    'SELECT state, severity, count(*)::int AS n, sum(count)::int AS seen FROM alarm GROUP BY 1, 2 ORDER BY 1, 2',
  )
  expect(rows).toEqual(counted.rows)
}

describeOnEachDatabase('alarms follow devices', (database) => {
  beforeEach(() => emptyAlarms(database().pool))

  test('one alarm a device and cause: raised, counted, escalated, cleared, come again', async () => {
    const { pool } = database()
    await score(pool, 55)
    await follow(pool)
    const raised = { subject: 'cam-1', severity: 'high', state: 'open', count: 1, is_standing: true, level: 55 }
    expect(await alarms(pool)).toEqual([raised])
    await score(pool, 62)
    await follow(pool)
    await score(pool, 80)
    await follow(pool)
    expect(await alarms(pool)).toEqual([{ ...raised, severity: 'critical', count: 3, level: 80 }])
    await score(pool, 44)
    await follow(pool)
    expect(await alarms(pool)).toMatchObject([{ state: 'closed', is_standing: false }])
    await score(pool, 90, NOW + HOUR_MS)
    await follow(pool, NOW + HOUR_MS)
    expect(await alarms(pool)).toMatchObject([{ state: 'open', count: 4, severity: 'critical' }])
    await expectCounted(pool)
    const { rows } = await pool.query('SELECT kind FROM alarm_event ORDER BY id')
    expect(rows.map(({ kind }: { kind: string }) => kind)).toEqual(['raised', 'escalated', 'cleared', 'came-again'])
  })

  test('killed before the position is kept, the same changes raise nothing twice', async () => {
    const { pool } = database()
    await score(pool, 80)
    await follow(pool)
    await pool.query('UPDATE follower SET sequence = 0, transaction = $1::xid8', ['0'])
    await follow(pool)
    expect(await alarms(pool)).toMatchObject([{ count: 1 }])
    expect((await pool.query('SELECT 1 FROM alarm_event')).rowCount).toBe(1)
  })

  test('two workers at once raise one alarm', async () => {
    const { pool } = database()
    await scoreDevices(
      pool,
      Array.from({ length: 30 }, (_, index) => ({ id: `cam-${String(index)}`, breach: 80, threat: 90 })),
      NOW,
    )
    await Promise.all([follow(pool), follow(pool)])
    expect(await alarms(pool)).toHaveLength(60)
    await expectCounted(pool)
  })

  test('a device that was merged into another leaves no alarm that stands', async () => {
    const { pool } = database()
    await scoreDevices(
      pool,
      [
        { id: 'cam-1', breach: 80 },
        { id: 'cam-2', breach: 3 },
      ],
      NOW,
    )
    await follow(pool)
    await pool.query(`UPDATE device SET merged_into = 'cam-2' WHERE id = 'cam-1'`)
    await score(pool, 80)
    await follow(pool)
    expect(await alarms(pool)).toMatchObject([{ subject: 'cam-1', state: 'closed' }])
  })

  test('what a suppression covers is recorded and not told, and open again when it ends', async () => {
    const { pool } = database()
    const webhook = { url: 'https://x.example', secret: 's', severities: ['critical' as const] }
    await writeWebhook(pool, { ...webhook, changedAt: NOW, changedBy: 'test' })
    await insertSuppression(pool, {
      ...{ id: 's1', scope: 'model', keys: ['M-1'], cause: null, reason: 'test', createdBy: 'test', createdAt: NOW },
      ...{ expiresAt: NOW + DAY_MS, endedAt: null, endedBy: null, wouldHide: 0, hidden: 0 },
    })
    await scoreDevices(
      pool,
      [
        { id: 'cam-1', breach: 80, model: 'M-1' },
        { id: 'cam-2', breach: 80 },
      ],
      NOW,
    )
    await follow(pool)
    expect(await alarms(pool)).toMatchObject([{ state: 'suppressed' }, { state: 'open' }])
    const told = async () => (await pool.query<{ alarms: number }>('SELECT alarms FROM webhook_delivery')).rows
    expect(await told()).toEqual([{ alarms: 1 }])
    await follow(pool, NOW + DAY_MS + MINUTE_MS)
    expect(await alarms(pool)).toMatchObject([{ state: 'open' }, { state: 'open' }])
    expect(await told()).toHaveLength(2)
    expect((await pool.query('SELECT hidden, is_released FROM alarm_suppression')).rows).toEqual([
      { hidden: 1, is_released: true },
    ])
    await expectCounted(pool)
  })

  test('a sensor that sent in a rhythm and stopped is an alarm until it is back; an import is none', async () => {
    const { pool } = database()
    const send = (source: string, hoursAgo: number, observedHoursAgo = hoursAgo) =>
      pool.query(
        `INSERT INTO ingest_counter (source, log, hour, accepted, last_received_at, newest_observed_at)
         VALUES ($1, 'conn', date_trunc('hour', to_timestamp($2::float8)), 1, to_timestamp($2::float8), to_timestamp($3::float8))`,
        [source, (NOW - hoursAgo * HOUR_MS) / 1_000, (NOW - observedHoursAgo * HOUR_MS) / 1_000],
      )
    for (const hour of [12, 11, 10, 9]) await send('gate', hour)
    for (const hour of [12, 11, 10, 9]) await send('files', hour, 9_000)
    await watchSensors(pool, NOW)
    await watchSensors(pool, NOW + MINUTE_MS)
    expect(await alarms(pool)).toMatchObject([{ subject: '@gate', severity: 'high', count: 1 }])
    await send('gate', 0)
    await watchSensors(pool, NOW + 2 * MINUTE_MS)
    expect(await alarms(pool)).toMatchObject([{ state: 'closed' }])
  })
})
