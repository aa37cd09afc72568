import { permissionsOfScope } from '@/lib/domain/permission'
import { beforeEach, expect, test } from 'vitest'
import { describeOnEachDatabase } from '@/lib/testing/databases'
import type { Actor } from './actor'
import { ingestEvents } from './ingest-events'

let receivedAt = Date.parse('2026-03-02T00:00:00Z')

const actor: Actor = {
  kind: 'token',
  name: 'plant',
  title: 'a token',
  permissions: permissionsOfScope('ingest'),
  thingPattern: 'pump-*',
  sensor: null,
  any: false,
}

const reboot = (thingName: string, more = {}) => ({ thingName, kind: 'reboot', reason: 'power', ...more })

describeOnEachDatabase('ingest of events', (database) => {
  const send = (events: unknown, by = actor) => ingestEvents(database().pool, by, JSON.stringify(events), receivedAt)
  const rowsOf = async (sql: string) => (await database().pool.query(sql)).rows as unknown[]

  beforeEach(async () => {
    receivedAt += 86_400_000
    await database().pool.query('TRUNCATE device CASCADE')
    await database().pool.query(
      'TRUNCATE device_state, device_facts, device_score, finding, assessment, chunk, ingest_counter',
    )
  })

  test('the same body counts once, also when it comes twice at once', async () => {
    const events = [reboot('pump-1'), reboot('pump-2')]
    const results = await Promise.all([send(events), send(events)])
    expect(results.map(({ accepted }) => accepted)).toEqual([2, 2])
    expect(results.reduce((sum, { duplicates }) => sum + duplicates, 0)).toBe(2)
    expect(await rowsOf('SELECT accepted::int, duplicates::int FROM ingest_counter')).toEqual([
      { accepted: 2, duplicates: 2 },
    ])
  })

  test('the good half is stored, the bad half is named', async () => {
    const result = await send([reboot('pump-1'), { thingName: 'pump-1', kind: 'song' }, reboot('valve-1')])
    expect(result).toMatchObject({ accepted: 1, rejected: 2 })
    expect(result.rejects.map(({ index, code }) => [index, code])).toEqual([
      [1, 'InvalidPayload'],
      [2, 'NotPermitted'],
    ])
  })

  test("an event's own time counts with a token of scope import only", async () => {
    const at = '2026-01-01T00:00:00.000Z'
    await send([reboot('pump-1', { observedAt: at })])
    await send([reboot('pump-2', { observedAt: at })], { ...actor, permissions: permissionsOfScope('import') })
    expect(await rowsOf('SELECT device_id, clock FROM device_state ORDER BY 1')).toEqual([
      { device_id: 'pump-1', clock: new Date(receivedAt) },
      { device_id: 'pump-2', clock: new Date(at) },
    ])
  })

  test('what a device says of itself is kept as claimed, and never moves it to another group', async () => {
    const profile = { type: 'pump', model: 'P-7', firmware: { version: '1.2', releasedAt: null } }
    await send([{ thingName: 'pump-1', kind: 'config', profile, group: 'vip' }])
    expect(await rowsOf('SELECT type, model, firmware, group_id FROM device')).toEqual([
      { type: 'pump', model: 'P-7', firmware: '1.2', group_id: 'ungrouped' },
    ])
  })
})
