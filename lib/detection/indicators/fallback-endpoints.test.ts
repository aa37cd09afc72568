import { expect, test } from 'vitest'
import { hitOf, judged } from '@/lib/testing/a-device'
import { aLookup, hostOf, someFlows, START } from '@/lib/testing/some-flows'
import { aReport } from '@/lib/testing/some-reports'
import { DAY_MS } from '@/lib/domain/time'
import { fallbackEndpoints } from './fallback-endpoints'

const tries = (hosts: number, port = 4_321) =>
  someFlows(hosts, 900, (i) => ({ to: hostOf(i), port, result: 'unanswered' }))

test('three hosts on one unregistered port are a list', () => {
  const hit = hitOf(judged(fallbackEndpoints, tries(3)))
  expect(hit).toMatchObject({ subject: 'tcp/4321', count: 3 })
  expect(hit.confidence).toBeCloseTo(0.6 * 0.85)
  expect(judged(fallbackEndpoints, tries(2)).status).toBe('clear')
})

test('six hosts leave no doubt', () => {
  expect(hitOf(judged(fallbackEndpoints, tries(6))).confidence).toBeCloseTo(0.85)
})

test('a registered port is used by many hosts', () => {
  expect(judged(fallbackEndpoints, tries(6, 8_883)).status).toBe('clear')
})

test("hosts that were looked up before are the vendor's", () => {
  const named = tries(6).flatMap((flow, i) => [aLookup(i * 900 - 1), flow])
  expect(judged(fallbackEndpoints, named).status).toBe('clear')
})

test('sixteen hosts are a scan and not a list', () => {
  expect(judged(fallbackEndpoints, tries(16)).status).toBe('clear')
  expect(judged(fallbackEndpoints, tries(15)).status).toBe('found')
})

test('a day later the list is forgotten', () => {
  expect(judged(fallbackEndpoints, tries(5), START + 2 * DAY_MS).status).toBe('clear')
})

test('without a network monitor nothing can be said', () => {
  expect(judged(fallbackEndpoints, [aReport()]).status).toBe('not-assessed')
})
