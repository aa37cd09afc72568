import { expect, test } from 'vitest'
import { hitOf, judged } from '@/lib/testing/a-device'
import { aClaim, aLogin } from '@/lib/testing/some-events'
import { DEVICE_IP, OUTSIDE_IP, someFlows } from '@/lib/testing/some-flows'
import { aReport, listening } from '@/lib/testing/some-reports'
import { exposedManagementProtocol } from './exposed-management-protocol'

test('the agent reports that TR-069 listens', () => {
  const hit = hitOf(judged(exposedManagementProtocol, [aReport({ tcp: listening(7547) })]))
  expect(hit).toMatchObject({ subject: 'tcp/7547', confidence: 0.95, exposure: 'unknown', severity: 'high' })
  expect(hit.summary).toContain('TR-069')
})

test('somebody outside who used it twice, ten minutes apart, shows that it is reachable', () => {
  const used = (every: number) =>
    someFlows(2, every, () => ({ from: OUTSIDE_IP, to: DEVICE_IP, port: 7547, transport: 'tcp' }))
  expect(hitOf(judged(exposedManagementProtocol, used(600)))).toMatchObject({ confidence: 0.8, exposure: 'internet' })
  expect(judged(exposedManagementProtocol, used(599)).status).toBe('clear')
})

test('the device says so itself', () => {
  const claim = aClaim({ services: [{ transport: 'tcp', port: 7547, name: '' }] })
  expect(hitOf(judged(exposedManagementProtocol, [claim])).confidence).toBe(0.6)
})

test('a device that calls its manager needs no open port', () => {
  expect(judged(exposedManagementProtocol, [aReport({ tcp: listening(443) })]).status).toBe('clear')
})

test('bound to loopback it is not reachable', () => {
  expect(judged(exposedManagementProtocol, [aReport({ tcp: listening([7547, 'lo']) })]).status).toBe('clear')
})

test('when nothing tells which services there are, nothing can be said', () => {
  expect(judged(exposedManagementProtocol, [aLogin(0, 'success')]).status).toBe('not-assessed')
})
