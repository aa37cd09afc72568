import { describe, expect, test } from 'vitest'
import { formatAge, formatClock, formatDuration, formatExact, formatMoment, formatZone } from './format-time'

const now = Date.parse('2026-11-23T10:00:00Z')

test.each([
  ['2026-11-23T09:41:30Z', '09:41'],
  ['2026-11-21T07:40:00Z', 'Sat 07:40'],
  ['2026-11-16T10:00:00Z', '16 Nov 2026 10:00'],
  ['2018-12-22T11:00:00Z', '22 Dec 2018 11:00'],
  ['2026-11-25T10:00:00Z', '25 Nov 2026 10:00'],
])('a moment is short when near and whole when far: %s', (iso, shown) => {
  expect(formatMoment(Date.parse(iso), now, 'UTC')).toBe(shown)
})

test('zones shift the clock and the day', () => {
  expect(formatClock(Date.parse('2026-11-23T23:30:00Z'), 'Europe/Paris')).toBe('00:30')
  expect(formatMoment(Date.parse('2026-11-22T23:30:00Z'), now, 'Europe/Paris')).toBe('00:30')
  expect(formatExact(0, 'UTC')).toBe('1 Jan 1970 00:00:00')
})

test('zones are named with their offset', () => {
  expect(formatZone('UTC', now)).toBe('UTC')
  expect(formatZone('Europe/Paris', now)).toBe('Paris, UTC+1')
  expect(formatZone('America/New_York', now)).toBe('New York, UTC-5')
})

describe('lengths', () => {
  test.each([
    [0, '0 s'],
    [61_000, '61 s'],
    [20_400_000, '5 h 40 min'],
    [86_400_000, '1 d'],
    [400 * 86_400_000, '1 y 35 d'],
    [-5, '0 s'],
  ])('%d ms', (ms, shown) => {
    expect(formatDuration(ms)).toBe(shown)
  })

  test('ages', () => {
    expect([0, 40_000, 3 * 3_600_000, -60_000].map((age) => formatAge(now - age, now))).toEqual([
      'now',
      '40 s ago',
      '3 h ago',
      'now',
    ])
  })
})
