import type { Pool } from 'pg'
import { expect, test } from 'vitest'
import { bodyOf, connLog, type ConnLine } from '@/lib/testing/conn-log'
import { describeOnEachDatabase } from '@/lib/testing/databases'
import { changeRegistry } from './change-registry'
import { commandActor } from './actor'
import { ingestZeekLog } from './ingest-network'
import { pageAssessments } from './read-assessments'
import { readPeers } from './read-peers'

const START = Date.parse('2026-03-01T00:00:00Z') / 1_000
const RECEIVED_AT = Date.parse('2026-03-02T00:00:00Z')
const idOf = (ip: string): string => `~default~${ip}`

/** It calls a controller by the clock, which never answers, beside a cloud that does. */
const callsOf = (from: string, cloud: string, controller: string): ConnLine[] =>
  Array.from({ length: 60 }, (_, index) => {
    const ts = START + index * 67
    return [
      { ts, from, fromPort: 50_000 + index, to: cloud, toPort: 8_883 },
      {
        ts: ts + 30,
        from,
        fromPort: 40_000 + index,
        to: controller,
        toPort: 4_321,
        state: 'S0',
        durationSeconds: 0,
      },
    ]
  }).flat()

const ingest = (pool: Pool, lines: readonly ConnLine[]) =>
  ingestZeekLog(pool, 'lab', 'conn', bodyOf(connLog([...lines].sort((a, b) => a.ts - b.ts))), () => RECEIVED_AT)

describeOnEachDatabase('related devices', (database) => {
  test('are those that show a sign of the device, with what they have in common, and no other', async () => {
    const { pool } = database()
    await ingest(pool, [
      ...callsOf('192.168.1.21', '198.51.100.7', '203.0.113.66'),
      ...callsOf('192.168.1.22', '198.51.100.7', '203.0.113.66'),
      ...callsOf('192.168.1.23', '198.51.100.8', '203.0.113.67'),
    ])
    for (const ip of ['192.168.1.21', '192.168.1.22'])
      await changeRegistry(pool, commandActor('cli'), { id: idOf(ip), group: 'cameras', segment: 'ot' }, RECEIVED_AT)
    const { items, total, totalIsAtLeast } = await readPeers(pool, idOf('192.168.1.21'))
    expect([total, totalIsAtLeast]).toEqual([1, false])
    expect(items[0]?.device.id).toBe(idOf('192.168.1.22'))
    expect(items[0]?.scopes).toEqual(['segment', 'group', 'site'])
    expect(items[0]?.signs.map(({ subject }) => subject)).toContain('203.0.113.66:4321')
    expect((await readPeers(pool, idOf('192.168.1.23'))).items).toEqual([])
  })

  test('the score history begins with what held when the period began', async () => {
    const { pool } = database()
    const all = await pageAssessments(pool, { deviceId: idOf('192.168.1.21'), from: 0, to: RECEIVED_AT }, null, 50)
    const last = all.items.at(-1)
    const period = { deviceId: idOf('192.168.1.21'), from: Date.parse(last?.asOf ?? '') + 60_000, to: RECEIVED_AT }
    const later = await pageAssessments(pool, period, null, 50)
    expect([later.items, later.total]).toEqual([[last], 1])
  })
})
