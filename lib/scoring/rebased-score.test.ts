import { expect, test } from 'vitest'
import { rebasedScore } from './rebased-score'

test('50 at a base of 1 % is 97 where 26 % are infected', () => {
  expect(rebasedScore(50, 0.01, 0.26)).toBeCloseTo(97.2, 1)
})

test('the same prevalence changes nothing, and certainty stays certain', () => {
  expect(rebasedScore(37, 0.01, 0.01)).toBeCloseTo(37, 9)
  expect(rebasedScore(0, 0.01, 0.26)).toBe(0)
  expect(rebasedScore(100, 0.01, 0.26)).toBe(100)
})
