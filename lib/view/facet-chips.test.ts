import { expect, test } from 'vitest'
import { facetChips, pressChip, type FacetChip } from './facet-chips'
import { knownValuesOf } from './known-values'

const facets = {
  computedAt: '2026-11-23T06:00:00.000Z',
  facets: [{ filter: 'breach' as const, values: [{ value: 'critical', devices: 3 }] }],
  rules: [{ id: 'beaconing', title: 'Beaconing' }],
}
const chip = (q: string, filter: string): FacetChip => {
  const found = facetChips(facets, q).find((one) => one.filter === filter)
  if (found === undefined) throw new Error(`no chip ${filter}`)
  return found
}

test('chips say what they find and whether they are on', () => {
  expect(chip('cam breach:critical', 'breach:critical')).toMatchObject({ devices: 3, isOn: true, label: 'Critical' })
  expect(chip('', 'breach:low')).toMatchObject({ devices: null, isOn: false })
})

test('one band at a time, and nothing else is touched', () => {
  expect(pressChip('breach:critical cam', chip('breach:critical cam', 'breach:high'))).toBe('cam breach:high')
  expect(pressChip('breach:high cam', chip('breach:high cam', 'breach:high'))).toBe('cam')
  expect(pressChip('breach:high', chip('breach:high', 'is:silent'))).toBe('breach:high is:silent')
})

test('values and rules are known for completion', () => {
  expect(knownValuesOf(facets)).toEqual({
    breach: [{ value: 'critical', note: '3 devices' }],
    rule: [{ value: 'beaconing', note: 'Beaconing' }],
  })
  expect(knownValuesOf(undefined)).toEqual({})
})
