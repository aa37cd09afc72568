import { expect, test } from 'vitest'
import { DAY_MS, HOUR_MS, MINUTE_MS } from '@/lib/domain/time'
import { sourceStateOf } from './source-state'

const NOW = Date.parse('2026-11-23T06:30:00Z')
const state = (ageMs: number, busyHours: number, spanHours: number) =>
  sourceStateOf({ lastReceivedAt: NOW - ageMs, busyHours, spanHours }, NOW)

test.each([
  ['a stream that was heard a minute ago receives', MINUTE_MS, 24, 24, 'receiving'],
  ['a stream may miss an hour', 2 * HOUR_MS, 24, 24, 'receiving'],
  ['a stream that missed two is silent', 2 * HOUR_MS + 1, 24, 24, 'silent'],
  ['so is one that ran for three hours only', 3 * HOUR_MS, 3, 3, 'silent'],
  ['a log sent every eight hours may take sixteen', 16 * HOUR_MS, 3, 24, 'receiving'],
  ['and no more', 16 * HOUR_MS + 1, 3, 24, 'silent'],
  ['what came once is not expected again', 30 * DAY_MS, 1, 1, 'seldom'],
  ['nor what came twice', 30 * DAY_MS, 2, 24, 'seldom'],
  ['what has just come for the first time receives', 0, 1, 1, 'receiving'],
  ['a clock that was set back makes nobody silent', -HOUR_MS, 24, 24, 'receiving'],
] as const)('%s', (_, ageMs, busy, span, expected) => {
  expect(state(ageMs, busy, span)).toBe(expected)
})
