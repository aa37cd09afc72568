import { readFileSync } from 'node:fs'
import type { Pool } from 'pg'
import { beforeAll, expect, test } from 'vitest'
import { FleetChangesDocument, FleetMapDocument, FleetSummaryDocument, HeatmapDocument } from '@/lib/contracts/fleet'
import { permissionsOfScope } from '@/lib/domain/permission'
import { DAY_MS, HOUR_MS, MINUTE_MS, toIso, type EpochMs } from '@/lib/domain/time'
import { describeOnEachDatabase } from '@/lib/testing/databases'
import { commandActor, type Actor } from './actor'
import { registerDevice } from './change-registry'
import { countChanges, recountFleet } from './count-fleet'
import { followMoves } from './follow-moves'
import { ingestEvents, ingestProfiles } from './ingest-events'
import { keepFleetRows } from './keep-fleet-rows'
import { pictureFleet } from './picture-fleet'
import { pageDevices } from './read-devices'
import { readFleetChanges, readFleetMap, summariseFleet } from './read-fleet'
import { heatmapOf } from './read-heatmap'

const NOW = Date.parse('2026-03-10T12:30:00Z')
const never = new AbortController().signal
const importer: Actor = {
  kind: 'token',
  name: 'history',
  title: 'a token',
  permissions: permissionsOfScope('import'),
  thingPattern: null,
  sensor: null,
  any: true,
}

const profilesOf = (things: readonly string[], at: EpochMs): string =>
  JSON.stringify(
    things.map((thingName) => ({
      thingName,
      observedAt: toIso(at),
      profile: { type: 'camera', model: 'CAM-200', credentials: 'default', firmware: { version: '1.0.0' } },
    })),
  )

/** Somebody guesses a password of a device and gets in. */
const breakIn = (thingName: string, at: EpochMs): string =>
  JSON.stringify(
    Array.from({ length: 31 }, (_, guess) => ({
      thingName,
      observedAt: toIso(at + guess * 6_000),
      kind: 'login',
      outcome: guess === 30 ? 'success' : 'failure',
      user: 'root',
      sourceIp: '203.0.113.9',
    })),
  )

const worker = async (pool: Pool, at: EpochMs): Promise<void> => {
  await countChanges(pool, () => at, never)
  await followMoves(pool, () => at, never)
  await pictureFleet(pool, at, never)
  await keepFleetRows(pool, at, never)
}
const matching = async (pool: Pool, q: string) =>
  (await pageDevices(pool, { q, sort: '-breach', cursor: null, limit: 50 })).items.map(({ id }) => id)

describeOnEachDatabase('the picture of the fleet', (database) => {
  beforeAll(async () => {
    const { pool } = database()
    const cameras = ['cam-1', 'cam-2', 'cam-3']
    for (const id of cameras) await registerDevice(pool, commandActor('test'), { id, group: 'cameras' }, NOW)
    await registerDevice(pool, commandActor('test'), { id: 'lock-1', group: 'locks' }, NOW)
    await ingestProfiles(pool, importer, profilesOf(cameras, NOW - 2 * DAY_MS), NOW)
    // One was broken into this morning, one long before yesterday.
    await ingestEvents(pool, importer, breakIn('cam-1', NOW - 6 * HOUR_MS), NOW)
    await ingestEvents(pool, importer, breakIn('cam-2', NOW - 40 * HOUR_MS), NOW)
    await worker(pool, NOW)
  })

  test('a device that became high today is new, with what it was and why; one that was high before is not', async () => {
    const changes = FleetChangesDocument.parse(await readFleetChanges(database().pool, NOW))
    expect(changes.newlyHigh.map(({ id }) => id)).toEqual(['cam-1'])
    const [camera] = changes.newlyHigh
    if (camera === undefined || camera.highAt === null || camera.reason === null)
      throw new Error('It has no time or no reason.')
    expect(camera.before).toBeLessThan(50)
    expect(camera.now).toBeGreaterThanOrEqual(50)
    const highAt = Date.parse(camera.highAt)
    expect(highAt).toBeGreaterThanOrEqual(NOW - 6 * HOUR_MS)
    expect(highAt).toBeLessThanOrEqual(NOW - 6 * HOUR_MS + 10 * MINUTE_MS)
    expect(camera.reason.points).toBeGreaterThan(0)
    expect(camera.reason.ruleId).not.toBe('')
  })

  test('what a tile counts is what its list shows', async () => {
    const { pool } = database()
    const summary = FleetSummaryDocument.parse(await summariseFleet(pool, NOW))
    expect(await matching(pool, 'is:newly-high')).toEqual(['cam-1'])
    expect(await matching(pool, 'is:rising')).toHaveLength(summary.rising)
    expect(summary).toMatchObject({ rising: 1, newlyHigh: 1, devices: 4 })
    expect(await matching(pool, 'breach:not-assessed')).toHaveLength(summary.breachBands.notAssessed)
    expect(await matching(pool, '-is:rising is:newly-high')).toEqual([])
  })

  test('the devices to look at first come with their last 24 hours', async () => {
    const { attention } = await summariseFleet(database().pool, NOW)
    const camera = attention.find(({ id }) => id === 'cam-1')
    expect(camera?.trend).toHaveLength(24)
    expect(camera?.trend.at(-1)).toBe(camera?.breach.printed)
    expect(camera?.trend[0]).toBeLessThan(50)
  })

  test('every assessed device is in a bin, and all are in the pairs of bands', async () => {
    const { pool } = database()
    const map = FleetMapDocument.parse(await readFleetMap(pool, NOW))
    expect(map.assessed).toBe(3)
    expect(map.pairs.reduce((sum, { devices }) => sum + devices, 0)).toBe(4)
    const counted = await pool.query(`SELECT * FROM fleet_counter ORDER BY 1, 2, 3, 4`)
    await recountFleet(pool, NOW)
    expect((await pool.query(`SELECT * FROM fleet_counter ORDER BY 1, 2, 3, 4`)).rows).toEqual(counted.rows)
  })

  test('an installation that is upgraded counts its devices as one that counted them from the start', async () => {
    const { pool } = database()
    const counted = await pool.query(`SELECT * FROM fleet_counter ORDER BY 1, 2, 3, 4`)
    await pool.query(`DELETE FROM fleet_counter WHERE measure IN ('map', 'band-pair')
      OR (measure IN ('breach-score', 'indicator-devices') AND dimension <> 'fleet')`)
    const migration = readFileSync('prisma/migrations/20261124130000_fleet_snapshots/migration.sql', 'utf8')
    await pool.query(migration.slice(migration.indexOf('INSERT INTO')))
    expect((await pool.query(`SELECT * FROM fleet_counter ORDER BY 1, 2, 3, 4`)).rows).toEqual(counted.rows)
  })

  test('the story tells who became high, in the order of time', async () => {
    const { story } = await readFleetChanges(database().pool, NOW)
    expect(story.filter(({ kind }) => kind === 'high')).toMatchObject([{ group: 'cameras', devices: 1 }])
    expect(story.map(({ at }) => at)).toEqual(story.map(({ at }) => at).sort())
  })

  test('a row names the rule that most devices have, and says when no device of it sent anything', async () => {
    const { pool } = database()
    const heatmap = HeatmapDocument.parse(await heatmapOf(pool, 'group', 'indicators', NOW))
    const cameras = heatmap.rows.find(({ key }) => key === 'cameras')
    expect(cameras?.cells.find(({ topRule }) => topRule !== null)?.topRule?.devices).toBeGreaterThan(0)
    expect(cameras).toMatchObject({ silent: false })
    expect(heatmap.rows.find(({ key }) => key === 'locks')).toMatchObject({ silent: true, breachP95: null })
    expect(heatmap.rows.flatMap(({ cells }) => cells).every(({ usual }) => usual === null)).toBe(true)
  })

  test('a row that was silent shows what it is again as soon as one of its devices sent something', async () => {
    const { pool } = database()
    await ingestProfiles(pool, importer, profilesOf(['lock-1'], NOW), NOW)
    await keepFleetRows(pool, NOW + 10_000, never)
    const { rows } = await heatmapOf(pool, 'group', 'indicators', NOW + 10_000)
    expect(rows.map(({ key, silent }) => [key, silent])).toEqual([
      ['cameras', false],
      ['locks', false],
    ])
  })

  test('after seven days there is a usual, and a day ago is known', async () => {
    const { pool } = database()
    for (let day = 1; day <= 8; day += 1) await keepFleetRows(pool, NOW + day * DAY_MS, never)
    const heatmap = await heatmapOf(pool, 'group', 'facilitators', NOW + 8 * DAY_MS)
    const cells = heatmap.rows.find(({ key }) => key === 'cameras')?.cells.filter(({ value }) => value !== null) ?? []
    expect(heatmap.historyDays).toBeGreaterThanOrEqual(7)
    for (const cell of cells) expect(cell).toMatchObject({ usual: cell.value, yesterday: cell.value })
  })

  test('what moved a day ago is no longer news, though nothing of the device changed since', async () => {
    const { pool } = database()
    const later = NOW + 2 * DAY_MS
    await worker(pool, later)
    const changes = await readFleetChanges(pool, later)
    expect(changes).toMatchObject({ newlyHigh: [], totals: { newlyHigh: 0, rising: 0 } })
    expect(await matching(pool, 'is:newly-high')).toEqual([])
  })
})
