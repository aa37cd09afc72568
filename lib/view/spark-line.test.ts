import { expect, test } from 'vitest'
import { sparkLine, trendWords } from './spark-line'

test('a line rises to its last point, and a gap is a gap', () => {
  expect(sparkLine([0, 50, 100], 20, 10, 100)).toEqual({ path: 'M0 10L10 5L20 0', last: { x: 20, y: 0 } })
  expect(sparkLine([0, null, 100], 20, 10, 100).path).toBe('M0 10M20 0')
})

test('nothing known is no line; more than the edge stays at the edge', () => {
  expect(sparkLine([null, null], 20, 10, 100)).toEqual({ path: '', last: null })
  expect(sparkLine([], 20, 10, 100).last).toBeNull()
  expect(sparkLine([500], 20, 10, 100).last).toEqual({ x: 0, y: 0 })
  expect(sparkLine([0], 20, 10, 0).last).toEqual({ x: 0, y: 10 })
})

test('a trend is told from the first known value to the last', () => {
  expect(trendWords([null, 4, 90])).toBe('4 to 90')
  expect(trendWords([4, 4])).toBe('stays at 4')
  expect(trendWords([null, 4])).toBe('no history yet')
})
