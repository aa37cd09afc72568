import { expect, test } from 'vitest'
import { hitOf, judged } from '@/lib/testing/a-device'
import { aClaim, aLogin } from '@/lib/testing/some-events'
import { DEVICE_IP, OUTSIDE_IP, someFlows } from '@/lib/testing/some-flows'
import { aReport, listening } from '@/lib/testing/some-reports'
import { exposedRemoteDebug } from './exposed-remote-debug'

test('the Android debug bridge listens', () => {
  const hit = hitOf(judged(exposedRemoteDebug, [aReport({ tcp: listening(5555) })]))
  expect(hit).toMatchObject({ subject: 'tcp/5555', confidence: 0.95, exposure: 'unknown' })
  expect(hit.summary).toContain('reported by the agent')
})

test('somebody outside who used it twice, ten minutes apart, shows that it is reachable', () => {
  const used = (every: number) =>
    someFlows(2, every, () => ({ from: OUTSIDE_IP, to: DEVICE_IP, port: 5555, transport: 'tcp' }))
  expect(hitOf(judged(exposedRemoteDebug, used(600)))).toMatchObject({ confidence: 0.8, exposure: 'internet' })
  expect(judged(exposedRemoteDebug, used(599)).status).toBe('clear')
})

test('the device says so itself', () => {
  const claim = aClaim({ services: [{ transport: 'tcp', port: 5555, name: '' }] })
  expect(hitOf(judged(exposedRemoteDebug, [claim])).confidence).toBe(0.6)
})

test('a web server is no debug interface', () => {
  expect(judged(exposedRemoteDebug, [aReport({ tcp: listening(8_080, 5_556) })]).status).toBe('clear')
})

test('bound to loopback it is not reachable', () => {
  const local = listening([5555, 'lo'], [5555, '127.0.0.1'])
  expect(judged(exposedRemoteDebug, [aReport({ tcp: local })]).status).toBe('clear')
})

test('when nothing tells which services there are, nothing can be said', () => {
  expect(judged(exposedRemoteDebug, [aLogin(0, 'success')]).status).toBe('not-assessed')
})
