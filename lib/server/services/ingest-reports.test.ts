import { permissionsOfScope } from '@/lib/domain/permission'
import type { Pool } from 'pg'
import { beforeEach, expect, test } from 'vitest'
import { describeOnEachDatabase } from '@/lib/testing/databases'
import type { Actor } from './actor'
import { ingestReport, ingestReportBatch } from './ingest-reports'

let receivedAt = Date.parse('2026-03-02T00:00:00Z')

const actorOf = (more: Partial<Actor> = {}): Actor => ({
  kind: 'token',
  name: 'plant',
  title: 'a token',
  permissions: permissionsOfScope('ingest'),
  thingPattern: 'pump-*',
  sensor: null,
  any: false,
  ...more,
})

const reportOf = (reportId: number) => ({
  header: { report_id: reportId, version: '1.0' },
  metrics: { network_stats: { bytes_in: 100, bytes_out: 200 } },
})

const batchOf = (things: readonly string[], reportId = 1) =>
  JSON.stringify(things.map((thingName) => ({ thingName, report: reportOf(reportId) })))

const send = (pool: Pool, text: string, actor = actorOf()) => ingestReportBatch(pool, actor, text, receivedAt)

describeOnEachDatabase('ingest of reports', (database) => {
  beforeEach(async () => {
    receivedAt += 86_400_000
    await database().pool.query('TRUNCATE device CASCADE')
    await database().pool.query(
      'TRUNCATE device_state, device_facts, device_score, finding, assessment, ingest_counter, reject',
    )
  })

  test('a thing is born with its first report', async () => {
    const { pool } = database()
    expect(await send(pool, batchOf(['pump-1', 'pump-2']))).toMatchObject({ accepted: 2, rejected: 0, duplicates: 0 })
    const { rows } = await pool.query('SELECT id, origin FROM device ORDER BY id')
    expect(rows).toEqual([
      { id: 'pump-1', origin: 'reported' },
      { id: 'pump-2', origin: 'reported' },
    ])
  })

  test('the same report again is accepted and counted once, also when it comes twice at once', async () => {
    const { pool } = database()
    const text = batchOf(['pump-1', 'pump-2'])
    const results = await Promise.all([send(pool, text), send(pool, text), send(pool, text)])
    expect(results.map(({ accepted }) => accepted)).toEqual([2, 2, 2])
    expect(results.reduce((sum, { duplicates }) => sum + duplicates, 0)).toBe(4)
    const { rows } = await pool.query('SELECT accepted::int, duplicates::int, births::int FROM ingest_counter')
    expect(rows).toEqual([{ accepted: 2, duplicates: 4, births: 2 }])
  })

  test('a restarted agent may use a report id again for other content', async () => {
    const { pool } = database()
    await send(pool, batchOf(['pump-1']))
    const other = { ...reportOf(1), metrics: { network_stats: { bytes_out: 7 } } }
    expect(await send(pool, JSON.stringify([{ thingName: 'pump-1', report: other }]))).toMatchObject({ duplicates: 0 })
  })

  test('also when the long beginning of both is the same', async () => {
    const { pool } = database()
    const ports = Array.from({ length: 200 }, (_, index) => ({ interface: 'eth0', port: index + 1 }))
    const long = (bytesOut: number) => ({
      header: { report_id: 1, version: '1.0' },
      metrics: { listening_tcp_ports: { ports, total: 200 }, network_stats: { bytes_out: bytesOut } },
    })
    const results = []
    for (const bytes of [1, 2, 2]) {
      results.push(await send(pool, JSON.stringify([{ thingName: 'pump-1', report: long(bytes) }])))
    }
    expect(results.map(({ duplicates }) => duplicates)).toEqual([0, 0, 1])
  })

  test('the good half of a body is stored, the bad half is named', async () => {
    const { pool } = database()
    const lines = [
      JSON.stringify({ thingName: 'pump-1', report: reportOf(1) }),
      '{broken',
      JSON.stringify({ thingName: 'valve-1', report: reportOf(1) }),
      JSON.stringify({ thingName: '~default~192.0.2.1', report: reportOf(1) }),
      JSON.stringify({ thingName: 'pump-2', report: {} }),
      JSON.stringify({ thingName: 'pump-3', report: reportOf(1), observedAt: '2026-01-01T00:00:00Z' }),
    ]
    const result = await send(pool, lines.join('\n'))
    expect(result).toMatchObject({ accepted: 1, rejected: 5 })
    expect(result.rejects.map(({ index, code }) => [index, code]).sort()).toEqual([
      [1, 'InvalidPayload'],
      [2, 'NotPermitted'],
      [3, 'NotPermitted'],
      [4, 'InvalidPayload'],
      [5, 'NotPermitted'],
    ])
  })

  test('a token of scope import may say when a report was made', async () => {
    const { pool } = database()
    const actor = actorOf({ permissions: permissionsOfScope('import'), any: true })
    const text = JSON.stringify([{ thingName: 'pump-1', report: reportOf(1), observedAt: '2020-01-01T00:00:00Z' }])
    expect(await send(pool, text, actor)).toMatchObject({ accepted: 1 })
    const { rows } = await pool.query('SELECT clock FROM device_state')
    expect(rows).toEqual([{ clock: new Date('2020-01-01T00:00:00Z') }])
  })

  test('a single report is answered as AWS answers it', async () => {
    const { pool } = database()
    const good = { thingName: 'pump-9', bytes: Buffer.from(JSON.stringify(reportOf(77))), format: 'json' } as const
    const accepted = await ingestReport(pool, actorOf(), good, receivedAt)
    expect(JSON.parse(Buffer.from(accepted.reply).toString())).toEqual({
      thingName: 'pump-9',
      reportId: 77,
      status: 'ACCEPTED',
      timestamp: receivedAt,
    })
    const refused = await ingestReport(pool, actorOf(), { ...good, bytes: Buffer.from('{}') }, receivedAt)
    expect(refused.isAccepted).toBe(false)
    expect(JSON.parse(Buffer.from(refused.reply).toString())).toMatchObject({
      status: 'REJECTED',
      statusDetails: { ErrorCode: 'InvalidPayload' },
    })
    await expect(ingestReport(pool, actorOf(), { ...good, thingName: 'valve-1' }, receivedAt)).rejects.toMatchObject({
      status: 403,
    })
  })
})
