import { describe, expect, test } from 'vitest'
import { CatalogRuleDocument } from '@/lib/contracts/catalog'
import { RULES } from '@/lib/detection/registry'
import { POLICY_2026_1 } from '@/lib/scoring/policies/2026-1'
import { bodyOf, connLog } from '@/lib/testing/conn-log'
import { describeOnEachDatabase } from '@/lib/testing/databases'
import { countChanges } from './count-fleet'
import { ingestZeekLog } from './ingest-network'
import { catalogWeightOf, pageRules, readRule } from './read-catalog'

const START = Date.parse('2026-03-01T00:00:00Z') / 1_000
const AT = Date.parse('2026-03-01T01:00:30Z')
const ALL = { q: '', stage: null, kind: null, cursor: null, limit: 500 }

describe('what a rule counts', () => {
  const scan = { id: 'horizontal-scan', kind: 'indicator', class: 'conclusive' } as const

  test('nobody measured it: an expert’s weight, and that is said', () => {
    const { weight, measured } = catalogWeightOf(scan, { ...POLICY_2026_1, measured: {} })
    expect(weight).toMatchObject({ source: 'expert', policyVersion: '2026.1' })
    expect(weight.logOdds).toBeCloseTo(5, 1)
    expect(measured).toBeNull()
  })

  test('measured: what was found of what there was', () => {
    const policy = {
      ...POLICY_2026_1,
      measuredOn: 'a study',
      measured: { 'horizontal-scan': { tp: 4, n: 9, fp: 1, nb: 60 } },
    }
    const { weight, measured } = catalogWeightOf(scan, policy)
    expect(weight.source).toBe('measured')
    expect(measured).toEqual({ found: 4, infectedHosts: 9, falseAlarms: 1, healthyDays: 60, dataset: 'a study' })
  })

  test('counted on nothing is not measured', () => {
    const policy = { ...POLICY_2026_1, measured: { 'horizontal-scan': { tp: 0, n: 0, fp: 0, nb: 0 } } }
    expect(catalogWeightOf(scan, policy).measured).toBeNull()
  })

  test('a rule the policy does not list says so, whatever its name', () => {
    for (const kind of ['indicator', 'facilitator'] as const) {
      const { weight } = catalogWeightOf({ id: 'constructor', kind, class: 'ordinary' }, POLICY_2026_1)
      expect(weight).toMatchObject({ source: 'expert', basis: null })
      expect(weight.logOdds).toBeGreaterThan(0)
    }
  })
})

describeOnEachDatabase('the catalog', (database) => {
  test('has every rule once, along the kill chain, before anything was counted', async () => {
    const { items, total, nextCursor } = await pageRules(database().pool, ALL)
    expect(items.map(({ id }) => id).sort()).toEqual(RULES.map(({ id }) => id).sort())
    expect({ total, nextCursor }).toEqual({ total: RULES.length, nextCursor: null })
    for (const rule of items) expect(CatalogRuleDocument.parse(rule).devices).toBeNull()
    expect(items[0]?.stage).toBe('reconnaissance')
    expect(items.at(-1)?.stage).toBe('impact')
  })

  test('is read page by page and searched by words, stage and kind', async () => {
    const { pool } = database()
    const ids: string[] = []
    for (let cursor: string | null = null, page = null; page === null || cursor !== null;) {
      page = await pageRules(pool, { ...ALL, cursor, limit: 7 })
      ids.push(...page.items.map(({ id }) => id))
      cursor = page.nextCursor
    }
    expect(ids).toEqual((await pageRules(pool, ALL)).items.map(({ id }) => id))
    const found = async (search: object) => (await pageRules(pool, { ...ALL, ...search })).items
    expect((await found({ q: 'MANY hosts' })).map(({ id }) => id)).toContain('horizontal-scan')
    expect((await found({ q: 'T1046' })).every(({ technique }) => technique.id === 'T1046')).toBe(true)
    const impact = await found({ stage: 'impact', kind: 'indicator' })
    expect(impact.length).toBeGreaterThan(0)
    expect(impact.every(({ stage, kind }) => stage === 'impact' && kind === 'indicator')).toBe(true)
    expect(await found({ q: '<script>%_\0' })).toEqual([])
    await expect(found({ cursor: 'WyJub2JvZHkiXQ' })).rejects.toMatchObject({ status: 400 })
  })

  test('names what a rule makes more believable, and the other way round', async () => {
    const { pool } = database()
    const telnet = await readRule(pool, 'exposed-telnet')
    const guessing = await readRule(pool, 'inbound-guessing')
    expect(telnet.enables.map(({ id }) => id)).toContain('inbound-guessing')
    expect(guessing.enabledBy.map(({ id }) => id)).toContain('exposed-telnet')
  })

  test.each(['nobody', '', '__proto__', 'constructor', '../rules'])('there is no rule %j', async (ruleId) => {
    await expect(readRule(database().pool, ruleId)).rejects.toMatchObject({ status: 404 })
  })

  test('says on how many devices a rule holds now', async () => {
    const { pool } = database()
    for (const host of [4, 5]) {
      const from = `192.168.1.${String(host)}`
      const calm = Array.from({ length: 40 }, (_, index) => ({ ts: START + index * 30, from }))
      const scan = Array.from({ length: 120 }, (_, index) => {
        return { ts: START + 1_300 + index, from, to: `198.51.100.${String(index + 1)}`, toPort: 23, state: 'S0' }
      })
      await ingestZeekLog(pool, 'lab', 'conn', bodyOf(connLog([...calm, ...scan])), () => AT)
    }
    await countChanges(pool, () => AT, new AbortController().signal)
    expect(await readRule(pool, 'horizontal-scan')).toMatchObject({ devices: 2, countedAt: '2026-03-01T01:00:30.000Z' })
    expect(await readRule(pool, 'packet-flood')).toMatchObject({ devices: 0 })
  })
})
