import { expect, test } from 'vitest'
import { HOUR_MS } from '@/lib/domain/time'
import { brushedRange, brushGripOf } from './brush-drag'

const bounds = { from: 0, to: 100 * HOUR_MS }
const range = { from: 40 * HOUR_MS, to: 60 * HOUR_MS }
const after = (grip: Parameters<typeof brushedRange>[0], began: number, ended: number) => {
  const { from, to } = brushedRange(grip, range, began * HOUR_MS, ended * HOUR_MS, bounds)
  return [from / HOUR_MS, to / HOUR_MS]
}

test('where a drag begins decides what it moves', () => {
  expect([30, 43, 50, 62, 90].map((x) => brushGripOf(x, 40, 60))).toEqual(['new', 'from', 'window', 'to', 'new'])
})

test('an end is drawn to where the drag ends, past the other end too', () => {
  expect(after('from', 40, 30)).toEqual([30, 60])
  expect(after('to', 60, 75)).toEqual([40, 75])
  expect(after('to', 60, 20)).toEqual([20, 40])
})

test('the window moves whole and stays within the overview', () => {
  expect(after('window', 50, 45)).toEqual([35, 55])
  expect(after('window', 50, 99)).toEqual([80, 100])
})

test('a drag beside the window draws a new one', () => {
  expect(after('new', 10, 20)).toEqual([10, 20])
})
