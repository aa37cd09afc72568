import { expect, test } from 'vitest'
import { hourBars } from './hour-bars'

test('the largest hour is as high as there is room; nothing is nothing', () => {
  const bars = hourBars(
    [
      { accepted: 50, rejected: 0 },
      { accepted: 0, rejected: 0 },
      { accepted: 80, rejected: 20 },
    ],
    30,
    20,
  )
  expect(bars.map(({ x }) => x)).toEqual([0, 10, 20])
  expect(bars.map(({ taken, rejected }) => [taken, rejected])).toEqual([
    [10, 0],
    [0, 0],
    [16, 4],
  ])
})

test('little is still seen, and an hour of rejects alone is all rejects', () => {
  const [little, lost] = hourBars(
    [
      { accepted: 1_000_000, rejected: 1 },
      { accepted: 0, rejected: 1_000_001 },
    ],
    10,
    10,
  )
  expect(little).toMatchObject({ taken: 9, rejected: 1 })
  expect(lost).toMatchObject({ taken: 0, rejected: 10 })
})

test('no hours, no bars; hours of nothing are flat', () => {
  expect(hourBars([], 10, 10)).toEqual([])
  expect(hourBars([{ accepted: 0, rejected: 0 }], 10, 10)).toEqual([{ x: 0, width: 9, taken: 0, rejected: 0 }])
})
