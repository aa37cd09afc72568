import { expect, test } from 'vitest'
import { hitOf, judged } from '@/lib/testing/a-device'
import { aFlow, aLookup, someFlows, START } from '@/lib/testing/some-flows'
import { aReport } from '@/lib/testing/some-reports'
import { DAY_MS } from '@/lib/domain/time'
import { unansweredBeaconing } from './unanswered-beaconing'

const calls = (count: number, every = 67, port = 4_321) =>
  someFlows(count, every, () => ({ port, result: 'unanswered' }))

test('ten calls over ten minutes that nobody answers', () => {
  const hit = hitOf(judged(unansweredBeaconing, calls(10)))
  expect(hit).toMatchObject({ subject: '203.0.113.9:4321', count: 10, firstSeenAt: START })
  expect(hit.confidence).toBeCloseTo(0.5 * 0.7 * 0.85)
  expect(judged(unansweredBeaconing, calls(9, 80)).status).toBe('clear')
  expect(judged(unansweredBeaconing, calls(10, 66)).status).toBe('clear')
})

test('it is surer while others outside answer, for then the line is not down', () => {
  const hit = hitOf(judged(unansweredBeaconing, [...calls(10), aFlow({ after: 610, to: '198.51.100.1' })]))
  expect(hit.confidence).toBeCloseTo(0.5 * 0.85)
})

test('web servers go down for ordinary reasons', () => {
  expect(hitOf(judged(unansweredBeaconing, calls(10, 67, 443))).confidence).toBeCloseTo(0.5 * 0.6 * 0.7 * 0.85)
})

test('retransmissions of one source port are one try', () => {
  const retries = someFlows(60, 67, () => ({ port: 4_321, fromPort: 50_000, result: 'unanswered' }))
  expect(judged(unansweredBeaconing, retries).status).toBe('clear')
})

test('an endpoint that answers half of the time is there', () => {
  const mixed = someFlows(40, 67, (i) => ({ port: 4_321, result: i % 5 < 3 ? 'answered' : 'unanswered' }))
  expect(judged(unansweredBeaconing, mixed).status).toBe('clear')
})

test('a service that was looked up and is down weighs less than half', () => {
  const outage = [aLookup(0), ...someFlows(10, 67, (i) => ({ after: 1 + i * 67, port: 4_321, result: 'unanswered' }))]
  expect(hitOf(judged(unansweredBeaconing, outage)).confidence).toBeLessThan(0.15)
})

test('one call in vain each second day is no beacon', () => {
  expect(judged(unansweredBeaconing, calls(20, (2 * DAY_MS) / 1_000)).status).toBe('clear')
})

test('a printer in the house that is off is no controller', () => {
  const printer = someFlows(30, 67, () => ({ to: '192.168.1.9', port: 4_321, result: 'unanswered' }))
  expect(judged(unansweredBeaconing, printer).status).toBe('clear')
})

test('without a network monitor nothing can be said', () => {
  expect(judged(unansweredBeaconing, [aReport()]).status).toBe('not-assessed')
})
