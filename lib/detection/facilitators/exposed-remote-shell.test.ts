import { expect, test } from 'vitest'
import { hitOf, judged } from '@/lib/testing/a-device'
import { aClaim, aLogin } from '@/lib/testing/some-events'
import { DEVICE_IP, OUTSIDE_IP, someFlows } from '@/lib/testing/some-flows'
import { aReport, listening } from '@/lib/testing/some-reports'
import { exposedRemoteShell } from './exposed-remote-shell'

test('the agent reports that SSH listens', () => {
  const hit = hitOf(judged(exposedRemoteShell, [aReport({ tcp: listening(22) })]))
  expect(hit).toMatchObject({ subject: 'tcp/22', confidence: 0.95, exposure: 'unknown', severity: 'medium' })
  expect(hit.summary).toContain('SSH')
})

test('somebody outside who used it twice, ten minutes apart, shows that it is reachable', () => {
  const used = (every: number) =>
    someFlows(2, every, () => ({ from: OUTSIDE_IP, to: DEVICE_IP, port: 22, transport: 'tcp' }))
  expect(hitOf(judged(exposedRemoteShell, used(600)))).toMatchObject({ confidence: 0.8, exposure: 'internet' })
  expect(judged(exposedRemoteShell, used(599)).status).toBe('clear')
})

test('the device says so itself', () => {
  const claim = aClaim({ services: [{ transport: 'tcp', port: 22, name: '' }] })
  expect(hitOf(judged(exposedRemoteShell, [claim])).confidence).toBe(0.6)
})

test('a TLS web server and a broker are no shell', () => {
  expect(judged(exposedRemoteShell, [aReport({ tcp: listening(443, 8883) })]).status).toBe('clear')
})

test('bound to loopback it is not reachable', () => {
  expect(judged(exposedRemoteShell, [aReport({ tcp: listening([22, 'lo']) })]).status).toBe('clear')
})

test('when nothing tells which services there are, nothing can be said', () => {
  expect(judged(exposedRemoteShell, [aLogin(0, 'success')]).status).toBe('not-assessed')
})
