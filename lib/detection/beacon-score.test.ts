import fc from 'fast-check'
import { expect, test } from 'vitest'
import { beaconScore } from './beacon-score'

const same = (value: number, count = 20) => Array.from({ length: count }, () => value)

test('a perfect clock with one size scores 1', () => {
  expect(beaconScore(same(60), same(48), 20)).toBe(1)
})

test('one interval too few scores 0', () => {
  expect(beaconScore(same(60, 19), same(48, 19), 20)).toBe(0)
})

test('a little jitter costs little, pauses of all lengths much', () => {
  const jitter = same(60).map((value, i) => value + ((i * 7) % 5) - 2)
  const random = [3, 50, 7, 400, 12, 90, 2, 31, 260, 5, 77, 19, 640, 8, 44, 150, 23, 4, 310, 66]
  expect(beaconScore(jitter, same(48), 20)).toBeGreaterThan(0.9)
  expect(beaconScore(random, same(48), 20)).toBeLessThan(0.75)
})

test('sizes of 0 are regular, and never divide by 0', () => {
  expect(beaconScore(same(60), same(0), 20)).toBe(1)
  expect(beaconScore(same(60), [...same(0, 15), 1, 2, 3, 4, 5], 20)).toBeLessThanOrEqual(1)
})

test('by hand: intervals 1 to 20 are symmetric around 10.5, and lie 5 from it on the median', () => {
  // Quartiles by nearest rank 5 and 15: skew (5 + 15 - 21) / 10; steadiness 1 - 5 / 5.25.
  const intervals = Array.from({ length: 20 }, (_, i) => i + 1)
  expect(beaconScore(intervals, same(9), 20)).toBeCloseTo((0.9 + (1 - 5 / 5.25) + 2) / 4, 12)
})

test('the order in which intervals and sizes came does not matter', () => {
  const values = fc.array(fc.nat(100_000), { minLength: 4, maxLength: 20 })
  fc.assert(
    fc.property(values, values, fc.nat(), (intervals, sizes, turn) => {
      const turned = (list: readonly number[]): number[] => [
        ...list.slice(turn % list.length),
        ...list.slice(0, turn % list.length),
      ]
      expect(beaconScore(turned(intervals), turned(sizes), 4)).toBe(beaconScore(intervals, sizes, 4))
    }),
  )
})

test('by hand: of an even number the two in the middle count', () => {
  // Median 3.5, quartiles 2 and 5: skew 0; deviations 0.5 0.5 1.5 1.5 2.5 2.5, their median 1.5, relative to 1.75.
  expect(beaconScore([6, 1, 5, 2, 4, 3], same(9, 6), 6)).toBeCloseTo((1 + (1 - 1.5 / 1.75) + 2) / 4, 12)
})
