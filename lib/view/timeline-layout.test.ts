import { expect, test } from 'vitest'
import { KILL_CHAIN_STAGES } from '@/lib/domain/kill-chain'
import type { TimelineFinding } from './timeline-finding'
import { LANE_HEIGHT, timelineLayout } from './timeline-layout'

const range = { from: 1_000, to: 2_000 }
const finding = (over: Partial<TimelineFinding>): TimelineFinding => ({
  id: 'f1',
  ruleId: 'beaconing',
  kind: 'indicator',
  stage: 'impact',
  severity: 'high',
  title: 'Beaconing',
  subject: '',
  count: 1,
  firstSeenAt: 1_500,
  lastSeenAt: 1_600,
  closedAt: null,
  ...over,
})
const layout = (findings: TimelineFinding[]) =>
  timelineLayout([{ stage: 'impact', status: 'clear' }], findings, range, 100, 900)

test('seven lanes stand whatever is known; a stage nobody spoke of is not assessed', () => {
  const { lanes, height } = layout([])
  expect(lanes.map(({ stage }) => stage)).toEqual([...KILL_CHAIN_STAGES])
  expect(lanes.map(({ status }) => status).slice(5)).toEqual(['not-assessed', 'clear'])
  expect(height).toBe(7 * LANE_HEIGHT)
})

test('only what has a part in the range is drawn; an open facilitator reaches into it', () => {
  const { lanes } = layout([
    finding({}),
    finding({ id: 'before', firstSeenAt: 10, lastSeenAt: 999 }),
    finding({ id: 'after', firstSeenAt: 2_001, lastSeenAt: 2_002 }),
    finding({ id: 'open', kind: 'facilitator', firstSeenAt: 10, lastSeenAt: 20 }),
    finding({ id: 'fixed', kind: 'facilitator', firstSeenAt: 10, lastSeenAt: 20, closedAt: 900 }),
  ])
  const impact = lanes[6]
  expect(impact?.marks.flatMap((mark) => mark.findings.map(({ id }) => id))).toEqual(['f1'])
  expect(impact?.bar?.labels.map((label) => label.finding.id)).toEqual(['open'])
})

test('a busy lane grows and the ones below move down', () => {
  const busy = ['a', 'b', 'c'].map((ruleId) => finding({ id: ruleId, ruleId, stage: 'reconnaissance' }))
  const { lanes } = layout(busy)
  expect(lanes[0]?.height).toBeGreaterThan(LANE_HEIGHT)
  expect(lanes[1]?.y).toBe(lanes[0]?.height)
})
