import { expect, test } from 'vitest'
import { formatCount, formatCounted, formatInterval, formatPoints, formatShare } from './format-number'

test('counts are grouped, zero is 0, unknown is a dash', () => {
  expect([formatCount(48_210), formatCount(0), formatCount(null)]).toEqual(['48,210', '0', '–'])
})

test('points carry their sign, with a true minus', () => {
  expect([formatPoints(22), formatPoints(0), formatPoints(-5)]).toEqual(['+22', '0', '−5'])
})

test('intervals and shares', () => {
  expect(formatInterval(75.6, 93.9)).toBe('76–94')
  expect([0, 0.0004, 0.008, 0.1, 0.995, 1].map(formatShare)).toEqual([
    '0\u2009%',
    '<\u20090.1\u2009%',
    '0.8\u2009%',
    '10\u2009%',
    '100\u2009%',
    '100\u2009%',
  ])
})

test('one device, two devices', () => {
  expect([formatCounted(1, 'device'), formatCounted(0, 'device'), formatCounted(2_000, 'reply', 'replies')]).toEqual([
    '1 device',
    '0 devices',
    '2,000 replies',
  ])
})
