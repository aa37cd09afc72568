import { expect, test } from 'vitest'
import { catalogSubtitle, catalogTitle } from './catalog-sentence'

const MEASURED = { found: 4, infectedHosts: 9, falseAlarms: 1, healthyDays: 60, dataset: 'a study' }
const rule = (
  stage: 'impact' | 'execution',
  kind: 'indicator' | 'facilitator',
  measured: typeof MEASURED | null = null,
) => ({
  stage,
  kind,
  measured,
})

test('says how many rules watch how many stages', () => {
  expect(catalogTitle([rule('impact', 'indicator')])).toBe('1 rule watches 1 stage of an attack')
  expect(catalogTitle([rule('impact', 'indicator'), rule('execution', 'facilitator')])).toBe(
    '2 rules watch 2 stages of an attack',
  )
})

test('says how many of them are measured', () => {
  const rules = [rule('impact', 'indicator'), rule('impact', 'indicator'), rule('execution', 'facilitator')]
  expect(catalogSubtitle(rules)).toBe('2 indicators, 1 facilitator. None is measured yet, experts weigh them.')
  expect(catalogSubtitle([...rules, rule('impact', 'indicator', MEASURED)])).toBe(
    '3 indicators, 1 facilitator. 1 of the indicators is measured, experts weigh the rest.',
  )
})
