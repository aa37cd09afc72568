import type { Pool } from 'pg'
import { beforeEach, expect, test } from 'vitest'
import { bodyOf, connLog } from '@/lib/testing/conn-log'
import { describeOnEachDatabase } from '@/lib/testing/databases'
import { commandActor } from './actor'
import { configureSensor } from './configure-sensor'
import { ingestZeekLog } from './ingest-network'

const actor = commandActor('test')
const AT = Date.parse('2026-03-02T00:00:00Z')
const START = Date.parse('2026-03-01T00:00:00Z') / 1_000

const idsOf = async (pool: Pool): Promise<unknown[]> =>
  (await pool.query<{ id: string }>('SELECT id FROM device ORDER BY id')).rows.map(({ id }) => id)

const ingest = (pool: Pool, sensor: string) =>
  ingestZeekLog(pool, sensor, 'conn', bodyOf(connLog([{ ts: START }, { ts: START + 10 }])), () => AT)

describeOnEachDatabase('where a sensor stands', (database) => {
  beforeEach(async () => {
    await database().pool.query(
      'TRUNCATE device, device_profile, sensor, device_state, device_facts, chunk, address_claim, device_merge, device_note',
    )
  })

  test('decides whose address it is: the same address at two sites is two devices', async () => {
    const { pool } = database()
    await configureSensor(pool, actor, { name: 'north', space: 'oslo', networks: undefined }, AT)
    await configureSensor(pool, actor, { name: 'south', space: 'rome', networks: undefined }, AT)
    await ingest(pool, 'north')
    await ingest(pool, 'south')
    expect(await idsOf(pool)).toEqual(['~oslo~192.168.1.9', '~rome~192.168.1.9'])
  })

  test('can be changed in part, and is in the audit log', async () => {
    const { pool } = database()
    await configureSensor(pool, actor, { name: 'north', space: 'oslo', networks: ['10.0.0.0/8'] }, AT)
    await configureSensor(pool, actor, { name: 'north', space: undefined, networks: ['10.1.0.0/16'] }, AT)
    const { rows } = await pool.query("SELECT space, networks FROM sensor WHERE name = 'north'")
    expect(rows).toEqual([{ space: 'oslo', networks: ['10.1.0.0/16'] }])
    const audit = await pool.query("SELECT target FROM audit_entry WHERE action = 'sensor.configure'")
    expect(audit.rows.length).toBeGreaterThanOrEqual(2)
  })

  test.each([
    [{ name: 'north', space: 'o s', networks: undefined }, 'space name'],
    [{ name: 'north', space: undefined, networks: ['10.0.0.0/40'] }, '10.0.0.0/40'],
    [{ name: 'no rth', space: undefined, networks: undefined }, 'sensor name'],
  ])('refuses %j and says why', async (place, words) => {
    await expect(configureSensor(database().pool, actor, place, AT)).rejects.toThrow(words)
  })
})
