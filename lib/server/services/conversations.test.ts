import type { Pool } from 'pg'
import { beforeEach, expect, test } from 'vitest'
import { CONVERSATIONS_MAX } from '@/lib/domain/conversation'
import { DAY_MS } from '@/lib/domain/time'
import { bodyOf, connLog, type ConnLine } from '@/lib/testing/conn-log'
import { describeOnEachDatabase } from '@/lib/testing/databases'
import { commandActor } from './actor'
import { applyRetention } from './apply-retention'
import { registerDevice } from './change-registry'
import { claimAddress, undoClaim } from './claim-address'
import { ingestZeekLog } from './ingest-network'
import { pageConversations } from './read-conversations'

const START = Date.parse('2026-03-01T08:00:00Z') / 1_000
const DEVICE = '~default~192.168.1.9'
const actor = commandActor('test')
let receivedAt = Date.parse('2026-05-02T00:00:00Z')

const ingest = (pool: Pool, lines: readonly ConnLine[]) =>
  ingestZeekLog(pool, 'lab', 'conn', bodyOf(connLog(lines)), () => receivedAt)

const asked = { day: null, order: 'bytesOut', cursor: null, limit: 500 } as const
const read = (pool: Pool, deviceId = DEVICE, more: Partial<Parameters<typeof pageConversations>[2]> = {}) =>
  pageConversations(pool, deviceId, { ...asked, ...more })

/** Contacts with one address, ten seconds apart. */
const contacts = (count: number, more: Partial<ConnLine> = {}): ConnLine[] =>
  Array.from({ length: count }, (_, index) => ({ ts: START + index * 10, ...more }))

/** One contact with each of many addresses. */
const sweep = (count: number): ConnLine[] =>
  Array.from({ length: count }, (_, index) => ({
    ts: START + 4_000 + index,
    to: `198.51.${String(100 + Math.floor(index / 200))}.${String(index % 200)}`,
    state: 'S0',
  }))

describeOnEachDatabase('conversations', (database) => {
  beforeEach(async () => {
    receivedAt += DAY_MS
    await database().pool.query('TRUNCATE device, sensor, ingest_counter CASCADE')
    await database().pool.query('TRUNCATE device_state, device_facts, finding, assessment, chunk, conversation')
  })

  test('are added up by partner, port and direction, and count the same bytes once', async () => {
    const { pool } = database()
    const served = { from: '192.168.1.77', to: '192.168.1.9', toPort: 22, bytesOut: 10, bytesIn: 70 }
    const lines = [...contacts(30), ...contacts(3, served), ...contacts(5, { toPort: 8883, state: 'REJ' })]
    await ingest(pool, lines)
    await ingest(pool, lines)
    const { items, total, day, days, others } = await read(pool)
    expect({ total, day, days, others }).toEqual({ total: 3, day: '2026-03-01', days: ['2026-03-01'], others: null })
    expect(items.map(({ firstAt: _, lastAt: __, ...item }) => item)).toEqual([
      {
        remoteIp: '203.0.113.5',
        port: 443,
        transport: 'tcp',
        isOutgoing: true,
        contacts: 30,
        answered: 30,
        bytesOut: 15_000,
        bytesIn: 27_000,
      },
      {
        remoteIp: '192.168.1.77',
        port: 22,
        transport: 'tcp',
        isOutgoing: false,
        contacts: 3,
        answered: 3,
        bytesOut: 210,
        bytesIn: 30,
      },
      {
        remoteIp: '203.0.113.5',
        port: 8883,
        transport: 'tcp',
        isOutgoing: true,
        contacts: 5,
        answered: 0,
        bytesOut: 0,
        bytesIn: 0,
      },
    ])
    expect(items[0]).toMatchObject({ firstAt: '2026-03-01T08:00:01.000Z', lastAt: '2026-03-01T08:04:51.000Z' })
  })

  test('grow batch by batch, and each day has its own', async () => {
    const { pool } = database()
    await ingest(pool, contacts(4))
    await ingest(pool, contacts(4, { bytesOut: 7 }))
    await ingest(
      pool,
      contacts(2).map((line) => ({ ...line, ts: line.ts + 86_400 })),
    )
    expect((await read(pool)).days).toEqual(['2026-03-02', '2026-03-01'])
    expect((await read(pool)).items).toMatchObject([{ contacts: 2, bytesOut: 1_000 }])
    expect((await read(pool, DEVICE, { day: '2026-03-01' })).items).toMatchObject([{ contacts: 8, bytesOut: 2_028 }])
  })

  test('are at most 256 a device and day, those with most contacts; nothing of the rest is lost', async () => {
    const { pool } = database()
    await ingest(pool, contacts(20))
    for (const part of [sweep(900).slice(0, 500), sweep(900).slice(500)]) await ingest(pool, part)
    const { items, others } = await read(pool, DEVICE, { order: 'contacts' })
    expect(items).toHaveLength(CONVERSATIONS_MAX)
    expect(items[0]).toMatchObject({ remoteIp: '203.0.113.5', contacts: 20 })
    const kept = items.reduce((sum, item) => sum + item.contacts, 0)
    expect(kept + (others?.contacts ?? 0)).toBe(920)
  })

  test('are read page by page, each once', async () => {
    const { pool } = database()
    await ingest(pool, [...contacts(2), ...sweep(40)])
    const found: string[] = []
    let cursor: string | null = null
    do {
      const page = await read(pool, DEVICE, { limit: 7, cursor, order: 'contacts' })
      found.push(...page.items.map(({ remoteIp }) => remoteIp))
      cursor = page.nextCursor
    } while (cursor !== null)
    expect(found).toHaveLength(41)
    expect(new Set(found).size).toBe(41)
    expect(found[0]).toBe('203.0.113.5')
    await expect(read(pool, DEVICE, { cursor: 'WzFd' })).rejects.toThrow('cursor')
  })

  test('of an address are the device that claims it, until the claim is undone', async () => {
    const { pool } = database()
    await ingest(pool, contacts(6))
    await registerDevice(pool, actor, { id: 'camera-1', group: 'cameras' }, receivedAt)
    const claim = { deviceId: 'camera-1', space: 'default', address: '192.168.1.9', from: 0, to: null }
    await claimAddress(pool, actor, claim, receivedAt)
    await ingest(
      pool,
      contacts(3).map((line) => ({ ...line, ts: line.ts + 300 })),
    )
    expect((await read(pool, 'camera-1')).items).toMatchObject([{ contacts: 9 }])
    await undoClaim(pool, actor, claim, receivedAt)
    expect((await read(pool)).items).toMatchObject([{ contacts: 6 }])
  })

  test('go 30 days after, by the clock of the device', async () => {
    const { pool } = database()
    await ingest(pool, contacts(2))
    await ingest(
      pool,
      contacts(2).map((line) => ({ ...line, ts: line.ts + 30 * 86_400 })),
    )
    const purge = () => applyRetention(pool, receivedAt + 400 * DAY_MS, AbortSignal.timeout(10_000))
    await purge()
    expect((await read(pool)).days).toEqual(['2026-03-31', '2026-03-01'])
    await ingest(
      pool,
      contacts(2).map((line) => ({ ...line, ts: line.ts + 31 * 86_400 })),
    )
    await purge()
    expect((await read(pool)).days).toEqual(['2026-04-01', '2026-03-31'])
  })

  test('of a device that no monitor saw there are none', async () => {
    expect(await read(database().pool, 'camera-9')).toEqual({
      items: [],
      nextCursor: null,
      total: 0,
      day: null,
      days: [],
      others: null,
    })
  })
})
