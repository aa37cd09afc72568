import type { Pool } from 'pg'
import { beforeEach, expect, test } from 'vitest'
import type { AlarmActRequest } from '@/lib/contracts/alarm'
import { ProblemError } from '@/lib/server/errors'
import { describeOnEachDatabase } from '@/lib/testing/databases'
import { emptyAlarms, scoreDevices } from '@/lib/testing/some-alarms'
import { commandActor } from './actor'
import { suppressionEffect } from './alarm-suppressions'
import { actOnAlarms, readAct, undoAct } from './change-alarms'
import { commentAlarm } from './comment-alarm'
import { followAlarms } from './follow-alarms'
import { pageAlarmEvents, pageAlarms, summariseAlarms } from './read-alarms'
import { runAlarmActs } from './run-alarm-acts'

const NOW = Date.parse('2026-11-24T09:00:00Z')
const never = new AbortController().signal
const ada = commandActor('ada')
const bob = commandActor('bob')

const raise = async (pool: Pool, count: number, breach = 80): Promise<void> => {
  const devices = Array.from({ length: count }, (_, index) => ({
    ...{ id: `cam-${String(index).padStart(5, '0')}`, breach, model: `M-${String(index % 2)}` },
    group: index % 2 === 0 ? 'even' : 'odd',
  }))
  for (let from = 0; from < count; from += 500) await scoreDevices(pool, devices.slice(from, from + 500), NOW)
  await followAlarms(pool, () => NOW, never)
}

const idsOf = async (pool: Pool, q: string): Promise<string[]> =>
  (await pageAlarms(pool, ada, { q, cursor: null, limit: 500 })).items.map(({ id }) => id)
const act = (pool: Pool, request: AlarmActRequest, who = ada) => actOnAlarms(pool, who, request, NOW)
const statusOf = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => 'done',
    (error: unknown) => (error instanceof ProblemError ? [error.status, error.detail] : error),
  )

describeOnEachDatabase('acts on alarms', (database) => {
  beforeEach(() => emptyAlarms(database().pool))

  test('all that match are closed, counted exactly, and brought back', async () => {
    const { pool } = database()
    await raise(pool, 20)
    const closed = await act(pool, { act: 'close', reason: 'expected', all: { q: 'group:even', count: 10 } })
    expect(closed).toMatchObject({ state: 'finished', alarms: 10, done: 10, failed: 0, canUndo: true })
    expect(await idsOf(pool, 'state:closed')).toHaveLength(10)
    expect(await summariseAlarms(pool, ada, NOW)).toMatchObject({ open: 10, urgent: 10, unowned: 10 })
    const undone = await undoAct(pool, bob, closed.id, NOW)
    expect(undone).toMatchObject({ act: 'undo', alarms: 10, done: 10, failed: 0 })
    expect(await idsOf(pool, '')).toHaveLength(20)
    expect(await statusOf(undoAct(pool, bob, closed.id, NOW))).toEqual([409, 'This act was undone already.'])
  })

  test('a count that drifted is refused with the new one, and changes nothing', async () => {
    const { pool } = database()
    await raise(pool, 6)
    const refused = await statusOf(act(pool, { act: 'acknowledge', all: { q: 'group:even', count: 4 } }))
    expect(refused).toEqual([409, '3 alarms match now, not 4. Nothing was changed; look at them again.'])
    expect(await idsOf(pool, 'state:acknowledged')).toEqual([])
    expect((await pool.query('SELECT 1 FROM alarm_act')).rowCount).toBe(0)
  })

  test.each([
    ['', 'an empty query never means all'],
    ['   ', 'an empty query never means all'],
    ['colour:red', 'There is no filter colour'],
    ['owner:me', 'a token owns no alarms'],
  ])('the query "%s" never means all', async (q, sentence) => {
    const { pool } = database()
    await raise(pool, 2)
    const refused = await statusOf(act(pool, { act: 'acknowledge', all: { q, count: 2 } }))
    expect(refused).toEqual([400, expect.stringContaining(sentence) as string])
  })

  test('of two analysts the second is told what the first did', async () => {
    const { pool } = database()
    await raise(pool, 3)
    const ids = await idsOf(pool, '')
    const [first, second] = await Promise.all([
      act(pool, { act: 'close', reason: 'expected', ids }, ada),
      act(pool, { act: 'close', reason: 'wrong', ids }, bob),
    ])
    expect(first.done + second.done).toBe(3)
    expect(first.failed + second.failed).toBe(3)
    const { failures } = first.failed > 0 ? first : second
    expect(failures[0]).toMatchObject({
      subject: expect.stringMatching(/^cam-/) as string,
      reason: 'It was closed for another reason already.',
    })
  })

  test('an undo leaves alone what somebody changed since, and says how many', async () => {
    const { pool } = database()
    await raise(pool, 3)
    const ids = await idsOf(pool, '')
    const seen = await act(pool, { act: 'acknowledge', ids })
    await act(pool, { act: 'close', reason: 'wrong', ids: ids.slice(0, 1) }, bob)
    expect(await undoAct(pool, ada, seen.id, NOW)).toMatchObject({ done: 2, failed: 1 })
    expect(await idsOf(pool, 'state:closed')).toEqual(ids.slice(0, 1))
    expect(await idsOf(pool, 'state:new')).toHaveLength(2)
  })

  test('more than one call does is gone on with by the worker, also after it was killed', async () => {
    const { pool } = database()
    await raise(pool, 1_200)
    const begun = await act(pool, { act: 'acknowledge', all: { q: 'state:new', count: 1_200 } })
    expect(begun).toMatchObject({ state: 'running', done: 1_000, canUndo: false })
    expect(await statusOf(undoAct(pool, ada, begun.id, NOW))).toEqual([409, 'This act is not finished yet.'])
    await runAlarmActs(pool, () => NOW, never)
    expect(await readAct(pool, begun.id)).toMatchObject({ state: 'finished', done: 1_200, failed: 0 })
  })

  test('a suppression needs its effect as shown, hides from then on, and is undone with what it hid', async () => {
    const { pool } = database()
    await raise(pool, 4)
    const [first = ''] = await idsOf(pool, 'model:M-1')
    await act(pool, { act: 'close', reason: 'attack-handled', ids: [first] })
    const scope = { scope: 'model' as const, keys: ['M-1'], cause: null }
    const effect = await suppressionEffect(pool, scope, NOW)
    expect(effect).toMatchObject({ alarms: 2, devices: 2, attacks: 1 })
    const suppression = { ...scope, days: 7, reason: 'Roll-out', effect }
    const all = { q: 'model:M-1', count: 1 }
    const wrong = { ...suppression, effect: { ...effect, attacks: 0 } }
    expect(await statusOf(act(pool, { act: 'suppress', all, suppression: wrong }))).toEqual([
      409,
      'effect: not what would be hidden. It would have hidden 2 alarms on 2 devices, 1 of them attacks.',
    ])
    const done = await act(pool, { act: 'suppress', all, suppression })
    expect(done).toMatchObject({ done: 1, failed: 0 })
    expect(await idsOf(pool, 'state:suppressed')).toHaveLength(1)
    await undoAct(pool, ada, done.id, NOW)
    expect(await idsOf(pool, 'state:suppressed')).toEqual([])
    await followAlarms(pool, () => NOW, never)
    const { rows } = await pool.query('SELECT is_released, ended_by FROM alarm_suppression')
    expect(rows).toEqual([{ is_released: true, ended_by: 'ada' }])
  })

  test('comments and acts are the history of an alarm, and the audit log has each act', async () => {
    const { pool } = database()
    await raise(pool, 1)
    const [id = ''] = await idsOf(pool, '')
    await commentAlarm(pool, ada, id, 'Looks like <b>the roll-out</b>\u0000', NOW)
    await act(pool, { act: 'acknowledge', ids: [id] })
    const { items } = await pageAlarmEvents(pool, id, { cursor: null, limit: 2 })
    expect(items).toMatchObject([
      { kind: 'acknowledged', actor: 'ada' },
      { kind: 'comment', detail: 'Looks like <b>the roll-out</b>\uFFFD' },
    ])
    const { rows } = await pool.query('SELECT action FROM audit_entry ORDER BY sequence')
    expect(rows).toEqual([{ action: 'alarm.comment' }, { action: 'alarm.acknowledge' }])
    expect(await statusOf(commentAlarm(pool, ada, '999', 'x', NOW))).toEqual([404, 'There is no alarm of this id.'])
  })

  test('pages follow each other without a gap, those to act on now first', async () => {
    const { pool } = database()
    await raise(pool, 7, 60)
    await scoreDevices(pool, [{ id: 'worst', breach: 90 }], NOW)
    await followAlarms(pool, () => NOW, never)
    const seen: string[] = []
    for (let cursor: string | null = null, pages = 0; pages < 10; pages += 1) {
      const page: Awaited<ReturnType<typeof pageAlarms>> = await pageAlarms(pool, ada, { q: '', cursor, limit: 3 })
      seen.push(...page.items.map(({ subjectId }) => subjectId))
      cursor = page.nextCursor
      if (cursor === null) break
    }
    expect(seen[0]).toBe('worst')
    expect(new Set(seen).size).toBe(8)
    expect(seen).toHaveLength(8)
  })
})
