import type { Pool } from 'pg'
import { beforeEach, expect, test } from 'vitest'
import type { DeviceActRequest, DeviceSetting } from '@/lib/contracts/device-act'
import { ProblemError } from '@/lib/server/errors'
import { describeOnEachDatabase } from '@/lib/testing/databases'
import { emptyAlarms, scoreDevices } from '@/lib/testing/some-alarms'
import { commandActor } from './actor'
import { actOnDevices, readDeviceAct, undoDeviceAct } from './change-devices'
import { changeRegistry } from './change-registry'
import { previewDeviceAct } from './preview-device-act'
import { runDeviceActs } from './run-device-acts'

const NOW = Date.parse('2026-11-24T09:00:00Z')
const never = new AbortController().signal
const ada = commandActor('ada')
const bob = commandActor('bob')
const HOSTILE = '<img src=x onerror=alert(1)>\u202e=cmd'

const makeDevices = async (pool: Pool, count: number): Promise<void> => {
  const devices = Array.from({ length: count }, (_, index) => ({
    ...{ id: `cam-${String(index).padStart(5, '0')}`, breach: 10 },
    group: index % 2 === 0 ? 'even' : 'odd',
  }))
  for (let from = 0; from < count; from += 500) await scoreDevices(pool, devices.slice(from, from + 500), NOW)
}
const act = (pool: Pool, request: DeviceActRequest, who = ada) => actOnDevices(pool, who, request, NOW)
const all = (q: string, count: number, set: DeviceSetting): DeviceActRequest => ({ all: { q, count }, set })
const refusalOf = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => 'done',
    (error: unknown) => (error instanceof ProblemError ? [error.status, error.detail] : error),
  )
const countOf = async (pool: Pool, where: string): Promise<number> =>
  Number((await pool.query<{ n: string }>(`SELECT count(*) AS n FROM device WHERE ${where}`)).rows[0]?.n)
const effectOf = (pool: Pool, q: string, set: DeviceSetting) => previewDeviceAct(pool, { q, set, cursor: null })

describeOnEachDatabase('acts on devices', (database) => {
  beforeEach(async () => {
    await emptyAlarms(database().pool)
    await database().pool.query('TRUNCATE device_act, device_group, rejudge_request CASCADE')
    await makeDevices(database().pool, 20)
  })

  test('what it would do is shown, done to all that match, counted exactly, and brought back', async () => {
    const { pool } = database()
    await changeRegistry(pool, bob, { id: 'cam-00000', criticality: 'high' }, NOW)
    const set = { criticality: 'high', exposure: 'internet' } as const
    expect(await effectOf(pool, 'group:even', { criticality: 'high' })).toMatchObject({
      devices: 10,
      changed: 9,
      same: 1,
    })
    const done = await act(pool, all('group:even', 10, set))
    expect(done).toMatchObject({ state: 'finished', devices: 10, done: 10, changed: 10, failed: 0, canUndo: true })
    expect(await countOf(pool, `criticality = 'high' AND exposure = 'internet' AND group_id = 'even'`)).toBe(10)
    const undone = await undoDeviceAct(pool, bob, done.id, NOW)
    expect(undone).toMatchObject({ act: 'undo', state: 'finished', devices: 10, done: 10, failed: 0, canUndo: false })
    expect(await countOf(pool, `criticality = 'high'`)).toBe(1)
    expect(await countOf(pool, `origin = 'registered'`)).toBe(1)
    expect(await refusalOf(undoDeviceAct(pool, bob, done.id, NOW))).toEqual([409, 'This act was undone already.'])
    expect(await refusalOf(undoDeviceAct(pool, bob, undone.id, NOW))).toEqual([409, 'An undo is not undone; act anew.'])
  })

  test('it causes what a change of one device causes: judging anew, and a change to be followed', async () => {
    const { pool } = database()
    await pool.query('TRUNCATE change')
    await act(pool, { ids: ['cam-00001', 'cam-00003'], set: { group: 'Front Gate' } })
    expect((await pool.query('SELECT device_id FROM rejudge_request ORDER BY 1')).rows).toEqual([
      { device_id: 'cam-00001' },
      { device_id: 'cam-00003' },
    ])
    expect((await pool.query('SELECT 1 FROM change')).rowCount).toBe(2)
    expect((await pool.query(`SELECT name, kind FROM device_group WHERE id = 'front-gate'`)).rows).toEqual([
      { name: 'Front Gate', kind: 'static' },
    ])
  })

  test('a count that drifted is refused with the new one, and changes nothing', async () => {
    const { pool } = database()
    const refused = await refusalOf(act(pool, all('group:even', 9, { site: 'north' })))
    expect(refused).toEqual([409, '10 devices match now, not 9. Nothing was changed; look at them again.'])
    expect(await countOf(pool, `site = 'north'`)).toBe(0)
    expect((await pool.query('SELECT 1 FROM device_act')).rowCount).toBe(0)
    expect((await pool.query('SELECT 1 FROM audit_entry')).rowCount).toBe(0)
  })

  test.each([
    ['', 'an empty query never means all'],
    ['  ', 'an empty query never means all'],
    ['colour:red', 'There is no filter colour'],
  ])('the query "%s" never means all', async (q, sentence) => {
    const { pool } = database()
    const told = [400, expect.stringContaining(sentence) as string]
    expect(await refusalOf(act(pool, all(q, 20, { site: 'north' })))).toEqual(told)
    expect(await refusalOf(effectOf(pool, q, { site: 'north' }))).toEqual(told)
  })

  test('a group that holds what matches its query, or is none, is refused at once', async () => {
    const { pool } = database()
    await pool.query(`INSERT INTO device_group (id, name, kind, query, created_at, created_by, changed_at, changed_by)
      VALUES ('q', 'q', 'query', 'type:camera', now(), 'test', now(), 'test')`)
    const ids = ['cam-00001']
    expect(await refusalOf(act(pool, { ids, set: { group: 'q' } }))).toEqual([
      400,
      'set.group: q holds what matches its query; no device can be put in it.',
    ])
    expect(await refusalOf(act(pool, { ids, set: { group: '!!' } }))).toEqual([
      400,
      'set.group: must have a letter or a digit.',
    ])
    expect(await refusalOf(act(pool, { ids, set: { site: 'a\u0007b' } }))).toEqual([
      400,
      'set.site: must not hold control characters',
    ])
  })

  test('each that fails is named with why, whatever it is called', async () => {
    const { pool } = database()
    await pool.query(`UPDATE device SET name = $1, merged_into = 'cam-00001' WHERE id = 'cam-00002'`, [HOSTILE])
    const done = await act(pool, { ids: ['cam-00002', 'cam-00004', 'nobody'], set: { site: 'north' } })
    expect(done).toMatchObject({ devices: 3, done: 1, failed: 2 })
    expect(done.failures).toEqual([
      { id: 'cam-00002', name: HOSTILE, reason: 'This device is now cam-00001.' },
      { id: 'nobody', name: '', reason: 'There is no such device.' },
    ])
    expect(await countOf(pool, `id = 'nobody'`)).toBe(0)
  })

  test('an undo leaves alone what somebody changed since, and a group that is gone, and says which', async () => {
    const { pool } = database()
    const moved = await act(pool, all('group:odd', 10, { group: 'ungrouped' }))
    await changeRegistry(pool, bob, { id: 'cam-00001', group: 'even' }, NOW)
    const undone = await undoDeviceAct(pool, ada, moved.id, NOW)
    expect(undone).toMatchObject({ devices: 10, done: 9, failed: 1 })
    expect(undone.failures).toMatchObject([{ id: 'cam-00001', reason: 'It was changed since.' }])
    expect(await countOf(pool, `group_id = 'odd'`)).toBe(9)
    const again = await act(pool, all('group:odd', 9, { group: 'even' }))
    await pool.query(`DELETE FROM device_group WHERE id = 'odd'`)
    expect((await undoDeviceAct(pool, ada, again.id, NOW)).failures[0]).toMatchObject({
      reason: 'The group it was in, odd, is no longer there.',
    })
  })

  test('a thousand, which one call does, are finished when it answers', async () => {
    const { pool } = database()
    await makeDevices(pool, 1_000)
    const done = await act(pool, all('origin:reported', 1_000, { site: 'north' }))
    expect(done).toMatchObject({ state: 'finished', done: 1_000 })
  })

  test('more than one call does is gone on with by the worker, also after it was killed', async () => {
    const { pool } = database()
    await makeDevices(pool, 1_200)
    const begun = await act(pool, all('origin:reported', 1_200, { criticality: 'low' }))
    expect(begun).toMatchObject({ state: 'running', devices: 1_200, done: 1_000, canUndo: false })
    expect(await refusalOf(undoDeviceAct(pool, ada, begun.id, NOW))).toEqual([409, 'This act is not finished yet.'])
    await runDeviceActs(pool, () => NOW, never)
    expect(await readDeviceAct(pool, begun.id)).toMatchObject({ state: 'finished', done: 1_200, failed: 0 })
    const undone = await undoDeviceAct(pool, ada, begun.id, NOW)
    await runDeviceActs(pool, () => NOW, never)
    expect(await readDeviceAct(pool, undone.id)).toMatchObject({ state: 'finished', done: 1_200, failed: 0 })
    expect(await countOf(pool, `criticality = 'low'`)).toBe(0)
  })

  test('where finding out which devices match takes long, the worker finds out, and refuses as well', async () => {
    const { pool } = database()
    // As a call leaves it whose fleet is larger than it looks through.
    const gathering = async (id: string, count: number, q = 'group:even') => {
      const detail = JSON.stringify({ set: { site: 'north' }, q, count })
      await pool.query(`INSERT INTO device_act (id, kind, detail, actor, at) VALUES ($1, 'set', $2, 'ada', now())`, [
        id,
        detail,
      ])
    }
    await gathering('of an earlier version', 10, 'colour:red')
    await gathering('wrong', 11)
    await gathering('right', 10)
    expect(await readDeviceAct(pool, 'wrong')).toMatchObject({ state: 'gathering' })
    await runDeviceActs(pool, () => NOW, never)
    expect(await readDeviceAct(pool, 'wrong')).toMatchObject({
      ...{ state: 'refused', done: 0, canUndo: false },
      refusal: '10 devices match now, not 11. Nothing was changed; look at them again.',
    })
    const old = await readDeviceAct(pool, 'of an earlier version')
    expect(old).toMatchObject({
      state: 'refused',
      refusal: expect.stringContaining('There is no filter colour') as string,
    })
    expect(await readDeviceAct(pool, 'right')).toMatchObject({ state: 'finished', done: 10 })
    expect((await pool.query('SELECT action, target FROM audit_entry')).rows).toEqual([
      { action: 'devices.set', target: 'right' },
    ])
  })

  test('who did what to how many, chosen how, is in the audit log, also what was taken back', async () => {
    const { pool } = database()
    const done = await act(pool, all('group:even', 10, { segment: 'dmz' }))
    await undoDeviceAct(pool, bob, done.id, NOW)
    expect((await pool.query('SELECT actor, action, target, detail FROM audit_entry ORDER BY sequence')).rows).toEqual([
      {
        actor: 'ada',
        action: 'devices.set',
        target: done.id,
        detail: { devices: 10, q: 'group:even', segment: 'dmz' },
      },
      { actor: 'bob', action: 'devices.undo', target: done.id, detail: { devices: 10 } },
    ])
  })
})
