import type { Pool } from 'pg'
import { expect, test } from 'vitest'
import { describeOnEachDatabase } from '@/lib/testing/databases'
import { commandActor } from './actor'
import { ingestReportBatch } from './ingest-reports'
import { sweepSilence } from './sweep-silence'

const MINUTE_MS = 60_000
const START = Date.parse('2026-03-01T00:00:00Z')
const REPORTS = 60
const LAST_AT = START + (REPORTS - 1) * 5 * MINUTE_MS
const actor = commandActor('test')
const never = new AbortController().signal

/** A report of a device on which telnet is open, but for its last one. */
const reportOf = (index: number) => {
  const ports = [443, ...(index < REPORTS - 1 ? [23] : [])].map((port) => ({ port, interface: '0.0.0.0' }))
  return {
    header: { report_id: index + 1, version: '1.0' },
    metrics: { listening_tcp_ports: { ports, total: ports.length }, network_stats: { bytes_in: 100, bytes_out: 200 } },
  }
}

/** Reports of a device, one each five minutes; they are received an hour at a time, or long after. */
const reportFor = async (pool: Pool, thingName: string, receivedAt: number | null) => {
  for (let first = 0; first < REPORTS; first += 12) {
    const hour = Array.from({ length: 12 }, (_, offset) => {
      const index = first + offset
      return { thingName, observedAt: START + index * 5 * MINUTE_MS, report: reportOf(index) }
    })
    const at = receivedAt ?? START + (first + 11) * 5 * MINUTE_MS
    expect(await ingestReportBatch(pool, actor, JSON.stringify(hour), at)).toMatchObject({ accepted: 12, rejected: 0 })
  }
}

const openRules = async (pool: Pool, deviceId: string) => {
  const { rows } = await pool.query<{ rule_id: string }>(
    'SELECT rule_id FROM finding WHERE device_id = $1 AND closed_at IS NULL ORDER BY rule_id',
    [deviceId],
  )
  return rows.map((row) => row.rule_id)
}

const versionOf = async (pool: Pool, deviceId: string) => {
  const { rows } = await pool.query<{ version: string }>('SELECT version FROM device_state WHERE device_id = $1', [
    deviceId,
  ])
  return rows[0]?.version
}

describeOnEachDatabase('the sweep for silent devices', (database) => {
  test('a live device that reported', async () => {
    const { pool } = database()
    await reportFor(pool, 'live', null)
    await reportFor(pool, 'imported', START + 86_400_000)
    expect(await openRules(pool, 'live')).toEqual(['exposed-telnet'])
  })

  test('is left alone within the minute of its last record', async () => {
    const { pool } = database()
    const before = await versionOf(pool, 'live')
    await sweepSilence(pool, LAST_AT + MINUTE_MS / 2, null, never)
    expect(await versionOf(pool, 'live')).toBe(before)
  })

  test('what was fixed in its last report is closed a minute later', async () => {
    const { pool } = database()
    await sweepSilence(pool, LAST_AT + 2 * MINUTE_MS, LAST_AT + MINUTE_MS / 2, never)
    expect(await openRules(pool, 'live')).toEqual([])
    expect(await openRules(pool, 'imported')).toEqual(['exposed-telnet'])
  })

  test('a sweep that changes nothing writes nothing', async () => {
    const { pool } = database()
    const before = await versionOf(pool, 'live')
    await sweepSilence(pool, LAST_AT + 10 * MINUTE_MS, null, never)
    expect(await versionOf(pool, 'live')).toBe(before)
  })

  test('an hour of silence is an indicator, which the lists show', async () => {
    const { pool } = database()
    await sweepSilence(pool, LAST_AT + 60 * MINUTE_MS, LAST_AT + 10 * MINUTE_MS, never)
    expect(await openRules(pool, 'live')).toEqual(['report-silence'])
    const { rows } = await pool.query('SELECT stages, strongest_reason FROM device_score WHERE device_id = $1', [
      'live',
    ])
    expect(rows).toEqual([{ stages: expect.stringContaining('i') as string, strongest_reason: 'Stopped reporting' }])
  })

  test('the longer the silence, the less often it is judged', async () => {
    const { pool } = database()
    const before = await versionOf(pool, 'live')
    await sweepSilence(pool, LAST_AT + 61 * MINUTE_MS, LAST_AT + 60 * MINUTE_MS, never)
    expect(await versionOf(pool, 'live')).toBe(before)
    await sweepSilence(pool, LAST_AT + 64 * MINUTE_MS, LAST_AT + 61 * MINUTE_MS, never)
    expect(await versionOf(pool, 'live')).not.toBe(before)
  })

  test('a device that reports again is no longer silent', async () => {
    const { pool } = database()
    const at = LAST_AT + 70 * MINUTE_MS
    await ingestReportBatch(pool, actor, JSON.stringify([{ thingName: 'live', report: reportOf(99) }]), at)
    const version = await versionOf(pool, 'live')
    await sweepSilence(pool, at + MINUTE_MS / 2, null, never)
    expect(await versionOf(pool, 'live')).toBe(version)
  })

  test('nothing of it reaches an imported device', async () => {
    const { pool } = database()
    const { rows } = await pool.query("SELECT DISTINCT rule_id FROM finding WHERE device_id = 'imported'")
    expect(rows).toEqual([{ rule_id: 'exposed-telnet' }])
  })
})
