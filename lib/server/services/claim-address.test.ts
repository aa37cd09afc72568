import type { Pool } from 'pg'
import { beforeEach, expect, test } from 'vitest'
import { bodyOf, connLog, type ConnLine } from '@/lib/testing/conn-log'
import { describeOnEachDatabase } from '@/lib/testing/databases'
import { commandActor } from './actor'
import { registerDevice } from './change-registry'
import { verifyAudit } from '@/lib/server/services/audit-log'
import { claimAddress, undoClaim } from './claim-address'
import { ingestZeekLog } from './ingest-network'
import { assessDeviceAt } from './read-assessments'

const START = Date.parse('2026-03-01T00:00:00Z') / 1_000
const ADDRESS = '192.168.1.9'
const OLD_ID = `~default~${ADDRESS}`
const actor = commandActor('test')
let receivedAt = Date.parse('2026-03-02T00:00:00Z')

const exchanges = (from: number, count: number): ConnLine[] =>
  Array.from({ length: count }, (_, index) => ({ ts: START + (from + index) * 10 }))

const ingest = (pool: Pool, lines: readonly ConnLine[]) =>
  ingestZeekLog(pool, 'lab', 'conn', bodyOf(connLog(lines)), () => receivedAt)

const claim = { deviceId: 'camera-1', space: 'default', address: ADDRESS, from: 0, to: null }

const rowsOf = async (pool: Pool, sql: string) => (await pool.query(sql)).rows as unknown[]

/** A device known by its address, and a registered one that could be the same. */
const prepare = async (pool: Pool) => {
  await ingest(pool, exchanges(0, 400))
  await registerDevice(pool, actor, { id: 'camera-1', group: 'cameras' }, receivedAt)
}

const facts = (pool: Pool) => rowsOf(pool, 'SELECT device_id, hot FROM device_state ORDER BY 1')
const findings = (pool: Pool) => rowsOf(pool, 'SELECT id, device_id FROM finding ORDER BY 1')

describeOnEachDatabase('claims of addresses', (database) => {
  beforeEach(async () => {
    receivedAt += 86_400_000
    await database().pool.query('TRUNCATE device CASCADE')
    await database().pool.query('TRUNCATE device_state, device_facts, device_score, finding, assessment, chunk')
  })

  test('what the address did becomes what the device did', async () => {
    const { pool } = database()
    await prepare(pool)
    const before = await findings(pool)
    expect(before.length).toBeGreaterThan(0)
    expect(await claimAddress(pool, actor, claim, receivedAt)).toBe(OLD_ID)
    expect(await findings(pool)).toEqual(before.map((row) => ({ ...(row as object), device_id: 'camera-1' })))
    expect(await rowsOf(pool, `SELECT merged_into FROM device WHERE id = '${OLD_ID}'`)).toEqual([
      { merged_into: 'camera-1' },
    ])
    expect(await rowsOf(pool, 'SELECT device_id FROM device_score')).toEqual([{ device_id: 'camera-1' }])
    // Its past assessments stay readable under the new id.
    const at = (START + 3_000) * 1_000
    expect(await assessDeviceAt(pool, 'camera-1', at, receivedAt)).toMatchObject({ deviceId: 'camera-1' })
  })

  test('later flows of the address belong to the device', async () => {
    const { pool } = database()
    await prepare(pool)
    await claimAddress(pool, actor, claim, receivedAt)
    await ingest(pool, exchanges(400, 20))
    expect(await rowsOf(pool, 'SELECT device_id, clock FROM device_state')).toEqual([
      { device_id: 'camera-1', clock: new Date((START + 4_191) * 1_000) },
    ])
  })

  test('a claim that is undone leaves everything as it was', async () => {
    const { pool } = database()
    await prepare(pool)
    const before = [await facts(pool), await findings(pool)]
    await claimAddress(pool, actor, claim, receivedAt)
    await undoClaim(pool, actor, claim, receivedAt + 1)
    expect([await facts(pool), await findings(pool)]).toEqual(before)
    expect(await rowsOf(pool, `SELECT merged_into FROM device WHERE id = '${OLD_ID}'`)).toEqual([{ merged_into: null }])
    expect(await rowsOf(pool, 'SELECT device_id FROM device_score ORDER BY 1')).toHaveLength(2)
    await ingest(pool, exchanges(400, 5))
    expect(await rowsOf(pool, 'SELECT device_id FROM device_state')).toEqual([{ device_id: OLD_ID }])
  })

  test('after a claim has ended the address is another device', async () => {
    const { pool } = database()
    await prepare(pool)
    await claimAddress(pool, actor, { ...claim, to: (START + 5_000) * 1_000 }, receivedAt)
    await ingest(pool, exchanges(600, 5))
    expect(await rowsOf(pool, 'SELECT device_id FROM device_state ORDER BY 1')).toEqual([
      { device_id: 'camera-1' },
      { device_id: OLD_ID },
    ])
  })

  test('an address is one device at a time', async () => {
    const { pool } = database()
    await prepare(pool)
    await registerDevice(pool, actor, { id: 'camera-2' }, receivedAt)
    await claimAddress(pool, actor, claim, receivedAt)
    await expect(
      claimAddress(pool, actor, { ...claim, deviceId: 'camera-2', from: 1 }, receivedAt),
    ).rejects.toMatchObject({ status: 409 })
  })

  test('every act is in the audit log, whose entries hold together', async () => {
    const { pool } = database()
    await pool.query(`SELECT 1`)
    await prepare(pool)
    await claimAddress(pool, actor, claim, receivedAt)
    const actions = await rowsOf(pool, 'SELECT action, target FROM audit_entry ORDER BY sequence DESC LIMIT 2')
    expect(actions).toEqual([
      { action: 'device.claim', target: 'camera-1' },
      { action: 'device.register', target: 'camera-1' },
    ])
    expect((await verifyAudit(pool)).brokenAt).toBeNull()
    await expect(pool.query(`UPDATE audit_entry SET actor = 'nobody'`)).rejects.toThrow('append-only')
  })
})
