import { expect, test } from 'vitest'
import type { TimelineFinding } from './timeline-finding'
import { neighbourItem, timelineItems } from './timeline-items'
import { timelineLayout } from './timeline-layout'

const finding = (over: Partial<TimelineFinding>): TimelineFinding => ({
  id: 'f',
  ruleId: 'beaconing',
  kind: 'indicator',
  stage: 'impact',
  severity: 'high',
  title: 'Beaconing',
  subject: '',
  count: 1,
  firstSeenAt: 10,
  lastSeenAt: 10,
  closedAt: null,
  ...over,
})
const layout = timelineLayout(
  [],
  [
    finding({ id: 'late', firstSeenAt: 90, lastSeenAt: 90 }),
    finding({ id: 'early' }),
    finding({ id: 'weak', kind: 'facilitator', stage: 'reconnaissance' }),
    finding({ id: 'scan', stage: 'reconnaissance', firstSeenAt: 80, lastSeenAt: 80 }),
  ],
  { from: 0, to: 100 },
  0,
  1_000,
)
const items = timelineItems(layout)

test('items stand in reading order', () => {
  expect(items.map(({ key }) => key)).toEqual(['weak', 'scan', 'early', 'late'])
  expect(timelineItems(timelineLayout([], [], { from: 0, to: 1 }, 0, 9))).toEqual([])
})

test.each([
  [0, 'ArrowRight', 1],
  [0, 'ArrowLeft', 0],
  [3, 'ArrowRight', 3],
  [1, 'ArrowDown', 3],
  [3, 'ArrowUp', 1],
  [2, 'ArrowDown', 2],
  [2, 'Enter', 2],
  [99, 'ArrowUp', 0],
])('from item %d the key %s leads to %d', (from, key, to) => {
  expect(neighbourItem(items, from, key)).toBe(to)
})
