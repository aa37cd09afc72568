import { expect, test } from 'vitest'
import { hitOf, judged } from '@/lib/testing/a-device'
import { aFlow, hostOf, someFlows } from '@/lib/testing/some-flows'
import { aLookup } from '@/lib/testing/some-records'
import { aReport } from '@/lib/testing/some-reports'
import { newDestination } from './new-destination'

const HOUR_S = 3_600
const daily = someFlows(30, HOUR_S)
const stranger = aFlow({ after: 30 * HOUR_S, to: '198.51.100.9', port: 4_444 })

test('a host that comes after a day is new', () => {
  expect(hitOf(judged(newDestination, [...daily, stranger]))).toMatchObject({
    subject: '198.51.100.9:4444',
    confidence: 0.8 * 0.85,
  })
})

test('one whose address an answer gave is how clouds are run', () => {
  const lookup = aLookup({ after: 30 * HOUR_S - 60, addresses: [{ ip: '198.51.100.9', ttlMs: 60_000 }] })
  expect(judged(newDestination, [...daily, lookup, stranger]).status).toBe('clear')
})

test('a host of the site, one that does not answer and another port of a known one are not', () => {
  const others = [
    aFlow({ after: 30 * HOUR_S, to: '192.168.1.77' }),
    aFlow({ after: 30 * HOUR_S, to: hostOf(1), result: 'unanswered' }),
    aFlow({ after: 30 * HOUR_S, port: 8_883 }),
  ]
  expect(judged(newDestination, [...daily, ...others]).status).toBe('clear')
})

test('the more hosts a device deals with, the less a new one says', () => {
  const many = someFlows(120, 60, (i) => ({ to: hostOf(i) }))
  expect(hitOf(judged(newDestination, [...many, stranger])).confidence).toBeLessThan(0.25)
})

test('in the first day, and without a network monitor, nothing can be said', () => {
  expect(judged(newDestination, someFlows(5, HOUR_S)).status).toBe('not-assessed')
  expect(judged(newDestination, [aReport()]).status).toBe('not-assessed')
})
