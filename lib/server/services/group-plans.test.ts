import type { Pool } from 'pg'
import { beforeAll, expect, test } from 'vitest'
import { describeOnEachDatabase } from '@/lib/testing/databases'
import { recordingPool, tablesScanned } from '@/lib/testing/query-plans'
import { recountFleet } from './count-fleet'
import { assessGroupAt, compareGroup, pageGroupAssessments } from './group-assessments'
import { keepGroupAssessments } from './keep-group-assessments'
import { heatmapOf } from './read-heatmap'
import { pageGroupDevices, pageGroups, readGroup } from './read-groups'
import { pageProfiles, compareProfiles, readProfile } from './read-profiles'

const NOW = Date.parse('2026-11-23T06:00:00Z')
const DEVICES = 6_000
/** A small page: at some thousand rows the planner rightly reads a table whole rather than finding 50 rows one by one. */
const PAGE = { q: '', cursor: null, limit: 10 }
/** Whatever grows with the fleet or with time. */
const LARGE = new Set([
  'device',
  'device_score',
  'device_state',
  'device_profile',
  'group_member',
  'group_assessment',
  'fleet_counter',
  'address_claim',
])

const SEED = [
  `INSERT INTO device_group (id, name, kind, parent_id, created_at, created_by, changed_at, changed_by)
   SELECT 'g' || n, 'Group ' || n, 'static', CASE WHEN n >= 20 THEN 'g' || n % 20 END, now(), 'test', now(), 'test'
     FROM generate_series(0, 399) n`,
  `INSERT INTO device (id, name, origin, group_id, site, born_at, created_at, claimed)
   SELECT 'd' || n, 'Device ' || n, 'registered', 'g' || n % 400, 's' || n % 7, now(), now(), '{"type": "camera"}'
     FROM generate_series(1, ${String(DEVICES)}) n`,
  `INSERT INTO device_score (device_id, as_of, breach_score, breach_printed, breach_band, breach_coverage, threat_score,
                             threat_printed, threat_band, threat_coverage, stages, facilitator_stages, rules)
   SELECT 'd' || n, now(), n % 101, n % 101, 'low', 1, n % 60, n % 60, 'low', 1, 'iicccnn', 'ffcccnn',
          '[{"exposed-telnet": 1000}, ["beaconing"]]'
     FROM generate_series(1, ${String(DEVICES)}) n`,
  `INSERT INTO device_profile (device_id, version, at, received_at, source, hash, profile)
   SELECT 'd' || n, v, now(), now(), 'test', n || '-' || v, '{}'
     FROM generate_series(1, ${String(DEVICES / 10)}) n, generate_series(1, 10) v`,
  `INSERT INTO device_state (device_id, version, clock, hot)
   SELECT 'd' || n, 1, now(), '[0,null,[],null,null,null]' FROM generate_series(1, ${String(DEVICES)}) n`,
  `INSERT INTO address_claim (space, address, from_at, device_id, claimed_by)
   SELECT 'default', '10.0.' || n / 250 || '.' || n % 250, now(), 'd' || n, 'test'
     FROM generate_series(1, ${String(DEVICES)}) n`,
]

const seed = async (pool: Pool): Promise<void> => {
  for (const statement of SEED) await pool.query(statement)
  await recountFleet(pool, NOW)
  for (let hour = 0; hour < 5; hour += 1) {
    await pool.query(`UPDATE group_score SET document = replace(document, '{"devices"', '{ "devices"')`)
    await keepGroupAssessments(pool, NOW + hour * 3_600_000, new AbortController().signal)
  }
  await pool.query('ANALYZE')
}

describeOnEachDatabase('reads of groups at some thousand devices', (database) => {
  beforeAll(() => seed(database().pool), 120_000)

  test('read no table that grows from end to end', async () => {
    const { pool, sent } = recordingPool(database().pool)
    const { nextCursor } = await pageGroupDevices(pool, 'g3', PAGE)
    const { total } = await pageGroupDevices(pool, 'g3', { ...PAGE, cursor: nextCursor })
    expect(total).toBe(DEVICES / 20)
    await pageGroups(pool, { ...PAGE, kind: null, parent: null, sort: 'worst' })
    await readGroup(pool, 'g3')
    await assessGroupAt(pool, 'g3', null, NOW)
    await compareGroup(pool, 'g3', NOW + 1, NOW + 7_300_000)
    await pageGroupAssessments(pool, { groupId: 'g3', from: 0, to: NOW * 2 }, null, 50)
    for (const measure of ['indicators', 'worst', 'expected', 'threat'] as const) {
      await heatmapOf(pool, 'group', measure, NOW)
    }
    await readProfile(pool, 'd3')
    await pageProfiles(pool, 'd3', null, 50)
    await compareProfiles(pool, 'd3', NOW, NOW)
    expect(sent.length).toBeGreaterThan(25)
    for (const query of sent) {
      const scanned = await tablesScanned(database().pool, query)
      expect({ query: query.text, scanned: scanned.filter((table) => LARGE.has(table)) }).toEqual({
        query: query.text,
        scanned: [],
      })
    }
  })

  test('a page deep in a group is found as quickly as the first', async () => {
    const { pool, sent } = recordingPool(database().pool)
    let cursor: string | null = null
    const found = new Set<string>()
    do {
      const page: Awaited<ReturnType<typeof pageGroupDevices>> = await pageGroupDevices(pool, 'g3', { ...PAGE, cursor })
      for (const { id } of page.items) found.add(id)
      cursor = page.nextCursor
    } while (cursor !== null)
    expect(found.size).toBe(DEVICES / 20)
    const pages = sent.filter(({ text }) => text.includes('FROM group_member'))
    const { rows } = await pool.query<{ 'QUERY PLAN': [{ Plan: { Plans: [Record<string, unknown>] } }] }>(
      `EXPLAIN (ANALYZE, FORMAT JSON) ${pages.at(-1)?.text ?? ''}`,
      [...(pages.at(-1)?.values ?? [])],
    )
    // The index is entered where the page begins: no row before it is read and thrown away.
    expect(JSON.stringify(rows)).not.toMatch(/"Rows Removed by Filter":\s*[1-9]/)
  })

  test('the counters say what a sum over the devices does', async () => {
    const { pool } = database()
    const { rows } = await pool.query<{ devices: number; expected: number; worst: number }>(
      `SELECT count(*)::int AS devices, sum(greatest(0, breach_score - 1)) / 100 AS expected, max(breach_printed) AS worst
         FROM device d JOIN device_score s ON s.device_id = d.id
         JOIN device_group g ON g.id = d.group_id WHERE 'g3' IN (g.id, g.parent_id)`,
    )
    const { devices, breachLikelihood, facilitators } = await assessGroupAt(pool, 'g3', null, NOW)
    expect(devices).toBe(rows[0]?.devices)
    expect(breachLikelihood.expected).toBeCloseTo(rows[0]?.expected ?? -1, 6)
    expect(breachLikelihood.worst).toBe(rows[0]?.worst)
    expect(facilitators).toMatchObject([{ ruleId: 'exposed-telnet', devices, points: devices }])
  })
})
