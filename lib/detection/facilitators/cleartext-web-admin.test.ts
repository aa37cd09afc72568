import { expect, test } from 'vitest'
import { hitOf, judged } from '@/lib/testing/a-device'
import { aClaim, aLogin } from '@/lib/testing/some-events'
import { DEVICE_IP, OUTSIDE_IP, someFlows } from '@/lib/testing/some-flows'
import { aReport, listening } from '@/lib/testing/some-reports'
import { cleartextWebAdmin } from './cleartext-web-admin'

test('the agent reports that HTTP listens', () => {
  const hit = hitOf(judged(cleartextWebAdmin, [aReport({ tcp: listening(80) })]))
  expect(hit).toMatchObject({ subject: 'tcp/80', confidence: 0.95, exposure: 'unknown', severity: 'medium' })
  expect(hit.summary).toContain('HTTP')
})

test('somebody outside who used it twice, ten minutes apart, shows that it is reachable', () => {
  const used = (every: number) =>
    someFlows(2, every, () => ({ from: OUTSIDE_IP, to: DEVICE_IP, port: 80, transport: 'tcp' }))
  expect(hitOf(judged(cleartextWebAdmin, used(600)))).toMatchObject({ confidence: 0.8, exposure: 'internet' })
  expect(judged(cleartextWebAdmin, used(599)).status).toBe('clear')
})

test('the device says so itself', () => {
  const claim = aClaim({ services: [{ transport: 'tcp', port: 80, name: '' }] })
  expect(hitOf(judged(cleartextWebAdmin, [claim])).confidence).toBe(0.6)
})

test('pages behind TLS are no such thing', () => {
  expect(judged(cleartextWebAdmin, [aReport({ tcp: listening(443, 8443) })]).status).toBe('clear')
})

test('bound to loopback it is not reachable', () => {
  expect(judged(cleartextWebAdmin, [aReport({ tcp: listening([80, 'lo']) })]).status).toBe('clear')
})

test('when nothing tells which services there are, nothing can be said', () => {
  expect(judged(cleartextWebAdmin, [aLogin(0, 'success')]).status).toBe('not-assessed')
})
