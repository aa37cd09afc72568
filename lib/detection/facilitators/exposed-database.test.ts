import { expect, test } from 'vitest'
import { hitOf, judged } from '@/lib/testing/a-device'
import { aClaim, aLogin } from '@/lib/testing/some-events'
import { DEVICE_IP, OUTSIDE_IP, someFlows } from '@/lib/testing/some-flows'
import { aReport, listening } from '@/lib/testing/some-reports'
import { exposedDatabase } from './exposed-database'

test('the agent reports that Redis listens', () => {
  const hit = hitOf(judged(exposedDatabase, [aReport({ tcp: listening(6379) })]))
  expect(hit).toMatchObject({ subject: 'tcp/6379', confidence: 0.95, exposure: 'unknown', severity: 'high' })
  expect(hit.summary).toContain('Redis')
})

test('somebody outside who used it twice, ten minutes apart, shows that it is reachable', () => {
  const used = (every: number) =>
    someFlows(2, every, () => ({ from: OUTSIDE_IP, to: DEVICE_IP, port: 6379, transport: 'tcp' }))
  expect(hitOf(judged(exposedDatabase, used(600)))).toMatchObject({ confidence: 0.8, exposure: 'internet' })
  expect(judged(exposedDatabase, used(599)).status).toBe('clear')
})

test('the device says so itself', () => {
  const claim = aClaim({ services: [{ transport: 'tcp', port: 6379, name: '' }] })
  expect(hitOf(judged(exposedDatabase, [claim])).confidence).toBe(0.6)
})

test('a printer that takes raw jobs is no database', () => {
  expect(judged(exposedDatabase, [aReport({ tcp: listening(9100, 631) })]).status).toBe('clear')
})

test('bound to loopback it is not reachable', () => {
  expect(judged(exposedDatabase, [aReport({ tcp: listening([6379, 'lo']) })]).status).toBe('clear')
})

test('when nothing tells which services there are, nothing can be said', () => {
  expect(judged(exposedDatabase, [aLogin(0, 'success')]).status).toBe('not-assessed')
})
