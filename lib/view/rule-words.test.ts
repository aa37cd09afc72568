import { expect, test } from 'vitest'
import { anyOfSources, oddsText } from './rule-words'

test.each([
  [0, '×1'],
  [0.6, '×1.8'],
  [2.3, '×10'],
  [5, '×148'],
])('log-odds of %d multiply the odds by %s', (logOdds, text) => {
  expect(oddsText(logOdds)).toBe(text)
})

test('sources in the middle of a sentence', () => {
  expect(anyOfSources(['event'])).toBe('events and profiles')
  expect(anyOfSources(['report', 'flow'])).toBe('device reports or network flows')
  expect(anyOfSources(['report', 'flow', 'event'])).toBe('device reports, network flows or events and profiles')
})
