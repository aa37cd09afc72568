import { expect, test } from 'vitest'
import { hitOf, judged } from '@/lib/testing/a-device'
import { aClaim, aLogin } from '@/lib/testing/some-events'
import { DEVICE_IP, OUTSIDE_IP, someFlows } from '@/lib/testing/some-flows'
import { aReport, listening } from '@/lib/testing/some-reports'
import { exposedMediaStream } from './exposed-media-stream'

test('the agent reports that RTSP listens', () => {
  const hit = hitOf(judged(exposedMediaStream, [aReport({ tcp: listening(554) })]))
  expect(hit).toMatchObject({ subject: 'tcp/554', confidence: 0.95, exposure: 'unknown', severity: 'medium' })
  expect(hit.summary).toContain('RTSP')
})

test('somebody outside who used it twice, ten minutes apart, shows that it is reachable', () => {
  const used = (every: number) =>
    someFlows(2, every, () => ({ from: OUTSIDE_IP, to: DEVICE_IP, port: 554, transport: 'tcp' }))
  expect(hitOf(judged(exposedMediaStream, used(600)))).toMatchObject({ confidence: 0.8, exposure: 'internet' })
  expect(judged(exposedMediaStream, used(599)).status).toBe('clear')
})

test('the device says so itself', () => {
  const claim = aClaim({ services: [{ transport: 'tcp', port: 554, name: '' }] })
  expect(hitOf(judged(exposedMediaStream, [claim])).confidence).toBe(0.6)
})

test('a camera that sends its video out by TLS offers no stream', () => {
  expect(judged(exposedMediaStream, [aReport({ tcp: listening(443) })]).status).toBe('clear')
})

test('bound to loopback it is not reachable', () => {
  expect(judged(exposedMediaStream, [aReport({ tcp: listening([554, 'lo']) })]).status).toBe('clear')
})

test('when nothing tells which services there are, nothing can be said', () => {
  expect(judged(exposedMediaStream, [aLogin(0, 'success')]).status).toBe('not-assessed')
})
