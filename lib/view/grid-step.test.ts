import { expect, test } from 'vitest'
import { gridStep } from './grid-step'

test.each([
  ['ArrowUp', { row: 0, column: 1 }],
  ['ArrowDown', { row: 2, column: 1 }],
  ['ArrowLeft', { row: 1, column: 0 }],
  ['ArrowRight', { row: 1, column: 2 }],
  ['Home', { row: 1, column: 0 }],
  ['End', { row: 1, column: 6 }],
  ['x', { row: 1, column: 1 }],
])('%s', (key, to) => {
  expect(gridStep({ row: 1, column: 1 }, key, 3, 7)).toEqual(to)
})

test('the edges hold, also of an empty grid', () => {
  expect(gridStep({ row: 2, column: 6 }, 'ArrowDown', 3, 7)).toEqual({ row: 2, column: 6 })
  expect(gridStep({ row: 0, column: 0 }, 'End', 0, 0)).toEqual({ row: 0, column: 0 })
})
