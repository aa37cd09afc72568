import { expect, test } from 'vitest'
import { DEVICE_COLUMNS, nextSort, shownColumns, sortState } from './device-columns'

test('a column sorts or says why it does not', () => {
  for (const { order, whyNot, title } of DEVICE_COLUMNS) expect(order !== null || whyNot !== '', title).toBe(true)
})

test('the device is always shown; unknown names are passed over', () => {
  expect(shownColumns(['born', 'nothing']).map(({ id }) => id)).toEqual(['device', 'born'])
  expect(shownColumns(['nothing'])).toEqual(shownColumns([]))
})

test('pressing a head sorts worst or first first, then the other way', () => {
  expect(nextSort('-breach', 'name')).toBe('name')
  expect(nextSort('name', 'name')).toBe('-name')
  expect(nextSort('name', 'threat')).toBe('-threat')
  expect(nextSort('-threat', 'threat')).toBe('threat')
  expect([sortState('-breach', 'breach'), sortState('name', 'name'), sortState('name', 'site')]).toEqual([
    'descending',
    'ascending',
    'none',
  ])
})
