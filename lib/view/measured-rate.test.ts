import { expect, test } from 'vitest'
import { rateInterval, rateOf, rateText } from './measured-rate'

// By definition (Wilson 1927) the ends are the shares p from which the counted one is just 1.96 standard errors away.
test.each([
  [4, 9],
  [1, 60],
  [0, 10],
  [10, 10],
])('the ends of %d of %d are where the test of 95 %% turns', (hits, n) => {
  const { share, low, high } = rateOf(hits, n) ?? { share: NaN, low: NaN, high: NaN }
  const distance = (p: number) => Math.abs(share - p) / Math.sqrt((p * (1 - p)) / n)
  if (hits > 0) expect(distance(low)).toBeCloseTo(1.96, 6)
  if (hits < n) expect(distance(high)).toBeCloseTo(1.96, 6)
  expect(low).toBeGreaterThanOrEqual(0)
  expect(high).toBeLessThanOrEqual(1)
})

test('a share of nothing is not known', () => {
  expect(rateOf(0, 0)).toBeNull()
  expect(rateText(0, 0)).toBeNull()
  expect(rateInterval(0, 0)).toBeNull()
})

test('in words', () => {
  expect(rateText(4, 9)).toBe('44\u2009%, 4 of 9')
  expect(rateInterval(4, 9)).toBe('between 19 and 73\u2009%')
})
