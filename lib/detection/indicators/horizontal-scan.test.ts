import { expect, test } from 'vitest'
import { aDevice, hitOf, judged } from '@/lib/testing/a-device'
import { aFlow, anInboundFlow, hostOf, someFlows, START } from '@/lib/testing/some-flows'
import { aReport } from '@/lib/testing/some-reports'
import { HOUR_MS } from '@/lib/domain/time'
import { horizontalScan } from './horizontal-scan'

const scan = (hosts: number, every = 5) =>
  someFlows(hosts, every, (i) => ({ to: hostOf(i), port: 23, result: 'unanswered' }))

test('ten hosts that do not answer on one port are a scan', () => {
  const hit = hitOf(judged(horizontalScan, scan(10)))
  expect(hit).toMatchObject({ subject: 'tcp/23', confidence: 0.8, count: 10 })
  expect(judged(horizontalScan, scan(9)).status).toBe('clear')
})

test('twenty-five leave no doubt, refused or unanswered', () => {
  const refused = someFlows(25, 2, (i) => ({ to: hostOf(i), port: 23, result: 'refused' }))
  expect(hitOf(judged(horizontalScan, refused)).confidence).toBe(1)
})

test('a scan that straddles the edge of a window is one scan', () => {
  const flows = someFlows(12, 10, (i) => ({ after: 240 + i * 10, to: hostOf(i), port: 23, result: 'unanswered' }))
  expect(hitOf(judged(horizontalScan, flows)).count).toBe(12)
})

test('NTP to forty servers is no scan', () => {
  const ntp = someFlows(40, 10, (i) => ({
    to: hostOf(i),
    port: 123,
    transport: 'udp',
    result: i % 2 ? 'answered' : 'unanswered',
  }))
  expect(judged(horizontalScan, ntp).status).toBe('clear')
})

test('a browser whose servers mostly answer is no scan', () => {
  const web = someFlows(60, 5, (i) => ({ to: hostOf(i), result: i % 5 === 0 ? 'unanswered' : 'answered' }))
  expect(judged(horizontalScan, web).status).toBe('clear')
})

test('retries of one dead host are no scan', () => {
  expect(
    judged(
      horizontalScan,
      someFlows(200, 1, () => ({ port: 23, result: 'unanswered' })),
    ).status,
  ).toBe('clear')
})

test('a sensor that sees one direction only says nothing about failures', () => {
  const half = someFlows(60, 5, (i) => ({
    to: hostOf(i),
    port: 23,
    result: 'partial',
    received: 0,
    receivedPackets: 0,
  }))
  expect(judged(horizontalScan, half).status).toBe('clear')
})

test('being scanned is not scanning, and is no evidence of it', () => {
  const probes = someFlows(60, 2, (i) => ({ from: hostOf(i), to: '192.168.1.20', port: 23, result: 'refused' }))
  expect(judged(horizontalScan, probes).status).toBe('clear')
  const { isEvidence } = hitOf(judged(horizontalScan, scan(10)))
  expect(isEvidence(aFlow({ to: hostOf(3), port: 23 }))).toBe(true)
  expect(isEvidence(anInboundFlow({ port: 23 }))).toBe(false)
  expect(isEvidence(aFlow({ to: hostOf(3), port: 443 }))).toBe(false)
})

test('a scan of this hour does not begin with one of the morning', () => {
  const later = someFlows(12, 5, (i) => ({ after: 6 * 3_600 + i * 5, to: hostOf(i), port: 23, result: 'unanswered' }))
  expect(hitOf(judged(horizontalScan, [...scan(12), ...later])).firstSeenAt).toBe(START + 6 * HOUR_MS)
})

test('a quarter of an hour after its last try the window is closed', () => {
  const facts = aDevice(scan(30))
  expect(horizontalScan.evaluate(facts, START + 15 * 60_000).status).toBe('clear')
})

test('without a network monitor nothing can be said', () => {
  expect(judged(horizontalScan, [aReport()]).status).toBe('not-assessed')
})
