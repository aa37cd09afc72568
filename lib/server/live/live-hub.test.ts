import { setImmediate as pause } from 'node:timers/promises'
import type { Pool } from 'pg'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { LiveChanges, LiveEnd, LiveState } from '@/lib/contracts/live'
import { DAY_MS, HOUR_MS } from '@/lib/domain/time'
import { SESSION_IDLE_MS } from '@/lib/server/auth/session-cookie'
import { addChanges } from '@/lib/server/repositories/changes'
import { commandActor, type Actor } from '@/lib/server/services/actor'
import { authenticate } from '@/lib/server/services/authenticate'
import { createToken, revokeToken } from '@/lib/server/services/tokens'
import { describeOnEachDatabase } from '@/lib/testing/databases'
import { aPerson, aSession } from '@/lib/testing/signed-in'
import { parseEventId } from './event-id'
import { createLiveHub, type LiveHub } from './live-hub'
import type { LiveReader } from './live-reader'

const ALL = { after: null, only: null }

type Event = { id: string; event: string; data: unknown }

const eventOf = (text: string): Event => {
  const fields = Object.fromEntries(
    text.split('\n').map((line) => line.split(/: (.*)/s).slice(0, 2) as [string, string]),
  )
  return { id: fields['id'] ?? '', event: fields['event'] ?? '', data: JSON.parse(fields['data'] ?? 'null') as unknown }
}

/** Everything that was written to a reader so far. */
const readWritten = async (reader: LiveReader): Promise<Event[]> => {
  const source = reader.body.getReader()
  const nothing = Symbol('nothing')
  let text = ''
  for (;;) {
    const next = await Promise.race([source.read(), pause(nothing)])
    if (next === nothing || next.done) break
    text += new TextDecoder().decode(next.value)
  }
  return text
    .split('\n\n')
    .filter((part) => part !== '')
    .map(eventOf)
}

const devicesOf = (events: readonly Event[]): string[] =>
  events.filter(({ event }) => event === 'changes').flatMap(({ data }) => LiveChanges.parse(data).deviceIds)

const placeOf = (events: readonly Event[]) => parseEventId(events.findLast(({ id }) => id !== '')?.id ?? '')

describeOnEachDatabase('live changes', (database) => {
  const now = Date.now()
  let pool: Pool
  let hub: LiveHub
  let actor: Actor
  let tokenId = ''

  const change = (...ids: string[]) => addChanges(pool, ids, now)
  const actorOf = (headers: Record<string, string>) =>
    authenticate(
      pool,
      new Request('http://vedette.test/', { headers: { accept: 'text/event-stream', ...headers } }),
      'read',
      now,
    )

  beforeAll(() => {
    vi.stubEnv('NEXTAUTH_SECRET', 'a secret of the tests, long enough')
  })
  afterAll(() => {
    vi.unstubAllEnvs()
  })
  beforeEach(async () => {
    pool = database().pool
    await pool.query('TRUNCATE change')
    hub = createLiveHub(pool, () => undefined)
    const request = { name: 'wall', scope: 'read', thingPattern: null, sensor: null, any: false } as const
    const made = await createToken(pool, commandActor('test'), request, now)
    tokenId = made.id
    actor = await actorOf({ authorization: `Bearer ${made.token}` })
  })

  test('a reader hears of what changes after it came, each device once', async () => {
    await change('before')
    const reader = await hub.open(actor, ALL, now)
    await change('lamp', 'pump', 'lamp')
    await hub.poll(now)
    await hub.poll(now)
    const events = await readWritten(reader)
    expect(events.map(({ event }) => event)).toEqual(['state', 'changes'])
    expect(LiveState.parse(events[0]?.data)).toMatchObject({ sessionEndsAt: null, silentSources: 0 })
    expect(devicesOf(events)).toEqual(['lamp', 'pump'])
  })

  test('a reader that comes back gets exactly what it missed', async () => {
    const first = await hub.open(actor, ALL, now)
    await change('seen')
    await hub.poll(now)
    first.drop()
    await change('missed-1')
    await change('missed-2')
    const second = await hub.open(actor, { ...ALL, after: placeOf(await readWritten(first)) }, now)
    await change('after')
    await hub.poll(now)
    expect(devicesOf(await readWritten(second))).toEqual(['missed-1', 'missed-2', 'after'])
  })

  test('a change of a transaction that is still open is told when it ends, though it has a lower sequence', async () => {
    const reader = await hub.open(actor, ALL, now)
    const slow = database().kind === 'postgres' ? await pool.connect() : null
    if (slow === null) return
    await slow.query('BEGIN')
    await addChanges(slow, ['slow'], now)
    await change('quick')
    await hub.poll(now)
    await slow.query('COMMIT')
    slow.release()
    await hub.poll(now)
    expect(devicesOf(await readWritten(reader)).sort()).toEqual(['quick', 'slow'])
  })

  test('who was told by another process what this one has not read yet does not hear it twice', async () => {
    const other = createLiveHub(pool, () => undefined)
    await hub.open(actor, ALL, now)
    const there = await other.open(actor, ALL, now)
    await change('once')
    await other.poll(now)
    const here = await hub.open(actor, { ...ALL, after: placeOf(await readWritten(there)) }, now)
    await hub.poll(now)
    await change('news')
    await hub.poll(now)
    expect(devicesOf(await readWritten(here))).toEqual(['news'])
  })

  test.each([
    ['of another database', { transaction: '900000000000', sequence: '1', at: now }],
    ['of yesterday', { transaction: '1', sequence: '1', at: now - DAY_MS }],
  ])('after an event %s any device may have changed', async (_, after) => {
    const [event] = await readWritten(await hub.open(actor, { ...ALL, after }, now))
    expect(event?.data).toEqual({ deviceIds: [], isMany: true })
  })

  test('the page of one device hears of that one only, however many others change', async () => {
    const reader = await hub.open(actor, { after: null, only: 'lamp' }, now)
    await change(...Array.from({ length: 1_000 }, (_, n) => `device-${String(n)}`))
    await hub.poll(now)
    await change('pump', 'lamp')
    await hub.poll(now)
    expect(devicesOf(await readWritten(reader))).toEqual(['lamp'])
  })

  test('a thousand changes in a second are one small event', async () => {
    const reader = await hub.open(actor, ALL, now)
    await change(...Array.from({ length: 1_000 }, (_, n) => `device-${String(n)}`))
    await hub.poll(now)
    const event = (await readWritten(reader)).at(-1)
    expect(event?.data).toEqual({ deviceIds: [], isMany: true })
  })

  test('a hundred readers cost one query', async () => {
    const shared = createLiveHub(pool, () => undefined)
    for (let n = 0; n < 100; n += 1) await shared.open(actor, ALL, now)
    await expect(shared.open(actor, ALL, now)).rejects.toMatchObject({ status: 429 })
    const query = vi.spyOn(pool, 'query')
    await shared.poll(now)
    expect(query).toHaveBeenCalledTimes(1)
    await shared.beat(now)
    expect(query.mock.calls.length).toBeLessThanOrEqual(5)
    query.mockRestore()
    shared.endAll('shutdown')
    expect(shared.count()).toBe(0)
  })

  test('a stream ends with its token', async () => {
    const reader = await hub.open(actor, ALL, now)
    await hub.beat(now)
    expect(hub.count()).toBe(1)
    await revokeToken(pool, commandActor('test'), tokenId, now)
    await hub.beat(now)
    const last = (await readWritten(reader)).at(-1)
    expect(LiveEnd.parse(last?.data)).toEqual({ reason: 'session-ended' })
    expect(hub.count()).toBe(0)
  })

  test('a stream ends with its session, says when that is, and does not keep it going', async () => {
    const person = await aPerson(pool, `${crypto.randomUUID()}@example.org`)
    const lastSeenAt = now - HOUR_MS
    const session = await aSession(pool, person, { at: now - 2 * HOUR_MS, lastSeenAt })
    const viewer = await actorOf({ cookie: session.cookie, 'sec-fetch-site': 'same-origin' })
    const reader = await hub.open(viewer, ALL, now)
    const end = lastSeenAt + SESSION_IDLE_MS
    await hub.beat(end - 1)
    await hub.beat(end)
    const events = await readWritten(reader)
    expect(events.map(({ event }) => event)).toEqual(['state', 'state', 'end'])
    expect(events[0]?.data).toMatchObject({ sessionEndsAt: new Date(end).toISOString(), isSessionExtendable: true })
  })

  test('a reader that does not keep up is dropped', async () => {
    const reader = await hub.open(actor, ALL, now)
    const ids = Array.from({ length: 400 }, (_, n) => `${'x'.repeat(120)}-${String(n)}`)
    for (let n = 0; n < 5; n += 1) {
      await change(...ids)
      await hub.poll(now)
    }
    expect(hub.count()).toBe(0)
    expect((await readWritten(reader)).at(-1)?.data).toEqual({ reason: 'slow' })
  })
})
