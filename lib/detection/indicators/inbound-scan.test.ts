import { expect, test } from 'vitest'
import { hitOf, judged } from '@/lib/testing/a-device'
import { aFlow, anInboundFlow, DEVICE_IP, hostOf, someFlows } from '@/lib/testing/some-flows'
import { aReport } from '@/lib/testing/some-reports'
import { inboundScan } from './inbound-scan'

const probes = (ports: number) =>
  someFlows(ports, 5, (i) => ({ from: '198.51.100.4', to: DEVICE_IP, port: 1_000 + i, result: 'refused' }))

test('fifteen ports tried in vain: somebody is looking', () => {
  expect(hitOf(judged(inboundScan, probes(15)))).toMatchObject({ confidence: 0.5, count: 15, severity: 'info' })
  expect(judged(inboundScan, probes(14)).status).toBe('clear')
})

test('many sources on one port count as well', () => {
  const noise = someFlows(40, 5, (i) => ({ from: hostOf(i), to: DEVICE_IP, port: 23, result: 'refused' }))
  expect(judged(inboundScan, noise).status).toBe('found')
})

test('clients of a service of the device are no scan', () => {
  const clients = someFlows(80, 2, (i) => ({ from: hostOf(i), to: DEVICE_IP, port: 8_080 }))
  expect(judged(inboundScan, clients).status).toBe('clear')
})

test('its evidence is what came in, not what the device tried itself', () => {
  const { isEvidence } = hitOf(judged(inboundScan, probes(15)))
  expect(isEvidence(anInboundFlow({ result: 'refused' }))).toBe(true)
  expect(isEvidence(aFlow({ result: 'unanswered' }))).toBe(false)
})

test('without a network monitor nothing can be said', () => {
  expect(judged(inboundScan, [aReport()]).status).toBe('not-assessed')
})
