import type { Pool } from 'pg'
import { beforeEach, expect, test } from 'vitest'
import type { SavedViewRequest } from '@/lib/contracts/saved-view'
import { ProblemError } from '@/lib/server/errors'
import { describeOnEachDatabase } from '@/lib/testing/databases'
import { aPerson } from '@/lib/testing/signed-in'
import { commandActor, personActor, type Actor } from './actor'
import { listViews, removeView, renameView, saveView } from './saved-views'

const NOW = Date.parse('2026-11-24T09:00:00Z')

const somebody = async (pool: Pool): Promise<Actor> => {
  const { id: personId, email, name, role } = await aPerson(pool, `${crypto.randomUUID()}@example.org`)
  return personActor({ personId, email, name, role, hasPassword: true, sessionId: 'of-a-test', lastSeenAt: NOW })
}
const view = (more: Partial<SavedViewRequest> = {}): SavedViewRequest => ({
  ...{ screen: 'devices', name: 'Cameras', search: 'q=type%3Acamera&sort=threat', replace: false },
  ...more,
})
const namesOf = async (pool: Pool, actor: Actor) => (await listViews(pool, actor, null)).items.map(({ name }) => name)
const refusalOf = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => 'done',
    (error: unknown) => (error instanceof ProblemError ? [error.status, error.detail] : error),
  )

describeOnEachDatabase('saved views', (database) => {
  let ada: Actor
  let bob: Actor
  beforeEach(async () => {
    ada = await somebody(database().pool)
    bob = await somebody(database().pool)
  })

  test('each person sees, renames and removes only their own', async () => {
    const { pool } = database()
    const { id } = await saveView(pool, ada, view(), NOW)
    expect(await listViews(pool, bob, null)).toMatchObject({ items: [], total: 0 })
    expect(await refusalOf(renameView(pool, bob, id, 'Mine'))).toEqual([404, 'You have no view of this id.'])
    expect(await refusalOf(removeView(pool, bob, id))).toEqual([404, 'You have no view of this id.'])
    await renameView(pool, ada, id, 'All cameras')
    expect(await namesOf(pool, ada)).toEqual(['All cameras'])
    await removeView(pool, ada, id)
    expect(await namesOf(pool, ada)).toEqual([])
  })

  test('a token has no views and is told so', async () => {
    const { pool } = database()
    const token: Actor = { ...commandActor('token ci'), kind: 'token' }
    for (const work of [listViews(pool, token, null)]) {
      expect(await refusalOf(work)).toEqual([403, 'This is for people, not for tokens.'])
    }
    expect(() => saveView(pool, token, view(), NOW)).toThrow('This is for people, not for tokens.')
  })

  test('a view of the same name is replaced only when that is said; another list may have the name too', async () => {
    const { pool } = database()
    const first = await saveView(pool, ada, view(), NOW)
    expect(await refusalOf(saveView(pool, ada, view({ search: 'q=site%3Anorth' }), NOW))).toEqual([
      409,
      'You have a view called Cameras already. Replace it, or choose another name.',
    ])
    const replaced = await saveView(pool, ada, view({ search: 'q=site%3Anorth', replace: true }), NOW)
    expect(replaced).toEqual({ ...first, search: 'q=site%3Anorth' })
    await saveView(pool, ada, view({ screen: 'alarms', search: 'q=owner%3Ame' }), NOW)
    const other = await saveView(pool, ada, view({ name: 'Locks' }), NOW)
    expect(await refusalOf(renameView(pool, ada, other.id, 'Cameras'))).toEqual([
      409,
      'You have a view called Cameras already. Replace it, or choose another name.',
    ])
    expect(await renameView(pool, ada, other.id, 'Locks')).toMatchObject({ name: 'Locks' })
    expect((await listViews(pool, ada, 'alarms')).items).toMatchObject([{ search: 'q=owner%3Ame' }])
  })

  test.each([
    ['devices', 'q=colour%3Ared', 'search: There is no filter colour'],
    [
      'devices',
      'q=breach%3A%3E%3D50&preview=cam-1',
      'search: a view of devices keeps q, sort, cols, density, not preview',
    ],
    ['devices', 'sort=loudness', 'search: sort: takes'],
    ['devices', 'cols=device,secret', 'search: cols: takes'],
    ['devices', 'density=tight', 'search: density: takes compact, comfortable, not tight'],
    ['devices', 'q=a&q=b', 'search: q is there twice'],
    ['alarms', 'q=severity%3Aloud', 'search: severity: takes critical, high, medium'],
    ['alarms', 'sort=threat', 'search: a view of alarms keeps q, not sort'],
  ] as const)('of %s the search %s is not kept', (screen, search, sentence) => {
    expect(() => saveView(database().pool, ada, view({ screen, search }), NOW)).toThrow(sentence)
  })

  test('what is kept is written as views are', async () => {
    const kept = await saveView(database().pool, ada, view({ search: 'cols=group,breach&sort=&q=type:camera' }), NOW)
    expect(kept.search).toBe('q=type%3Acamera&cols=group%2Cbreach')
  })

  test('fifty of a list are enough, also when they come at once', async () => {
    const { pool } = database()
    for (let n = 0; n < 48; n += 1) await saveView(pool, ada, view({ name: `View ${String(n)}` }), NOW)
    const tries = await Promise.all(
      ['a', 'b', 'c', 'd'].map((name) => refusalOf(saveView(pool, ada, view({ name }), NOW))),
    )
    expect(tries.filter((said) => said === 'done')).toHaveLength(2)
    expect(tries).toContainEqual([409, 'You keep 50 views of this list; remove one first.'])
    expect(await refusalOf(saveView(pool, ada, view({ screen: 'alarms', search: '' }), NOW))).toBe('done')
    expect(await refusalOf(saveView(pool, ada, view({ name: 'View 1', replace: true }), NOW))).toBe('done')
  })

  test('who is removed loses their views', async () => {
    const { pool } = database()
    await saveView(pool, ada, view(), NOW)
    await pool.query('DELETE FROM person WHERE id = $1', [ada.person?.personId])
    expect((await pool.query('SELECT 1 FROM saved_view WHERE person_id = $1', [ada.person?.personId])).rowCount).toBe(0)
  })
})
