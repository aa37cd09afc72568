import { expect, test } from 'vitest'
import { hitOf, judged } from '@/lib/testing/a-device'
import { aClaim, aLogin } from '@/lib/testing/some-events'
import { DEVICE_IP, OUTSIDE_IP, someFlows } from '@/lib/testing/some-flows'
import { aReport, listening } from '@/lib/testing/some-reports'
import { exposedIndustrialProtocol } from './exposed-industrial-protocol'

test('the agent reports that Modbus listens', () => {
  const hit = hitOf(judged(exposedIndustrialProtocol, [aReport({ tcp: listening(502) })]))
  expect(hit).toMatchObject({ subject: 'tcp/502', confidence: 0.95, exposure: 'unknown', severity: 'high' })
  expect(hit.summary).toContain('Modbus')
})

test('somebody outside who used it twice, ten minutes apart, shows that it is reachable', () => {
  const used = (every: number) =>
    someFlows(2, every, () => ({ from: OUTSIDE_IP, to: DEVICE_IP, port: 502, transport: 'tcp' }))
  expect(hitOf(judged(exposedIndustrialProtocol, used(600)))).toMatchObject({ confidence: 0.8, exposure: 'internet' })
  expect(judged(exposedIndustrialProtocol, used(599)).status).toBe('clear')
})

test('the device says so itself', () => {
  const claim = aClaim({ services: [{ transport: 'tcp', port: 502, name: '' }] })
  expect(hitOf(judged(exposedIndustrialProtocol, [claim])).confidence).toBe(0.6)
})

test('OPC UA with its own security and TLS pages are no such protocol', () => {
  expect(judged(exposedIndustrialProtocol, [aReport({ tcp: listening(4840, 443) })]).status).toBe('clear')
})

test('bound to loopback it is not reachable', () => {
  expect(judged(exposedIndustrialProtocol, [aReport({ tcp: listening([502, 'lo']) })]).status).toBe('clear')
})

test('when nothing tells which services there are, nothing can be said', () => {
  expect(judged(exposedIndustrialProtocol, [aLogin(0, 'success')]).status).toBe('not-assessed')
})
