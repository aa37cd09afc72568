import fc from 'fast-check'
import { expect, test } from 'vitest'
import { printedOf } from '@/lib/domain/severity'
import { roundPoints } from './round-points'

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)

test('nothing, one and many', () => {
  expect(roundPoints([], 0)).toEqual([])
  expect(roundPoints([87.6], 88)).toEqual([88])
  expect(roundPoints([33.4, 33.3, 33.3], 100)).toEqual([34, 33, 33])
  expect(roundPoints([0.4, 0.4, 0.4], 1)).toEqual([1, 0, 0])
  expect(roundPoints([90.2, -4.7], 86)).toEqual([90, -4])
})

test('printed points always sum to the printed score and stay within one of the exact ones', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: -100, max: 100, noNaN: true }), { maxLength: 60 }), (points) => {
      const total = printedOf(sum(points))
      const rounded = roundPoints(points, total)
      expect(sum(rounded)).toBe(total)
      rounded.forEach((value, index) => expect(Math.abs(value - (points[index] ?? 0))).toBeLessThanOrEqual(1))
    }),
  )
})
