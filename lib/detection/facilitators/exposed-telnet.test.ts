import { expect, test } from 'vitest'
import { hitOf, judged } from '@/lib/testing/a-device'
import { aClaim, aLogin } from '@/lib/testing/some-events'
import { DEVICE_IP, OUTSIDE_IP, someFlows } from '@/lib/testing/some-flows'
import { aReport, listening } from '@/lib/testing/some-reports'
import { exposedTelnet } from './exposed-telnet'

test('Telnet listens', () => {
  const hit = hitOf(judged(exposedTelnet, [aReport({ tcp: listening(23) })]))
  expect(hit).toMatchObject({ subject: 'tcp/23', confidence: 0.95, exposure: 'unknown' })
  expect(hit.summary).toContain('reported by the agent')
})

test('somebody outside who used it twice, ten minutes apart, shows that it is reachable', () => {
  const used = (every: number) =>
    someFlows(2, every, () => ({ from: OUTSIDE_IP, to: DEVICE_IP, port: 23, transport: 'tcp' }))
  expect(hitOf(judged(exposedTelnet, used(600)))).toMatchObject({ confidence: 0.8, exposure: 'internet' })
  expect(judged(exposedTelnet, used(599)).status).toBe('clear')
})

test('the device says so itself', () => {
  const claim = aClaim({ services: [{ transport: 'tcp', port: 23, name: '' }] })
  expect(hitOf(judged(exposedTelnet, [claim])).confidence).toBe(0.6)
})

test('SSH and HTTPS are not Telnet', () => {
  expect(judged(exposedTelnet, [aReport({ tcp: listening(22, 443) })]).status).toBe('clear')
})

test('bound to loopback it is not reachable', () => {
  const local = listening([23, 'lo'], [23, '127.0.0.1'])
  expect(judged(exposedTelnet, [aReport({ tcp: local })]).status).toBe('clear')
})

test('when nothing tells which services there are, nothing can be said', () => {
  expect(judged(exposedTelnet, [aLogin(0, 'success')]).status).toBe('not-assessed')
})

test('Telnet on 2323 is a facilitator too', () => {
  expect(hitOf(judged(exposedTelnet, [aReport({ tcp: listening(2_323) })])).subject).toBe('tcp/2323')
})

test('its evidence is what came to it, and not the Telnet the device spoke to others', () => {
  const flows = someFlows(2, 600, () => ({ from: OUTSIDE_IP, to: DEVICE_IP, port: 23 }))
  const { isEvidence } = hitOf(judged(exposedTelnet, flows))
  expect(flows.every(isEvidence)).toBe(true)
  expect(someFlows(1, 1, () => ({ port: 23 })).some(isEvidence)).toBe(false)
})
