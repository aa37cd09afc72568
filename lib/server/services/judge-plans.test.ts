import type { Pool } from 'pg'
import { beforeAll, expect, test } from 'vitest'
import { describeOnEachDatabase } from '@/lib/testing/databases'
import { recordingPool, tablesScanned, type SentQuery } from '@/lib/testing/query-plans'
import { readNextJudged } from '@/lib/server/repositories/judged-devices'
import { readJudgements } from '@/lib/server/repositories/judgements'
import { renewWideJudgements } from '@/lib/server/repositories/wide-judgements'
import { loadDevices } from './load-devices'
import { pageJudgements } from './read-judgements'
import type { StateCache } from './state-cache'

const DEVICES = 6_000
const BATCH = Array.from({ length: 10 }, (_, index) => `d${String(index * 500 + 1)}`)
/** Whatever grows with the fleet or with time. At some thousand rows a larger batch is rightly read whole. */
const LARGE = new Set(['device', 'device_score', 'device_state', 'finding', 'judgement', 'group_member'])
const NOW = Date.parse('2026-11-24T06:00:00Z')

const SEED = [
  `INSERT INTO device (id, name, origin, born_at, created_at, model, is_judged)
   SELECT 'd' || n, 'Device ' || n, 'registered', now(), now(), 'm' || n % 9, n % 1000 = 1
     FROM generate_series(1, ${String(DEVICES)}) n`,
  `INSERT INTO device_state (device_id, version, hot) SELECT 'd' || n, 1, '[]' FROM generate_series(1, ${String(DEVICES)}) n`,
  `INSERT INTO finding (id, device_id, rule_id, kind, subject, stage, severity, confidence, exposure, first_seen_at,
                        last_seen_at, count, summary, evidence)
   SELECT 'f' || n, 'd' || n, 'r' || n % 30, 'indicator', 's' || n % 11, 'impact', 'high', 1, 'unknown', now(), now(), 1,
          '', '[]' FROM generate_series(1, ${String(DEVICES)}) n`,
  `INSERT INTO judgement (id, rule_id, subject, verdict, scope, scope_key, device_id, finding_id, reason, by, at,
                          expires_at, closed_at)
   SELECT 'j' || n, 'r' || n % 30, NULL, 'false', 'device', 'd' || n, 'd' || n, 'f' || n, 'seed', 'ada', now(), now(),
          CASE WHEN n % 2 = 0 THEN now() END FROM generate_series(1, ${String(DEVICES)}) n`,
  'ANALYZE',
]

const expectNoScan = async (pool: Pool, sent: readonly SentQuery[]): Promise<void> => {
  for (const query of sent) {
    const large = (await tablesScanned(pool, query)).filter((table) => LARGE.has(table))
    expect({ query: query.text, large }).toEqual({ query: query.text, large: [] })
  }
}

describeOnEachDatabase('judgements at the size of a fleet', (database) => {
  beforeAll(async () => {
    for (const statement of SEED) await database().pool.query(statement)
  })

  test('a batch asks one query of its devices, whatever was judged; wide judgements are read once', async () => {
    const { pool, sent } = recordingPool(database().pool)
    const cached = { find: () => ({ hot: '[]', cold: null, findings: [] }) } as unknown as StateCache
    await loadDevices(pool, BATCH, cached, new Set())
    expect(sent).toHaveLength(1)
    await expectNoScan(database().pool, sent)
    await database().pool.query(`UPDATE judgement SET scope = 'everywhere' WHERE id = 'j1'`)
    await renewWideJudgements(database().pool)
    sent.length = 0
    const loaded = await loadDevices(pool, BATCH, cached, new Set())
    await loadDevices(pool, BATCH, cached, new Set())
    expect(sent).toHaveLength(3)
    expect(loaded.get('d501')?.words.judgements).toMatchObject([{ id: 'j1', ruleId: 'r1' }])
  })

  test('the worker walks the devices of a judgement by an index, and lists are pages of one', async () => {
    const { pool, sent } = recordingPool(database().pool)
    const [judgement] = await readJudgements(database().pool, ['j1'])
    if (judgement === undefined) throw new Error('no judgement')
    const slice = await readNextJudged(pool, { ...judgement, scope: 'everywhere', walkedTo: 'd3' }, 20)
    expect(slice.ids).toHaveLength(20)
    await pageJudgements(pool, { device: 'd77', rule: '', active: 'all', cursor: null, limit: 10 }, NOW)
    const pages = sent.filter(({ text }) => !text.includes('count('))
    expect(pages.length).toBeGreaterThan(1)
    await expectNoScan(database().pool, pages)
  })
})
