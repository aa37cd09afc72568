import { expect, test } from 'vitest'
import { matchSentence } from './match-sentence'

test.each([
  [48_210, false, true, '48,210 devices match'],
  [1, false, true, '1 device matches'],
  [0, false, true, '0 devices match'],
  [10_000, true, false, 'At least 10,000 devices'],
  [2, false, false, '2 devices'],
])('%s', (total, isAtLeast, isFiltered, sentence) => {
  expect(matchSentence(total, isAtLeast, isFiltered)).toBe(sentence)
})
