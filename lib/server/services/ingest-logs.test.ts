import type { Pool } from 'pg'
import { beforeEach, expect, test } from 'vitest'
import { bodyOf, connLog } from '@/lib/testing/conn-log'
import { describeOnEachDatabase } from '@/lib/testing/databases'
import { dnsLog } from '@/lib/testing/dns-log'
import { eveLines, type EveFlow } from '@/lib/testing/eve-log'
import { ingestEve, ingestZeekLog } from './ingest-network'

const START = Date.parse('2026-03-01T00:00:00Z')
let receivedAt = Date.parse('2026-03-02T00:00:00Z')

const zeek = (pool: Pool, log: string, text: string, sensor = 'lab') =>
  ingestZeekLog(pool, sensor, log, bodyOf(text), () => receivedAt)
const eve = (pool: Pool, text: string, sensor = 'lab') => ingestEve(pool, sensor, bodyOf(text), () => receivedAt)

const tableOf = async (pool: Pool, sql: string) => (await pool.query(sql)).rows as unknown[]
const devicesOf = (pool: Pool) => tableOf(pool, 'SELECT id FROM device ORDER BY 1')
const countersOf = (pool: Pool) =>
  tableOf(
    pool,
    'SELECT log, accepted::int, rejected::int, ignored::int, duplicates::int, unmapped::int FROM ingest_counter ORDER BY 1',
  )
const worldOf = async (pool: Pool) => ({
  assessments: await tableOf(pool, 'SELECT device_id, as_of, inputs_hash FROM assessment ORDER BY 1, 2'),
  findings: await tableOf(pool, 'SELECT id, rule_id, subject, count, last_seen_at FROM finding ORDER BY 1'),
  conversations: await tableOf(pool, 'SELECT * FROM conversation ORDER BY 1, 2, 3, 4, 5, 6'),
})

const flows = (count: number): EveFlow[] =>
  Array.from({ length: count }, (_, index) => ({ at: START + index * 10_000, to: `203.0.113.${String(index % 7)}` }))
const STATS = '{"timestamp":"2026-04-01T00:00:00.000000+0000","event_type":"stats","stats":{"uptime":9}}\n'
const LEASES = '#separator \\x09\n#path\tdhcp\n#fields\tts\tmac\n1.0\t00:00:5e:00:53:01\n2.0\t00:00:5e:00:53:02\n'

describeOnEachDatabase('logs of a network monitor', (database) => {
  beforeEach(async () => {
    receivedAt += 86_400_000
    await database().pool.query('TRUNCATE device, sensor, ingest_counter, reject CASCADE')
    await database().pool.query('TRUNCATE device_state, device_facts, finding, assessment, chunk, conversation')
  })

  test('an answered look-up gives birth to both its ends; one without an answer to none', async () => {
    const { pool } = database()
    const lookups = [{ at: START }, { at: START, from: '192.168.1.50', answer: null }]
    expect(await zeek(pool, 'dns', dnsLog(lookups))).toMatchObject({ accepted: 2, rejected: 0, unmapped: 0 })
    expect(await devicesOf(pool)).toEqual([{ id: '~default~192.168.1.1' }, { id: '~default~192.168.1.9' }])
    expect(
      await zeek(pool, 'dns', dnsLog([{ at: START, from: '10.9.9.9', resolver: '9.9.9.9', answer: null }])),
    ).toMatchObject({
      accepted: 1,
      unmapped: 1,
    })
  })

  test('each log of a sensor has its own counters, and the same bytes count once', async () => {
    const { pool } = database()
    for (let times = 1; times <= 2; times += 1) {
      await zeek(pool, 'conn', connLog([{ ts: START / 1_000 }]))
      await zeek(pool, 'dns', dnsLog([{ at: START }]))
    }
    expect(await countersOf(pool)).toEqual([
      { log: 'conn', accepted: 1, rejected: 0, ignored: 0, duplicates: 1, unmapped: 0 },
      { log: 'dns', accepted: 1, rejected: 0, ignored: 0, duplicates: 1, unmapped: 0 },
    ])
  })

  test('a log that nothing is read from is counted and passed over', async () => {
    const { pool } = database()
    expect(await zeek(pool, 'dhcp', LEASES)).toMatchObject({ accepted: 0, rejected: 0, ignored: 2 })
    await zeek(pool, 'dhcp', LEASES)
    expect(await countersOf(pool)).toMatchObject([{ log: 'other', accepted: 0, ignored: 2 }])
    expect(await devicesOf(pool)).toEqual([])
  })

  test('of Suricata flows are taken, and statistics move no clock', async () => {
    const { pool } = database()
    const result = await eve(pool, STATS + eveLines(flows(30)) + STATS)
    expect(result).toMatchObject({ accepted: 30, rejected: 0, ignored: 2 })
    expect(await devicesOf(pool)).toEqual([{ id: '~default~192.168.1.9' }])
    expect(await tableOf(pool, 'SELECT clock FROM device_state')).toEqual([{ clock: new Date(START + 291_000) }])
    expect(await countersOf(pool)).toMatchObject([{ log: 'eve', accepted: 30, ignored: 2 }])
  })

  test('a log of Suricata comes to the same wherever it is cut, and sent again', async () => {
    const { pool } = database()
    const lines = eveLines(flows(400)).split('\n').slice(0, -1)
    await eve(pool, `${lines.join('\n')}\n`)
    await eve(pool, `${lines.join('\n')}\n`)
    const whole = await worldOf(pool)
    await pool.query('TRUNCATE device, device_state, device_facts, finding, assessment, chunk, conversation CASCADE')
    for (let from = 0; from < lines.length; from += 83) {
      await eve(pool, `${lines.slice(from, from + 83).join('\n')}\n`)
    }
    expect(await worldOf(pool)).toEqual(whole)
  })

  test('a flow that Zeek and Suricata both saw is one', async () => {
    const { pool } = database()
    await zeek(pool, 'conn', connLog([{ ts: START / 1_000 }]), 'hall')
    await eve(pool, eveLines([{ at: START }]), 'roof')
    await zeek(pool, 'conn', connLog([{ ts: START / 1_000 + 60 }]), 'hall')
    expect(await eve(pool, eveLines([{ at: START + 60_000 }]), 'roof')).toMatchObject({ accepted: 1, duplicates: 1 })
  })

  test('what is no JSON is a reject with its line, and records of the future are refused', async () => {
    const { pool } = database()
    const result = await eve(pool, `{broken\n${eveLines([{ at: receivedAt + 400_000 }, { at: START }])}`)
    expect(result).toMatchObject({ accepted: 1, rejected: 2 })
    expect(result.rejects).toMatchObject([{ index: 0, code: 'InvalidLine' }, { code: 'OutOfRange' }])
  })
})
