import { expect, test } from 'vitest'
import { hitOf, judged } from '@/lib/testing/a-device'
import { aClaim, aLogin } from '@/lib/testing/some-events'
import { DEVICE_IP, OUTSIDE_IP, someFlows } from '@/lib/testing/some-flows'
import { aReport, listening } from '@/lib/testing/some-reports'
import { exposedFileSharing } from './exposed-file-sharing'

test('the agent reports that SMB listens', () => {
  const hit = hitOf(judged(exposedFileSharing, [aReport({ tcp: listening(445) })]))
  expect(hit).toMatchObject({ subject: 'tcp/445', confidence: 0.95, exposure: 'unknown', severity: 'medium' })
  expect(hit.summary).toContain('SMB')
})

test('somebody outside who used it twice, ten minutes apart, shows that it is reachable', () => {
  const used = (every: number) =>
    someFlows(2, every, () => ({ from: OUTSIDE_IP, to: DEVICE_IP, port: 445, transport: 'tcp' }))
  expect(hitOf(judged(exposedFileSharing, used(600)))).toMatchObject({ confidence: 0.8, exposure: 'internet' })
  expect(judged(exposedFileSharing, used(599)).status).toBe('clear')
})

test('the device says so itself', () => {
  const claim = aClaim({ services: [{ transport: 'tcp', port: 445, name: '' }] })
  expect(hitOf(judged(exposedFileSharing, [claim])).confidence).toBe(0.6)
})

test('a camera that writes to a share of others offers none itself', () => {
  expect(judged(exposedFileSharing, [aReport({ tcp: listening(554, 443) })]).status).toBe('clear')
})

test('bound to loopback it is not reachable', () => {
  expect(judged(exposedFileSharing, [aReport({ tcp: listening([445, 'lo']) })]).status).toBe('clear')
})

test('when nothing tells which services there are, nothing can be said', () => {
  expect(judged(exposedFileSharing, [aLogin(0, 'success')]).status).toBe('not-assessed')
})
