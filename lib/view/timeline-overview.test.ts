import { expect, test } from 'vitest'
import { DAY_MS, HOUR_MS } from '@/lib/domain/time'
import type { TimelineFinding } from './timeline-finding'
import { overviewColumns } from './timeline-overview'

const week = { from: 0, to: 7 * DAY_MS }
const seen = (over: Partial<TimelineFinding>): TimelineFinding => ({
  id: 'f1',
  ruleId: 'beaconing',
  kind: 'indicator',
  stage: 'command-and-control',
  severity: 'high',
  title: 'Beaconing',
  subject: '',
  count: 1,
  firstSeenAt: HOUR_MS,
  lastSeenAt: HOUR_MS,
  closedAt: null,
  ...over,
})

test('a week is 84 columns of two hours', () => {
  const columns = overviewColumns([], week)
  expect(columns).toHaveLength(84)
  expect(columns.every(({ from, to, indicators }) => to - from === 2 * HOUR_MS && indicators === 0)).toBe(true)
})

test('what lasted stands in every column it touched, under its worst severity', () => {
  const columns = overviewColumns([seen({ lastSeenAt: 5 * HOUR_MS }), seen({ id: 'f2', severity: 'critical' })], week)
  expect(columns.slice(0, 4).map(({ indicators }) => indicators)).toEqual([2, 1, 1, 0])
  expect(columns.slice(0, 2).map(({ tone }) => tone)).toEqual([5, 4])
})

test('weaknesses are no activity', () => {
  expect(overviewColumns([seen({ kind: 'facilitator' })], week).every(({ indicators }) => indicators === 0)).toBe(true)
})
