import type { Pool } from 'pg'
import { expect, test, vi } from 'vitest'
import { MINUTE_MS } from '@/lib/domain/time'
import { TABLES_BY_DEVICE, TABLES_LEFT } from '@/lib/server/repositories/sample-devices'
import { hoursBefore, sampleStory } from '@/lib/simulation/sample/story'
import { sampleMessages, type SampleMessage } from '@/lib/simulation/sample/sample-messages'
import { describeOnEachDatabase } from '@/lib/testing/databases'
import { commandActor, personActor } from './actor'
import { createGroup } from './change-group'
import { registerDevice } from './change-registry'
import { configureSensor } from './configure-sensor'
import { countChanges } from './count-fleet'
import { importRegistry } from './import-registry'
import { ingestAddresses } from './ingest-addresses'
import { ingestEvents, ingestProfiles } from './ingest-events'
import { ingestZeekLog } from './ingest-network'
import { ingestReportBatch } from './ingest-reports'
import { SAMPLE_ACTOR } from './run-sample'
import { removeSample } from './remove-sample'
import { readSampleFleet, requestSample, requestSampleRemoval } from './sample-fleet'
import { createToken } from './tokens'

vi.setConfig({ testTimeout: 240_000 })

const admin = commandActor('command:test')
const END = Date.now()
const NEVER = new AbortController().signal

async function* bytesOf(text: string): AsyncGenerator<Uint8Array> {
  yield await Promise.resolve(new TextEncoder().encode(text))
}

const BATCHES = new Map([
  ['addresses', ingestAddresses],
  ['profiles', ingestProfiles],
  ['events', ingestEvents],
  ['reports', ingestReportBatch],
])

const placeOf = (path: string) => {
  const url = new URL(path, 'http://vedette.example')
  const [, , , , kind = '', log = ''] = url.pathname.split('/')
  return { kind, log, sensor: url.searchParams.get('sensor') ?? '' }
}

/** What the routes do with a body. */
const take = async (
  pool: Pool,
  { path, body }: SampleMessage,
): Promise<{ accepted: number; rejected: number; duplicates: number }> => {
  const { kind, log, sensor } = placeOf(path)
  if (kind === 'zeek') return ingestZeekLog(pool, sensor, log, bytesOf(body), () => END)
  const takeBatch = BATCHES.get(kind)
  if (takeBatch !== undefined) return takeBatch(pool, SAMPLE_ACTOR, body, END)
  const done = await importRegistry(
    pool,
    SAMPLE_ACTOR,
    { text: body, format: 'json', isPreview: false, expect: null },
    END,
  )
  return { accepted: done.rows - done.rejected, rejected: done.rejected, duplicates: done.unchanged }
}

/** The opening of the story and one hour of its campaign. */
const someMessages = (): SampleMessage[] => {
  const story = sampleStory(1, END)
  const opening = [...sampleMessages(story, { from: hoursBefore(story, 48), to: hoursBefore(story, 48) + MINUTE_MS })]
  return [...opening, ...sampleMessages(story, { from: hoursBefore(story, 9.2), to: hoursBefore(story, 8.9) })]
}

describeOnEachDatabase('the sample fleet', (database) => {
  const count = async (sql: string): Promise<number> =>
    Number((await database().pool.query<{ n: string }>(`SELECT count(*) AS n FROM ${sql}`)).rows[0]?.n)

  test('everything that is kept by device is known to its removal', async () => {
    const { rows } = await database().pool.query<{ table_name: string }>(
      `SELECT table_name FROM information_schema.columns WHERE column_name = 'device_id' AND table_schema = current_schema()`,
    )
    expect(rows.map((row) => row.table_name).sort()).toEqual([...TABLES_BY_DEVICE, ...TABLES_LEFT].sort())
  })

  test('nobody else may take its names', async () => {
    const { pool } = database()
    const device = { id: 'sample:mine' }
    await expect(registerDevice(pool, admin, device, END)).rejects.toThrow(/sample:/)
    await expect(
      createToken(pool, admin, { name: 'sample:x', scope: 'read', thingPattern: null, sensor: null, any: false }, END),
    ).rejects.toThrow(/sample:/)
    await expect(
      configureSensor(pool, admin, { name: 'sample:x', space: undefined, networks: undefined }, END),
    ).rejects.toThrow(/sample:/)
    await expect(
      createGroup(pool, admin, { name: 'sample:x', kind: 'static', parentId: null, query: null }, END),
    ).rejects.toThrow(/sample:/)
    const ingest = { ...SAMPLE_ACTOR, kind: 'token' as const, permissions: ['ingest'] as const }
    const report = { header: { report_id: 1, version: '1.0' }, metrics: {} }
    const answer = await ingestReportBatch(pool, ingest, JSON.stringify([{ thingName: 'sample:mine', report }]), END)
    expect(answer).toMatchObject({ accepted: 0, rejected: 1 })
    const person = personActor({ id: 'p', email: 'a@example.org', name: 'A', role: 'analyst', sessionId: 's' } as never)
    const text = JSON.stringify([{ id: 'sample:mine', group: 'x' }])
    const imported = await importRegistry(pool, person, { text, format: 'json', isPreview: true, expect: null }, END)
    expect(imported.rejected).toBe(1)
    expect(await count(`device WHERE id LIKE 'sample:%'`)).toBe(0)
  })

  test('it comes, is recognised when it comes again, and goes without a trace of its own or a scratch on ours', async () => {
    const { pool } = database()
    await registerDevice(pool, admin, { id: 'own-camera', group: 'Perimeter cameras', site: 'Port Meridian' }, END)
    const own = {
      header: { report_id: 7, version: '1.0' },
      metrics: { listening_tcp_ports: { ports: [{ port: 23 }], total: 1 } },
    }
    await ingestReportBatch(pool, admin, JSON.stringify([{ thingName: 'own-camera', report: own }]), END)
    await countChanges(pool, Date.now, NEVER)
    const before = await pool.query('SELECT * FROM fleet_counter ORDER BY dimension, key, measure, cell')
    await requestSample(pool, admin, END)
    await expect(requestSample(pool, admin, END)).rejects.toThrow(/here already/)

    const first = { accepted: 0, rejected: 0, duplicates: 0 }
    const again = { accepted: 0, rejected: 0, duplicates: 0 }
    for (const totals of [first, again]) {
      for (const message of someMessages()) {
        const done = await take(pool, message)
        totals.accepted += done.accepted
        totals.rejected += done.rejected
        totals.duplicates += done.duplicates
      }
    }
    expect(first.rejected + again.rejected).toBe(0)
    // Claims of addresses are made again as they are; everything else is recognised.
    expect(again.duplicates).toBe(again.accepted - 236)
    expect(await count(`device WHERE id LIKE 'sample:%'`)).toBe(240)
    expect(await count(`device WHERE id LIKE '~%'`)).toBe(0)
    expect(await count(`device_group WHERE id LIKE 'sample:%'`)).toBe(12)
    await countChanges(pool, Date.now, NEVER)

    await requestSampleRemoval(pool, admin, END)
    expect(await readSampleFleet(pool)).toMatchObject({ state: 'removing', devices: 240 })
    await removeSample(pool, Date.now, NEVER, () => Promise.resolve())
    expect(await readSampleFleet(pool)).toMatchObject({ state: 'absent', devices: 0 })
    for (const table of TABLES_BY_DEVICE)
      expect([table, await count(`${table} WHERE device_id LIKE '%sample:%'`)]).toEqual([table, 0])
    for (const table of ['ingest_counter', 'chunk', 'reject']) {
      expect([table, await count(`${table} WHERE source LIKE 'sample:%'`)]).toEqual([table, 0])
    }
    expect(await count(`sensor WHERE name LIKE 'sample:%'`)).toBe(0)
    expect(await count(`device_group WHERE id LIKE 'sample:%'`)).toBe(0)
    expect(await count(`device_counted WHERE device_id LIKE 'sample:%'`)).toBe(0)
    const after = await pool.query('SELECT * FROM fleet_counter ORDER BY dimension, key, measure, cell')
    expect(after.rows).toEqual(before.rows)
    expect(await count(`device WHERE id = 'own-camera' AND group_id = 'perimeter-cameras'`)).toBe(1)
    expect(await count(`audit_entry WHERE action IN ('sample.load', 'sample.remove')`)).toBe(2)
    await expect(requestSampleRemoval(pool, admin, END)).rejects.toThrow(/no sample fleet/)
  })
})
