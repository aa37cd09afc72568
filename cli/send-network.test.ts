import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Pool } from 'pg'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { IngestDocument } from '@/lib/contracts/ingest'
import { connLog } from '@/lib/testing/conn-log'
import { describeOnEachDatabase } from '@/lib/testing/databases'
import { dnsLog } from '@/lib/testing/dns-log'
import { findNetworkLogs } from './find-network-logs'
import { sendToDatabase } from './send-network'

const START = Date.parse('2026-03-01T00:00:00Z')
const folder = mkdtempSync(path.join(tmpdir(), 'vedette-logs-'))
const HOUR = 3_600_000

const tableOf = async (pool: Pool, sql: string) => (await pool.query(sql)).rows as unknown[]
const write = (name: string, text: string) => {
  const bytes = name.endsWith('.gz') ? gzipSync(text) : text
  writeFileSync(path.join(folder, name), bytes)
}

/** Takes the folder as the command does; the sums of what was answered. */
const ingest = async (pool: Pool, shiftMs = 0) => {
  const sum = { accepted: 0, rejected: 0, ignored: 0, duplicates: 0 }
  const named: string[] = []
  const { logs, others } = await findNetworkLogs(folder, 'zeek')
  await sendToDatabase(pool, 'lab')(logs, shiftMs, (document: IngestDocument, rejects) => {
    for (const key of ['accepted', 'rejected', 'ignored', 'duplicates'] as const) sum[key] += document[key]
    named.push(...rejects)
  })
  return { sum, named, others }
}

describeOnEachDatabase('a folder of Zeek logs', (database) => {
  beforeEach(async () => {
    await database().pool.query('TRUNCATE device, sensor, ingest_counter, reject CASCADE')
    await database().pool.query('TRUNCATE device_state, device_facts, finding, assessment, chunk, conversation')
    // The look-ups span a day, the flows its last hour: taken one log after the other, all of one would be late.
    write('dns.log.gz', dnsLog(Array.from({ length: 600 }, (_, index) => ({ at: START + index * 144_000 }))))
    const flows = Array.from({ length: 3_000 }, (_, index) => ({ ts: (START + 23 * HOUR) / 1_000 + index }))
    write('conn.01.log', connLog(flows.slice(1_500)))
    write('conn.02.log', connLog(flows.slice(0, 1_500)))
    write('dhcp.log', '#fields\tts\n1.0\n')
  })

  afterEach(() => {
    rmSync(path.join(folder, 'notice.log'), { force: true })
  })

  test('is taken in the order of time, whatever the names of its files, and nothing is late', async () => {
    const { pool } = database()
    const { sum, named, others } = await ingest(pool)
    expect(sum).toEqual({ accepted: 3_600, rejected: 0, ignored: 0, duplicates: 0 })
    expect({ named, others }).toEqual({ named: [], others: ['dhcp.log'] })
    expect(await tableOf(pool, 'SELECT log, accepted::int, late::int FROM ingest_counter ORDER BY 1')).toEqual([
      { log: 'conn', accepted: 3_000, late: 0 },
      { log: 'dns', accepted: 600, late: 0 },
    ])
    expect(await tableOf(pool, 'SELECT contacts::int FROM conversation')).toEqual([{ contacts: 3_000 }])
  })

  test('counts once when it is taken again', async () => {
    const { pool } = database()
    await ingest(pool)
    const before = await tableOf(pool, 'SELECT device_id, as_of, inputs_hash FROM assessment ORDER BY 1, 2')
    const { sum } = await ingest(pool)
    expect(sum).toMatchObject({ accepted: 3_600, duplicates: 3_600 })
    expect(await tableOf(pool, 'SELECT sum(accepted)::int AS taken FROM ingest_counter')).toEqual([{ taken: 3_600 }])
    expect(await tableOf(pool, 'SELECT device_id, as_of, inputs_hash FROM assessment ORDER BY 1, 2')).toEqual(before)
  })

  test('names what it could not take, with file and line', async () => {
    write('notice.log', '#separator \\x09\n#path\tnotice\n#fields\tts\tnote\nnever\n')
    const { sum, named } = await ingest(database().pool)
    expect(sum).toMatchObject({ accepted: 3_600, rejected: 1 })
    expect(named).toEqual([expect.stringMatching(/^notice\.log line 4: /)])
    expect(await tableOf(database().pool, 'SELECT log, line::int FROM reject')).toEqual([{ log: 'notice', line: 4 }])
  })

  test('can be moved in time as a whole', async () => {
    const { pool } = database()
    await ingest(pool, 7 * 24 * HOUR)
    expect(await tableOf(pool, 'SELECT DISTINCT day::text AS day FROM conversation')).toEqual([{ day: '2026-03-08' }])
  })
})
