import type { Pool } from 'pg'
import { beforeAll, expect, test } from 'vitest'
import { describeOnEachDatabase } from '@/lib/testing/databases'
import { recordingPool, tablesScanned } from '@/lib/testing/query-plans'
import { readRelations, readSuddenSigns, readUndecidedSince } from '@/lib/server/repositories/device-relations'
import { readHeads } from '@/lib/server/repositories/device-states'
import { addChanges } from '@/lib/server/repositories/changes'
import { readSharedSigns, readSignHolders } from '@/lib/server/repositories/sign-holders'
import { readModelSizes, readSignTallies } from '@/lib/server/repositories/sign-tallies'
import { relateDevices } from './relate-devices'

const DEVICES = 6_000
const LARGE = new Set(['device', 'device_score', 'device_state', 'finding', 'device_relation', 'fleet_counter'])
/** Held by 40 devices; every device has three signs, open or closed. */
const SIGN = { ruleId: 'beaconing', subject: '203.0.113.7:443' }

const SEED = [
  `INSERT INTO device (id, name, origin, group_id, site, segment, model, born_at, created_at)
   SELECT 'd' || n, 'd' || n, 'reported', 'ungrouped', 's' || n % 90, 'v' || n % 60, 'm' || n % 90, now(), now()
     FROM generate_series(1, ${String(DEVICES)}) n`,
  `INSERT INTO device_score (device_id, as_of, breach_band, breach_coverage, threat_band, threat_coverage, stages,
                             facilitator_stages, own_breach)
   SELECT 'd' || n, now(), 'low', 1, 'low', 1, 'ccccccc', 'ccccccc', n % 100 FROM generate_series(1, ${String(DEVICES)}) n`,
  `INSERT INTO device_state (device_id, version, clock, hot)
   SELECT 'd' || n, 1, now(), '[0,null,[],null,null,null]' FROM generate_series(1, ${String(DEVICES)}) n`,
  `INSERT INTO finding (id, device_id, rule_id, kind, subject, stage, severity, confidence, exposure, first_seen_at,
                        last_seen_at, count, summary, evidence, closed_at)
   SELECT 'f' || n || '-' || k, 'd' || n, 'beaconing', 'indicator', '203.0.113.' || n % 150 || ':' || 443 + k,
          'command-and-control', 'low', 1, 'site', now() - n * interval '1 min', now(), 1, '', '[]',
          CASE WHEN k = 1 THEN now() - n * interval '1 h' END
     FROM generate_series(1, ${String(DEVICES)}) n, generate_series(0, 2) k`,
  `INSERT INTO device_relation (device_id, rule_id, subject, peers, scope, last_seen_at, is_sudden, decided_at)
   SELECT 'd' || n, 'beaconing', '203.0.113.' || n % 150 || ':443', 1, 'site', now(), FALSE, now() - n * interval '1 s'
     FROM generate_series(1, ${String(DEVICES)}) n`,
  `INSERT INTO fleet_counter (dimension, key, measure, cell, devices)
   SELECT 'model', 'm' || n, 'devices', '', 20 FROM generate_series(1, 5000) n`,
  'ANALYZE',
]

const seed = async (pool: Pool): Promise<void> => {
  for (const statement of SEED) await pool.query(statement)
}

describeOnEachDatabase('what related devices say, at some thousand devices', (database) => {
  beforeAll(() => seed(database().pool), 120_000)

  test('is found without reading a table that grows from end to end', async () => {
    const { pool, sent } = recordingPool(database().pool)
    const ids = ['d7', 'd157', 'd5000']
    const signs = await readSharedSigns(pool, ids, ['beaconing'])
    expect(signs).toContainEqual(SIGN)
    const holders = await readSignHolders(pool, [SIGN], ids, 10)
    expect(holders.map(({ holder }) => holder.deviceId)).toEqual(expect.arrayContaining(['d7', 'd157']))
    const [counted] = await readSignTallies(pool, [SIGN])
    expect(counted?.held).toBe(DEVICES / 150)
    await readRelations(pool, [SIGN], ids)
    await readModelSizes(pool, ['m7', 'm8'])
    expect((await readUndecidedSince(pool, Date.now() - 5_900_000, 10)).length).toBe(10)
    await readSuddenSigns(pool, 'd7')
    expect((await readHeads(pool, ids)).every(({ relations }) => relations.length === 1)).toBe(true)
    for (const query of sent) {
      const scanned = await tablesScanned(database().pool, query)
      expect({ query: query.text, scanned: scanned.filter((table) => LARGE.has(table)) }).toEqual({
        query: query.text,
        scanned: [],
      })
    }
  })

  test('counts what a plain count over the holders does', async () => {
    const { pool } = database()
    const [counted] = await readSignTallies(pool, [SIGN])
    const { rows } = await pool.query<{ site: string; breached: number; suspicious: number }>(
      `SELECT d.site, count(*) FILTER (WHERE s.own_breach >= 50)::int AS breached,
              count(*) FILTER (WHERE s.own_breach >= 20)::int AS suspicious
         FROM finding f JOIN device d ON d.id = f.device_id JOIN device_score s ON s.device_id = d.id
        WHERE f.rule_id = $1 AND f.subject = $2 AND f.closed_at IS NULL GROUP BY d.site`,
      [SIGN.ruleId, SIGN.subject],
    )
    for (const { site, breached, suspicious } of rows) {
      expect(counted?.places.get(`site ${site}`)?.breached ?? 0).toBe(breached)
      // Site and model go together in this fleet.
      expect(counted?.models.get(site.replace('s', 'm'))?.suspicious).toBe(suspicious)
    }
  })

  test('is counted again only after a while where many have the sign', async () => {
    const { pool } = database()
    const wide = `UPDATE finding SET subject = 'cloud.example.net', rule_id = 'new-name' WHERE id LIKE 'f%-2'`
    await pool.query(wide)
    const at = Date.parse('2026-11-23T06:00:00Z')
    const breach = async (deviceId: string, own: number) => {
      await pool.query('UPDATE device_score SET own_breach = $2 WHERE device_id = $1', [deviceId, own])
      await addChanges(pool, [deviceId, 'd2'], at)
    }
    const peersOf = async () => {
      const { rows } = await pool.query<{ peers: number }>(
        `SELECT peers FROM device_relation WHERE device_id = 'd2' AND rule_id = 'new-name'`,
      )
      return rows[0]?.peers ?? 0
    }
    const relate = (now: number) => relateDevices(pool, () => now, new AbortController().signal)
    await pool.query('UPDATE device_score SET own_breach = 10')
    await breach('d92', 60)
    await relate(at)
    expect(await peersOf()).toBe(1)
    await breach('d182', 60)
    await relate(at + 5_000)
    expect(await peersOf()).toBe(1)
    await breach('d182', 60)
    await relate(at + DEVICES * 6 + 1_000)
    expect(await peersOf()).toBe(2)
  })
})
