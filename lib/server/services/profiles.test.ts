import { expect, test } from 'vitest'
import { DAY_MS, MINUTE_MS, toIso } from '@/lib/domain/time'
import { permissionsOfScope } from '@/lib/domain/permission'
import { describeOnEachDatabase } from '@/lib/testing/databases'
import { commandActor, type Actor } from './actor'
import { applyRetention } from './apply-retention'
import { changeRegistry } from './change-registry'
import { ingestEvents, ingestProfiles } from './ingest-events'
import { compareProfiles, pageProfiles, readProfile } from './read-profiles'

const START = Date.parse('2026-11-23T06:00:00Z')
const actor: Actor = { ...commandActor('gateway'), permissions: permissionsOfScope('import') }
const own: Actor = { ...actor, permissions: permissionsOfScope('ingest'), any: false, thingPattern: 'cam-*' }
const never = new AbortController().signal

const PROFILE = {
  type: 'camera',
  vendor: 'Acme',
  model: 'C-200',
  firmware: { version: '1.0', releasedAt: '2022-03-01T00:00:00Z' },
  network: { exposure: 'site', segment: 'lab' },
  boot: { secure: false },
}

describeOnEachDatabase('what devices say of themselves', (database) => {
  const say = (id: string, profile: object, at: number, by = actor) =>
    ingestProfiles(database().pool, by, JSON.stringify([{ thingName: id, profile, observedAt: toIso(at) }]), at)
  const versionsOf = async (id: string) => (await pageProfiles(database().pool, id, null, 50)).items

  test('is shown as claimed, beside the registry, which it never changes', async () => {
    const { pool } = database()
    expect(await say('cam-1', PROFILE, START)).toMatchObject({ accepted: 1, rejected: 0 })
    const first = await readProfile(pool, 'cam-1')
    expect(first.profile).toMatchObject({ ...PROFILE, firmware: { releasedAt: '2022-03-01T00:00:00.000Z' } })
    expect(first.latest).toMatchObject({ version: 1, at: toIso(START), source: 'gateway' })
    expect(first.registry).toEqual({ group: 'ungrouped', site: 'default', exposure: null, segment: null })
    expect(first.comparison.map(({ agrees }) => agrees)).toEqual([null, null])
    await changeRegistry(pool, actor, { id: 'cam-1', exposure: 'internet', segment: 'lab' }, START)
    const { comparison } = await readProfile(pool, 'cam-1')
    expect(comparison).toEqual([
      { field: 'exposure', registry: 'internet', claimed: 'site', agrees: false },
      { field: 'segment', registry: 'lab', claimed: 'lab', agrees: true },
    ])
  })

  test('is kept when it is something else, whichever way it came; a part that is missing says nothing', async () => {
    const { pool } = database()
    await say('cam-1', PROFILE, START + MINUTE_MS)
    expect(await versionsOf('cam-1')).toHaveLength(1)
    await say('cam-1', { boot: { secure: true } }, START + 2 * MINUTE_MS)
    const event = { thingName: 'cam-1', kind: 'config', profile: { firmware: { version: '1.1' } } }
    await ingestEvents(pool, actor, JSON.stringify([event]), START + 3 * MINUTE_MS)
    const versions = await versionsOf('cam-1')
    expect(versions.map(({ version, changedParts }) => [version, changedParts])).toEqual([
      [3, ['firmware']],
      [2, ['boot']],
      [1, ['boot', 'firmware', 'model', 'network', 'type', 'vendor']],
    ])
    const { profile } = await readProfile(pool, 'cam-1')
    expect(profile).toMatchObject({ type: 'camera', boot: { secure: true }, firmware: { version: '1.1' } })
    const difference = await compareProfiles(pool, 'cam-1', START, START + 2 * MINUTE_MS)
    expect(difference.changes).toEqual([{ path: 'boot.secure', before: 'false', after: 'true' }])
    const since = await compareProfiles(pool, 'cam-1', START - 1, START)
    expect(since.from).toBeNull()
    expect(since.changes.map(({ path }) => path)).toContain('network.exposure')
  })

  test('counts once, and each of several in one body is a version', async () => {
    const { pool } = database()
    const body = ['1', '2', '2', '3'].map((model) => ({ thingName: 'cam-2', profile: { model }, observedAt: START }))
    const text = JSON.stringify(body)
    expect(await ingestProfiles(pool, actor, text, START)).toMatchObject({ accepted: 4, duplicates: 0 })
    expect(await ingestProfiles(pool, actor, text, START)).toMatchObject({ accepted: 4, duplicates: 4 })
    expect((await versionsOf('cam-2')).map(({ version }) => version)).toEqual([3, 2, 1])
  })

  test('of more than a hundred versions the oldest go; pages go on from a cursor', async () => {
    const { pool } = database()
    const body = Array.from({ length: 260 }, (_, n) => ({ thingName: 'cam-3', profile: { model: `m${String(n)}` } }))
    await ingestProfiles(pool, actor, JSON.stringify(body), START)
    await say('cam-3', { model: 'last' }, START + MINUTE_MS)
    const first = await pageProfiles(pool, 'cam-3', null, 60)
    expect([first.total, first.items.length, first.items[0]?.version]).toEqual([100, 60, 101])
    const second = await pageProfiles(pool, 'cam-3', first.nextCursor, 60)
    expect(second.items).toHaveLength(40)
    expect(second.nextCursor).toBeNull()
    await expect(pageProfiles(pool, 'cam-3', 'WzEuNV0', 60)).rejects.toMatchObject({ status: 400 })
  })

  test('what it said last stays, however old; what it said before goes after 400 days', async () => {
    await applyRetention(database().pool, START + 399 * DAY_MS, never)
    expect(await versionsOf('cam-1')).toHaveLength(3)
    await applyRetention(database().pool, START + 401 * DAY_MS, never)
    expect((await versionsOf('cam-1')).map(({ version }) => version)).toEqual([3])
  })

  test('a device speaks only for itself, and what is no profile is named', async () => {
    const { pool } = database()
    expect(await say('lock-1', PROFILE, START, own)).toMatchObject({ accepted: 0, rejects: [{ code: 'NotPermitted' }] })
    const body = [
      { thingName: 'cam-9', profile: { boot: { secure: 'yes' } } },
      { thingName: 'cam-9' },
      { thingName: 'cam-9', profile: { type: '\u0000<script>alert(1)</script>' } },
    ]
    const result = await ingestProfiles(pool, own, JSON.stringify(body), START)
    expect(result).toMatchObject({ accepted: 1, rejected: 2 })
    expect(result.rejects[0]?.message).toMatch(/^profile\.boot\.secure: /)
    const { profile } = await readProfile(pool, 'cam-9')
    expect(profile.type).toBe('\uFFFD<script>alert(1)</script>')
  })
})
