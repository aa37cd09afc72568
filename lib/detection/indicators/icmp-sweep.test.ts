import { expect, test } from 'vitest'
import { hitOf, judged } from '@/lib/testing/a-device'
import { aFlow, hostOf, someFlows } from '@/lib/testing/some-flows'
import { aReport } from '@/lib/testing/some-reports'
import { icmpSweep } from './icmp-sweep'

const pings = (hosts: number, type = 8) =>
  someFlows(hosts, 5, (i) => ({ to: hostOf(i), transport: 'icmp', fromPort: type, port: 0 }))

test('asking ten hosts whether they are there is a sweep', () => {
  expect(hitOf(judged(icmpSweep, pings(10)))).toMatchObject({ subject: '', confidence: 0.8, count: 10 })
  expect(judged(icmpSweep, pings(9)).status).toBe('clear')
})

test('twenty leave no doubt', () => {
  expect(hitOf(judged(icmpSweep, pings(20))).confidence).toBe(1)
})

test('timestamp requests count as well, unreachable messages do not', () => {
  expect(judged(icmpSweep, pings(12, 13)).status).toBe('found')
  expect(judged(icmpSweep, pings(40, 3)).status).toBe('clear')
})

test('a device that pings its gateway all day is no sweep', () => {
  const gateway = someFlows(500, 1, () => ({ to: '192.168.1.1', transport: 'icmp', fromPort: 8, port: 0 }))
  expect(judged(icmpSweep, gateway).status).toBe('clear')
})

test('only requests of the device are its evidence', () => {
  const { isEvidence } = hitOf(judged(icmpSweep, pings(10)))
  expect(isEvidence(aFlow({ to: hostOf(1), transport: 'icmp', fromPort: 8 }))).toBe(true)
  expect(isEvidence(aFlow({ to: '192.168.1.20', from: hostOf(1), transport: 'icmp', fromPort: 8 }))).toBe(false)
})

test('without a network monitor nothing can be said', () => {
  expect(judged(icmpSweep, [aReport()]).status).toBe('not-assessed')
})
