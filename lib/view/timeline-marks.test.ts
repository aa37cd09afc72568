import { expect, test } from 'vitest'
import type { TimelineFinding } from './timeline-finding'
import { timelineMarks } from './timeline-marks'
import { timeScale } from './timeline-scale'

const scale = timeScale({ from: 0, to: 1_000 }, 0, 1_000)
const finding = (over: Partial<TimelineFinding>): TimelineFinding => ({
  id: 'f1',
  ruleId: 'beaconing',
  kind: 'indicator',
  stage: 'command-and-control',
  severity: 'high',
  title: 'Beaconing',
  subject: '',
  count: 1,
  firstSeenAt: 100,
  lastSeenAt: 100,
  closedAt: null,
  ...over,
})
const marksOf = (findings: TimelineFinding[]) => timelineMarks(findings, scale, 0, 1_000)

test('no finding, no mark', () => {
  expect(marksOf([])).toEqual([])
})

test('a single moment is wide enough to see and hit, its label right of it', () => {
  expect(marksOf([finding({ subject: '203.0.113.77:6667' })])).toMatchObject([
    { x: 100, width: 4, row: 0, tone: 4, ticked: false, label: 'Beaconing 203.0.113.77:6667', labelSide: 'right' },
  ])
})

test('334 beacons over hours are one train of ticks', () => {
  expect(marksOf([finding({ count: 334, lastSeenAt: 600 })])).toMatchObject([
    { width: 500, ticked: true, label: 'Beaconing, 334 times' },
  ])
})

test('repeats of a rule within 3 px merge, further ones do not', () => {
  const near = marksOf([finding({}), finding({ id: 'f2', firstSeenAt: 107, lastSeenAt: 120, severity: 'critical' })])
  expect(near).toMatchObject([{ x: 100, width: 20, tone: 5, label: 'Beaconing, 2 subjects' }])
  expect(marksOf([finding({}), finding({ id: 'f2', firstSeenAt: 108, lastSeenAt: 120 })])).toHaveLength(2)
})

test('different rules at the same time stand on lines of their own', () => {
  const marks = marksOf([finding({ lastSeenAt: 300 }), finding({ id: 'f2', ruleId: 'flood', lastSeenAt: 300 })])
  expect(marks.map(({ row }) => row)).toEqual([0, 1])
})

test('a lane holds three lines; the rest is folded and counted, none is lost', () => {
  const many = Array.from({ length: 9 }, (_, index) =>
    finding({ id: `f${index}`, ruleId: `rule-${index}`, lastSeenAt: 300 }),
  )
  const marks = marksOf(many)
  expect(marks).toHaveLength(3)
  expect(marks.flatMap(({ findings }) => findings)).toHaveLength(9)
  expect(marks.at(-1)?.label).toBe('Beaconing and 6 other kinds')
})

test('a label that has no room on the right goes left, else is dropped', () => {
  expect(marksOf([finding({ firstSeenAt: 980, lastSeenAt: 1_000 })])[0]?.labelSide).toBe('left')
  expect(marksOf([finding({ firstSeenAt: 0, lastSeenAt: 1_000 })])[0]?.labelSide).toBe('none')
})

test('labels on one line never run into the next mark', () => {
  const marks = marksOf([
    finding({}),
    finding({ id: 'f2', ruleId: 'flood', title: 'Flood', firstSeenAt: 120, lastSeenAt: 130 }),
  ])
  expect(marks.map(({ labelSide }) => labelSide)).toEqual(['left', 'right'])
})

test('2,000 findings are laid out within the lane', () => {
  const many = Array.from({ length: 2_000 }, (_, index) =>
    finding({ id: `f${index}`, ruleId: `rule-${index % 7}`, firstSeenAt: index / 2, lastSeenAt: index / 2 + 1 }),
  )
  const marks = marksOf(many)
  expect(marks.length).toBeLessThan(250)
  expect(marks.flatMap(({ findings }) => findings)).toHaveLength(2_000)
  expect(Math.max(...marks.map(({ x, width }) => x + width))).toBeLessThanOrEqual(1_004)
})
