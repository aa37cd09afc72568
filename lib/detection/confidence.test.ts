import { expect, test } from 'vitest'
import { medianOf, quantileOf, rampConfidence } from './confidence'

test('confidence is the floor up to the threshold and 1 from the full value on', () => {
  expect([0, 9, 10].map((value) => rampConfidence(value, 10, 25, 0.8))).toEqual([0.8, 0.8, 0.8])
  expect([25, 1_000].map((value) => rampConfidence(value, 10, 25, 0.8))).toEqual([1, 1])
})

test('in between it rises with the logarithm: half way at the geometric mean', () => {
  expect(rampConfidence(Math.sqrt(10 * 300), 10, 300, 0.5)).toBeCloseTo(0.75, 12)
})

test('it never falls', () => {
  const values = Array.from({ length: 40 }, (_, i) => rampConfidence(i, 10, 25, 0.6))
  expect(values).toEqual([...values].sort((a, b) => a - b))
})

test('the median of none, one, odd and even', () => {
  expect([medianOf([]), medianOf([3]), medianOf([9, 1, 5]), medianOf([4, 1, 3, 2])]).toEqual([0, 3, 5, 2.5])
})

test('quantiles by nearest rank', () => {
  const values = [15, 20, 35, 40, 50]
  expect([0, 0.05, 0.3, 0.4, 0.5, 1].map((share) => quantileOf(values, share))).toEqual([15, 15, 20, 20, 35, 50])
  expect(quantileOf([], 0.95)).toBe(0)
})
