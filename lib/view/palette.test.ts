import { expect, test } from 'vitest'
import { addRecent, matchByText, parsePalette } from './palette'

test.each([
  ['camera', { mode: 'all', words: 'camera' }],
  ['> theme', { mode: 'acts', words: 'theme' }],
  ['#telnet', { mode: 'rules', words: 'telnet' }],
  [' :7', { mode: 'range', words: '7' }],
  ['group:cameras', { mode: 'all', words: 'group:cameras' }],
])('%j', (text, expected) => {
  expect(parsePalette(text)).toEqual(expected)
})

test('all words must stand there, and what begins so comes first', () => {
  const items = ['Copy the link', 'Use the light theme', 'Light up'].map((text) => ({ text }))
  expect(matchByText(items, 'LIGHT').map(({ text }) => text)).toEqual(['Light up', 'Use the light theme'])
  expect(matchByText(items, 'theme light').map(({ text }) => text)).toEqual(['Use the light theme'])
  expect(matchByText(items, '')).toHaveLength(3)
})

test('a device looked at again is named once, first', () => {
  const seen = ['/devices/a', '/catalog/b-rule', '/devices/a', '/fleet', '/settings/people', '/devices/%E0'].reduce(
    addRecent,
    [],
  )
  expect(seen.map(({ text, note }) => `${note} ${text}`)).toEqual(['Device %E0', 'Device a', 'Rule b-rule'])
})

test('only the last six are kept', () => {
  const paths = Array.from({ length: 9 }, (_, n) => `/groups/${String(n)}`)
  expect(paths.reduce(addRecent, []).map(({ text }) => text)).toEqual(['8', '7', '6', '5', '4', '3'])
})
