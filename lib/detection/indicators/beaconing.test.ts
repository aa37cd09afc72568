import { expect, test } from 'vitest'
import { hitOf, judged } from '@/lib/testing/a-device'
import { aFlow, hostOf, someFlows } from '@/lib/testing/some-flows'
import { aReport } from '@/lib/testing/some-reports'
import { beaconing } from './beaconing'

test('the same small message each minute to an odd port is a beacon', () => {
  const hit = hitOf(
    judged(
      beaconing,
      someFlows(25, 60, () => ({ port: 4_999, sent: 48 })),
    ),
  )
  expect(hit.subject).toBe('203.0.113.9:4999')
  expect(hit.summary).toContain('every 60 s, 25 times')
  expect(hit.confidence).toBeCloseTo(0.85)
})

test('on a port where clouds keep alive by the clock it is half as sure', () => {
  expect(
    hitOf(
      judged(
        beaconing,
        someFlows(25, 60, () => ({ port: 443, sent: 48 })),
      ),
    ).confidence,
  ).toBeCloseTo(0.425)
})

test('twenty contacts have nineteen intervals, which is one too few', () => {
  expect(
    judged(
      beaconing,
      someFlows(20, 60, () => ({ port: 4_999 })),
    ).status,
  ).toBe('clear')
  expect(
    judged(
      beaconing,
      someFlows(21, 60, () => ({ port: 4_999 })),
    ).status,
  ).toBe('found')
})

test('time servers are asked by the clock by nature', () => {
  expect(
    judged(
      beaconing,
      someFlows(40, 64, () => ({ port: 123, transport: 'udp' })),
    ).status,
  ).toBe('clear')
})

test('a person browsing is not regular', () => {
  const pauses = [3, 50, 7, 400, 12, 90, 2, 31, 260, 5, 77, 19, 640, 8, 44, 150, 23, 4, 310, 66, 11, 520, 37]
  let after = 0
  const flows = pauses.map((pause, i) => aFlow({ after: (after += pause), sent: 200 + ((i * 7_919) % 9_000) }))
  expect(judged(beaconing, flows).status).toBe('clear')
})

test('a busy device keeps the rhythm of its busiest endpoints', () => {
  const others = someFlows(200, 15, (i) => ({ to: hostOf(i), port: 8_443 }))
  const flows = [...others, ...someFlows(60, 60, () => ({ port: 4_999, sent: 48 }))].sort(
    (a, b) => a.startedAt - b.startedAt,
  )
  expect(hitOf(judged(beaconing, flows)).subject).toBe('203.0.113.9:4999')
})

test('without a network monitor nothing can be said', () => {
  expect(judged(beaconing, [aReport()]).status).toBe('not-assessed')
})
