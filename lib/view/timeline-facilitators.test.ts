import { expect, test } from 'vitest'
import { facilitatorBar } from './timeline-facilitators'
import type { TimelineFinding } from './timeline-finding'
import { timeScale } from './timeline-scale'

const scale = timeScale({ from: 0, to: 1_000 }, 0, 1_000)
const facilitator = (over: Partial<TimelineFinding>): TimelineFinding => ({
  id: 'f1',
  ruleId: 'exposed-telnet',
  kind: 'facilitator',
  stage: 'initial-access',
  severity: 'high',
  title: 'Telnet is reachable',
  subject: '',
  count: 1,
  firstSeenAt: 0,
  lastSeenAt: 0,
  closedAt: null,
  ...over,
})
const barOf = (findings: TimelineFinding[]) => facilitatorBar(findings, scale, 0, 1_000, 900)

test('no facilitator, no bar', () => {
  expect(barOf([])).toBeNull()
})

test('an open facilitator is drawn up to now, a fixed one up to its end', () => {
  expect(barOf([facilitator({ firstSeenAt: 200 })])).toMatchObject({ x: 200, width: 700, fixedX: [], hidden: 0 })
  expect(barOf([facilitator({ closedAt: 600 })])).toMatchObject({ x: 0, width: 600, fixedX: [600] })
})

test('labels stand side by side, without overlap, the rest is counted', () => {
  const bar = barOf(Array.from({ length: 12 }, (_, index) => facilitator({ id: `f${index}`, subject: `${index}/tcp` })))
  const labels = bar?.labels ?? []
  expect(labels.length + (bar?.hidden ?? 0)).toBe(12)
  labels.slice(1).forEach((label, index) => {
    const before = labels[index]
    expect(label.x).toBeGreaterThanOrEqual((before?.x ?? 0) + (before?.width ?? 0))
  })
})

test('a facilitator found at the very end keeps its label inside the lane', () => {
  const [label] = barOf([facilitator({ firstSeenAt: 995 })])?.labels ?? []
  expect((label?.x ?? 0) + (label?.width ?? 0)).toBeLessThanOrEqual(1_000)
})
