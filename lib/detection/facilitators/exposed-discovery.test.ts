import { expect, test } from 'vitest'
import { hitOf, judged } from '@/lib/testing/a-device'
import { aClaim, aLogin } from '@/lib/testing/some-events'
import { DEVICE_IP, OUTSIDE_IP, someFlows } from '@/lib/testing/some-flows'
import { aReport, listening } from '@/lib/testing/some-reports'
import { exposedDiscovery } from './exposed-discovery'

test('the device announces itself by SSDP', () => {
  const hit = hitOf(judged(exposedDiscovery, [aReport({ udp: listening(1900) })]))
  expect(hit).toMatchObject({ subject: 'udp/1900', confidence: 0.95, exposure: 'unknown' })
  expect(hit.summary).toContain('reported by the agent')
})

test('somebody outside who used it twice, ten minutes apart, shows that it is reachable', () => {
  const used = (every: number) =>
    someFlows(2, every, () => ({ from: OUTSIDE_IP, to: DEVICE_IP, port: 1900, transport: 'udp' }))
  expect(hitOf(judged(exposedDiscovery, used(600)))).toMatchObject({ confidence: 0.8, exposure: 'internet' })
  expect(judged(exposedDiscovery, used(599)).status).toBe('clear')
})

test('the device says so itself', () => {
  const claim = aClaim({ services: [{ transport: 'udp', port: 1900, name: '' }] })
  expect(hitOf(judged(exposedDiscovery, [claim])).confidence).toBe(0.6)
})

test('mDNS stays on the segment', () => {
  expect(judged(exposedDiscovery, [aReport({ udp: listening(5_353, 68) })]).status).toBe('clear')
})

test('bound to loopback it is not reachable', () => {
  const local = listening([1900, 'lo'], [1900, '127.0.0.1'])
  expect(judged(exposedDiscovery, [aReport({ udp: local })]).status).toBe('clear')
})

test('when nothing tells which services there are, nothing can be said', () => {
  expect(judged(exposedDiscovery, [aLogin(0, 'success')]).status).toBe('not-assessed')
})
