import { expect, test } from 'vitest'
import { anchorOf, parseTimeRange, timeRangeText } from './time-range'

const now = Date.parse('2026-11-23T10:00:30Z')
const day = 86_400_000

test('a live device is looked at from now, a capture of the past from its last record', () => {
  expect(anchorOf(null, now - 5_000, now)).toBe(Date.parse('2026-11-23T10:01:00Z'))
  expect(anchorOf(null, null, now)).toBe(Date.parse('2026-11-23T10:01:00Z'))
  expect(anchorOf(null, Date.parse('2018-12-22T11:00:10Z'), now)).toBe(Date.parse('2018-12-22T11:01:00Z'))
  expect(anchorOf(7, now, now)).toBe(7)
})

test('relative and custom ranges', () => {
  expect(parseTimeRange('24h', now)).toEqual({ from: now - day, to: now })
  const custom = { from: now - 5_000, to: now }
  expect(parseTimeRange(timeRangeText(custom), 0)).toEqual(custom)
})

test.each(['', '2h', 'x..y', '2026-01-02..2026-01-01', '2020-01-01..2026-01-01', '2026-01-01..2026-01-02..2026-01-03'])(
  'what is no range is refused: %s',
  (text) => {
    expect(parseTimeRange(text, now)).toBeNull()
  },
)
