import { expect, test } from 'vitest'
import { hitOf, judged } from '@/lib/testing/a-device'
import { aClaim, aLogin } from '@/lib/testing/some-events'
import { DEVICE_IP, OUTSIDE_IP, someFlows } from '@/lib/testing/some-flows'
import { aReport, listening } from '@/lib/testing/some-reports'
import { exposedRemoteDesktop } from './exposed-remote-desktop'

test('the agent reports that VNC listens', () => {
  const hit = hitOf(judged(exposedRemoteDesktop, [aReport({ tcp: listening(5900) })]))
  expect(hit).toMatchObject({ subject: 'tcp/5900', confidence: 0.95, exposure: 'unknown', severity: 'high' })
  expect(hit.summary).toContain('VNC')
})

test('somebody outside who used it twice, ten minutes apart, shows that it is reachable', () => {
  const used = (every: number) =>
    someFlows(2, every, () => ({ from: OUTSIDE_IP, to: DEVICE_IP, port: 5900, transport: 'tcp' }))
  expect(hitOf(judged(exposedRemoteDesktop, used(600)))).toMatchObject({ confidence: 0.8, exposure: 'internet' })
  expect(judged(exposedRemoteDesktop, used(599)).status).toBe('clear')
})

test('the device says so itself', () => {
  const claim = aClaim({ services: [{ transport: 'tcp', port: 5900, name: '' }] })
  expect(hitOf(judged(exposedRemoteDesktop, [claim])).confidence).toBe(0.6)
})

test('a media stream on a neighbouring port is no desktop', () => {
  expect(judged(exposedRemoteDesktop, [aReport({ tcp: listening(554, 5904) })]).status).toBe('clear')
})

test('bound to loopback it is not reachable', () => {
  expect(judged(exposedRemoteDesktop, [aReport({ tcp: listening([5900, 'lo']) })]).status).toBe('clear')
})

test('when nothing tells which services there are, nothing can be said', () => {
  expect(judged(exposedRemoteDesktop, [aLogin(0, 'success')]).status).toBe('not-assessed')
})
