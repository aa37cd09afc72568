import { expect, test } from 'vitest'
import { hitOf, judged } from '@/lib/testing/a-device'
import { hostOf, someFlows } from '@/lib/testing/some-flows'
import { aReport } from '@/lib/testing/some-reports'
import { horizontalScan } from './horizontal-scan'
import { slowScan } from './slow-scan'

const knocks = (count: number, every = 600) =>
  someFlows(count, every, (i) => ({ to: hostOf(i), port: 23, result: 'unanswered' }))

test('a host every ten minutes adds up over a day, below the counters of ten minutes', () => {
  const hit = hitOf(judged(slowScan, knocks(100)))
  expect(hit.subject).toBe('tcp/23')
  expect(hit.confidence).toBeGreaterThanOrEqual(0.7)
  expect(judged(horizontalScan, knocks(100)).status).toBe('clear')
})

test('thirty hosts are not enough, nor a hundred of which half answer', () => {
  expect(judged(slowScan, knocks(30)).status).toBe('clear')
  const half = someFlows(100, 600, (i) => ({ to: hostOf(i), port: 23, result: i % 2 ? 'answered' : 'unanswered' }))
  expect(judged(slowScan, half).status).toBe('clear')
})

test('other ports in between do not push a scan out', () => {
  const mixed = someFlows(200, 400, (i) => ({
    to: hostOf(i),
    port: i % 2 === 0 ? 23 : 5_000 + i,
    result: 'unanswered',
  }))
  expect(hitOf(judged(slowScan, mixed)).subject).toBe('tcp/23')
})

test('two days later it is over', () => {
  const later = someFlows(1, 1, () => ({ after: 3 * 86_400 }))
  expect(judged(slowScan, [...knocks(100), ...later]).status).toBe('clear')
})

test('without a network monitor nothing can be said', () => {
  expect(judged(slowScan, [aReport()]).status).toBe('not-assessed')
})
