import { expect, test } from 'vitest'
import { hitOf, judged } from '@/lib/testing/a-device'
import { aFlow, anInboundFlow, DEVICE_IP, someFlows } from '@/lib/testing/some-flows'
import { aReport } from '@/lib/testing/some-reports'
import { verticalScan } from './vertical-scan'

const scan = (ports: number) => someFlows(ports, 2, (i) => ({ to: '192.168.1.77', port: 1_000 + i, result: 'refused' }))

test('fifteen ports of one host tried in vain are a scan', () => {
  expect(hitOf(judged(verticalScan, scan(15)))).toMatchObject({ subject: '192.168.1.77', confidence: 0.85, count: 15 })
  expect(judged(verticalScan, scan(14)).status).toBe('clear')
})

test('a thousand ports leave no doubt and are counted about right', () => {
  const hit = hitOf(
    judged(
      verticalScan,
      someFlows(1_000, 0.2, (i) => ({ to: '192.168.1.77', port: 1 + i, result: 'refused' })),
    ),
  )
  expect(hit.confidence).toBe(1)
  expect(Math.abs(hit.count - 1_000)).toBeLessThan(350)
})

test('passive FTP opens many ports that answer', () => {
  const transfers = someFlows(40, 5, (i) => ({ to: '192.168.1.77', port: 50_000 + i }))
  expect(judged(verticalScan, transfers).status).toBe('clear')
})

test('UDP to many ports is a call and no scan', () => {
  const call = someFlows(40, 5, (i) => ({ port: 50_000 + i, transport: 'udp', result: 'unanswered' }))
  expect(judged(verticalScan, call).status).toBe('clear')
})

test('its evidence is what the device tried on that host', () => {
  const { isEvidence } = hitOf(judged(verticalScan, scan(20)))
  expect(isEvidence(aFlow({ to: '192.168.1.77', port: 99 }))).toBe(true)
  expect(isEvidence(anInboundFlow({ from: '192.168.1.77', to: DEVICE_IP }))).toBe(false)
})

test('without a network monitor nothing can be said', () => {
  expect(judged(verticalScan, [aReport()]).status).toBe('not-assessed')
})
