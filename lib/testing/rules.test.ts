import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { RULES } from '@/lib/detection/registry'
import { CURRENT_POLICY } from '@/lib/scoring/policies/current'

const FOLDER = join(import.meta.dirname, '../detection')

/** Ids of the rule files of a kind: a file of these folders that is no test is a rule. */
const fileIds = (folder: 'facilitators' | 'indicators') =>
  readdirSync(join(FOLDER, folder))
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .map((name) => name.replace(/\.ts$/, ''))
    .sort()

const idsOf = (kind: 'facilitator' | 'indicator') =>
  RULES.filter((rule) => rule.kind === kind)
    .map(({ id }) => id)
    .sort()

const ids = new Set(RULES.map(({ id }) => id))

test.each(['facilitator', 'indicator'] as const)(
  'every %s file is in the registry once, under its own name',
  (kind) => {
    expect(idsOf(kind)).toEqual(fileIds(`${kind}s`))
  },
)

test.each(RULES.map((rule) => [rule.id, rule] as const))(
  '%s names its file, its reason, its source and a remedy',
  (id, rule) => {
    const source = readFileSync(join(FOLDER, `${rule.kind}s`, `${id}.ts`), 'utf8')
    expect(source).toContain(`id: '${id}'`)
    expect(id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/)
    expect(id).not.toMatch(/^(no|check|checks|not)-/)
    for (const text of [rule.rationale, rule.source, rule.remedy]) {
      expect(text).toMatch(/^\S.{20,}[.)]$/s)
    }
    expect(rule.technique.id).toMatch(/^T\d{4}(\.\d{3})?$/)
  },
)

test.each(RULES.filter(({ kind }) => kind === 'facilitator').map(({ id }) => id))('%s has a sourced weight', (id) => {
  const entry = CURRENT_POLICY.facilitators[id]
  expect(entry?.source.length).toBeGreaterThan(10)
  expect(entry?.weight).toBeGreaterThanOrEqual(0.1)
  expect(entry?.weight).toBeLessThanOrEqual(0.8)
})

test.each(RULES.filter(({ kind }) => kind === 'indicator').map(({ id }) => id))('%s has sourced rates', (id) => {
  const entry = CURRENT_POLICY.indicators[id]
  expect(entry?.source.length).toBeGreaterThan(10)
  expect(entry?.t0).toBeGreaterThan(0)
  expect(entry?.f0).toBeGreaterThan(0)
})

test('what a facilitator enables are indicator rules, and an indicator enables nothing', () => {
  const indicators = new Set(idsOf('indicator'))
  for (const { kind, enables } of RULES) {
    expect(enables.filter((id) => kind === 'indicator' || !indicators.has(id))).toEqual([])
  }
})

test('the policy weighs only rules that exist', () => {
  const weighed = [CURRENT_POLICY.facilitators, CURRENT_POLICY.indicators, CURRENT_POLICY.measured].flatMap(Object.keys)
  expect(weighed.filter((id) => !ids.has(id))).toEqual([])
})
