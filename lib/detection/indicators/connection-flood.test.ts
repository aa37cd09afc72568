import { expect, test } from 'vitest'
import { hitOf, judged } from '@/lib/testing/a-device'
import { hostOf, someFlows, START } from '@/lib/testing/some-flows'
import { aReport } from '@/lib/testing/some-reports'
import { HOUR_MS } from '@/lib/domain/time'
import { connectionFlood } from './connection-flood'

const unanswered = (count: number, every: number) => someFlows(count, every, () => ({ port: 80, result: 'unanswered' }))

test('five hundred tries in vain within minutes are a flood', () => {
  const hit = hitOf(judged(connectionFlood, unanswered(500, 0.2)))
  expect(hit).toMatchObject({ subject: '203.0.113.9', confidence: 0.85, count: 500, severity: 'critical' })
  expect(judged(connectionFlood, unanswered(499, 0.2)).status).toBe('clear')
})

test('a client that retries each second never makes a hundred in a minute', () => {
  expect(judged(connectionFlood, unanswered(900, 1)).status).toBe('clear')
})

test('a busy web client is answered', () => {
  expect(judged(connectionFlood, someFlows(3_000, 0.1)).status).toBe('clear')
})

test('a scan spreads its tries over hosts', () => {
  const scan = someFlows(2_000, 0.1, (i) => ({ to: hostOf(i), port: 23, result: 'unanswered' }))
  expect(judged(connectionFlood, scan).status).toBe('clear')
})

test('the burst of this hour is not as old as the one of the morning', () => {
  const morning = unanswered(600, 0.1)
  const noon = someFlows(600, 0.1, (i) => ({ after: 6 * 3_600 + i * 0.1, port: 80, result: 'unanswered' }))
  expect(hitOf(judged(connectionFlood, [...morning, ...noon])).firstSeenAt).toBe(START + 6 * HOUR_MS)
})

test('a steady retry after a burst is judged by its own pace', () => {
  const burst = unanswered(200, 0.1)
  const retries = someFlows(1_800, 1, (i) => ({ after: 3_600 + i, port: 80, result: 'unanswered' }))
  expect(judged(connectionFlood, [...burst, ...retries]).status).toBe('clear')
})

test('an hour after the last try nothing is flooded any more', () => {
  expect(judged(connectionFlood, unanswered(600, 0.1), START + HOUR_MS).status).toBe('clear')
})

test('without a network monitor nothing can be said', () => {
  expect(judged(connectionFlood, [aReport()]).status).toBe('not-assessed')
})
