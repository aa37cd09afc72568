import { expect, test } from 'vitest'
import { hitOf, judged } from '@/lib/testing/a-device'
import { aFlow } from '@/lib/testing/some-flows'
import { aReport } from '@/lib/testing/some-reports'
import { outboundSurge } from './outbound-surge'

const sending = (after: number, bytesOut: number) => aReport({ after, network: { bytesOut } })
/** Thirteen hours of reports, of which the last hour is not complete. */
const history = Array.from({ length: 13 }, (_, hour) => sending(hour * 60, 400_000 + hour * 1_000))

test('more than three times the busiest hour, and a megabyte at least', () => {
  const hit = hitOf(judged(outboundSurge, [...history, sending(785, 1_300_000)]))
  expect(hit.confidence).toBeGreaterThan(0.6)
  expect(hit.summary).toContain('1300000 bytes out, 3 times the busiest of its last 13 hours')
  expect(judged(outboundSurge, [...history, sending(785, 1_200_000)]).status).toBe('clear')
})

test('thirty times leave no doubt', () => {
  expect(hitOf(judged(outboundSurge, [...history, sending(785, 13_000_000)])).confidence).toBe(1)
})

test('a device that sends little may send a little more', () => {
  const quiet = Array.from({ length: 13 }, (_, hour) => sending(hour * 60, 100))
  expect(judged(outboundSurge, [...quiet, sending(785, 900_000)]).status).toBe('clear')
})

test('a camera that uploads in some hours is measured by those', () => {
  const camera = Array.from({ length: 13 }, (_, hour) => sending(hour * 60, hour % 4 === 0 ? 9_000_000 : 50_000))
  expect(judged(outboundSurge, [...camera, sending(785, 12_000_000)]).status).toBe('clear')
})

test('before twelve hours of history and without bytes out, nothing can be said', () => {
  expect(judged(outboundSurge, [...history.slice(0, 12), sending(700, 9_000_000)]).status).toBe('not-assessed')
  expect(judged(outboundSurge, [...history, aReport({ after: 785, network: { bytesIn: 1 } })]).status).toBe(
    'not-assessed',
  )
  expect(judged(outboundSurge, [aFlow()]).status).toBe('not-assessed')
})
