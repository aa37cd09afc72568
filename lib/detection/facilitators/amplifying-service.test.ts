import { expect, test } from 'vitest'
import { hitOf, judged } from '@/lib/testing/a-device'
import { aClaim, aLogin } from '@/lib/testing/some-events'
import { DEVICE_IP, OUTSIDE_IP, someFlows } from '@/lib/testing/some-flows'
import { aReport, listening } from '@/lib/testing/some-reports'
import { amplifyingService } from './amplifying-service'

test('the agent reports that DNS listens', () => {
  const hit = hitOf(judged(amplifyingService, [aReport({ udp: listening(53) })]))
  expect(hit).toMatchObject({ subject: 'udp/53', confidence: 0.95, exposure: 'unknown', severity: 'medium' })
  expect(hit.summary).toContain('DNS')
})

test('somebody outside who used it twice, ten minutes apart, shows that it is reachable', () => {
  const used = (every: number) =>
    someFlows(2, every, () => ({ from: OUTSIDE_IP, to: DEVICE_IP, port: 53, transport: 'udp' }))
  expect(hitOf(judged(amplifyingService, used(600)))).toMatchObject({ confidence: 0.8, exposure: 'internet' })
  expect(judged(amplifyingService, used(599)).status).toBe('clear')
})

test('the device says so itself', () => {
  const claim = aClaim({ services: [{ transport: 'udp', port: 53, name: '' }] })
  expect(hitOf(judged(amplifyingService, [claim])).confidence).toBe(0.6)
})

test('a client of time and name services listens on high ports', () => {
  expect(judged(amplifyingService, [aReport({ udp: listening(5353, 68, 49160) })]).status).toBe('clear')
})

test('bound to loopback it is not reachable', () => {
  expect(judged(amplifyingService, [aReport({ udp: listening([53, 'lo']) })]).status).toBe('clear')
})

test('when nothing tells which services there are, nothing can be said', () => {
  expect(judged(amplifyingService, [aLogin(0, 'success')]).status).toBe('not-assessed')
})
