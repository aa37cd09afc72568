import { expect, test } from 'vitest'
import { hitOf, judged } from '@/lib/testing/a-device'
import { aFlow, START } from '@/lib/testing/some-flows'
import { aReport } from '@/lib/testing/some-reports'
import { DAY_MS } from '@/lib/domain/time'
import { packetFlood } from './packet-flood'

const stream = (sentPackets: number, seconds: number, transport: 'tcp' | 'udp' = 'udp', receivedPackets = 0) =>
  aFlow({ port: 80, transport, result: 'unanswered', sentPackets, lastingMs: seconds * 1_000, receivedPackets })

test('a thousand packets in two seconds without one reply', () => {
  const hit = hitOf(judged(packetFlood, [stream(1_000, 2)]))
  expect(hit).toMatchObject({ subject: '203.0.113.9', severity: 'critical' })
  expect(hit.summary).toContain('up to 500 a second')
  expect(judged(packetFlood, [stream(999, 1)]).status).toBe('clear')
})

test('UDP needs 500 a second, TCP 200', () => {
  expect(judged(packetFlood, [stream(4_900, 10)]).status).toBe('clear')
  expect(judged(packetFlood, [stream(2_000, 10, 'tcp')]).status).toBe('found')
  expect(judged(packetFlood, [stream(1_990, 10, 'tcp')]).status).toBe('clear')
})

test('video is answered by control packets', () => {
  expect(judged(packetFlood, [stream(90_000, 60, 'udp', 12)]).status).toBe('clear')
})

test('multicast streams have no receiver to take down', () => {
  const video = aFlow({
    to: '239.1.2.3',
    transport: 'udp',
    result: 'unanswered',
    sentPackets: 90_000,
    lastingMs: 60_000,
  })
  expect(judged(packetFlood, [video]).status).toBe('clear')
})

test('a day later it is over', () => {
  expect(judged(packetFlood, [stream(9_000, 2)], START + 2 * DAY_MS).status).toBe('clear')
})

test('without a network monitor nothing can be said', () => {
  expect(judged(packetFlood, [aReport()]).status).toBe('not-assessed')
})
