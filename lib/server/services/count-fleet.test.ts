import type { Pool } from 'pg'
import { expect, test } from 'vitest'
import { bodyOf, connLog } from '@/lib/testing/conn-log'
import { describeOnEachDatabase } from '@/lib/testing/databases'
import { commandActor } from './actor'
import { registerDevice } from './change-registry'
import { claimAddress } from './claim-address'
import { countChanges, recountFleet } from './count-fleet'
import { ingestZeekLog } from './ingest-network'
import { summariseFleet } from './read-fleet'
import { heatmapOf } from './read-heatmap'

const START = Date.parse('2026-03-01T00:00:00Z') / 1_000
const RECEIVED_AT = Date.parse('2026-03-02T00:00:00Z')
const actor = commandActor('test')
const never = new AbortController().signal

const countersOf = async (pool: Pool) =>
  (await pool.query('SELECT dimension, key, measure, cell, devices FROM fleet_counter ORDER BY 1, 2, 3, 4'))
    .rows as unknown[]

const exchange = (pool: Pool, host: number, at: number) => {
  const lines = Array.from({ length: 40 }, (_, index) => ({
    ts: START + at + index * 30,
    from: `192.168.1.${String(host)}`,
  }))
  return ingestZeekLog(pool, 'lab', 'conn', bodyOf(connLog(lines)), () => RECEIVED_AT)
}

describeOnEachDatabase('counters of the fleet', (database) => {
  test('counted by differences they are what a count of all devices gives', async () => {
    const { pool } = database()
    for (const host of [1, 2, 3, 4]) await exchange(pool, host, 0)
    await countChanges(pool, Date.now, never)
    await registerDevice(pool, actor, { id: 'camera-1', group: 'cameras' }, RECEIVED_AT)
    await registerDevice(pool, actor, { id: 'lock-1', group: 'locks', site: 'north' }, RECEIVED_AT)
    const claim = { deviceId: 'camera-1', space: 'default', address: '192.168.1.2', from: 0, to: null }
    await claimAddress(pool, actor, claim, RECEIVED_AT)
    await Promise.all([exchange(pool, 3, 2_000), exchange(pool, 5, 0), countChanges(pool, Date.now, never)])
    await registerDevice(pool, actor, { id: 'lock-1', group: 'cameras' }, RECEIVED_AT)
    await countChanges(pool, Date.now, never)
    const byDifference = await countersOf(pool)
    await recountFleet(pool, RECEIVED_AT)
    expect(byDifference).toEqual(await countersOf(pool))
    await countChanges(pool, Date.now, never)
    expect(await countersOf(pool)).toEqual(byDifference)
  })

  test('are what the fleet page shows', async () => {
    const { pool } = database()
    const summary = await summariseFleet(pool, RECEIVED_AT)
    expect(summary.devices).toBe(6)
    const { critical, high, medium, low, notAssessed } = summary.breachBands
    expect(critical + high + medium + low + notAssessed).toBe(6)
    const heatmap = await heatmapOf(pool, 'group', 'indicators', RECEIVED_AT)
    expect(heatmap.rows.map(({ key, devices }) => [key, devices])).toEqual([
      ['ungrouped', 4],
      ['cameras', 2],
    ])
    // Nothing reports on the persistence of these devices: that is not the same as none.
    expect(heatmap.rows[0]?.cells.find(({ stage }) => stage === 'persistence')).toMatchObject({
      stage: 'persistence',
      devices: null,
      value: null,
    })
  })
})
