import { expect, test } from 'vitest'
import { coverageBlocks } from './coverage'

test.each([
  [0, 0],
  [0.001, 1],
  [0.5, 5],
  [0.82, 8],
  [0.999, 9],
  [1, 10],
])('coverage %d fills %d of 10 blocks', (coverage, filled) => {
  expect(coverageBlocks(coverage, 10)).toBe(filled)
})
