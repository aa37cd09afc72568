import { expect, test } from 'vitest'
import { hitOf, judged } from '@/lib/testing/a-device'
import { aClaim, aLogin } from '@/lib/testing/some-events'
import { DEVICE_IP, OUTSIDE_IP, someFlows } from '@/lib/testing/some-flows'
import { aReport, listening } from '@/lib/testing/some-reports'
import { cleartextFileTransfer } from './cleartext-file-transfer'

test('FTP listens', () => {
  const hit = hitOf(judged(cleartextFileTransfer, [aReport({ tcp: listening(21) })]))
  expect(hit).toMatchObject({ subject: 'tcp/21', confidence: 0.95, exposure: 'unknown' })
  expect(hit.summary).toContain('reported by the agent')
})

test('somebody outside who used it twice, ten minutes apart, shows that it is reachable', () => {
  const used = (every: number) =>
    someFlows(2, every, () => ({ from: OUTSIDE_IP, to: DEVICE_IP, port: 21, transport: 'tcp' }))
  expect(hitOf(judged(cleartextFileTransfer, used(600)))).toMatchObject({ confidence: 0.8, exposure: 'internet' })
  expect(judged(cleartextFileTransfer, used(599)).status).toBe('clear')
})

test('the device says so itself', () => {
  const claim = aClaim({ services: [{ transport: 'tcp', port: 21, name: '' }] })
  expect(hitOf(judged(cleartextFileTransfer, [claim])).confidence).toBe(0.6)
})

test('SFTP and FTPS are encrypted', () => {
  expect(judged(cleartextFileTransfer, [aReport({ tcp: listening(22, 990) })]).status).toBe('clear')
})

test('bound to loopback it is not reachable', () => {
  const local = listening([21, 'lo'], [21, '127.0.0.1'])
  expect(judged(cleartextFileTransfer, [aReport({ tcp: local })]).status).toBe('clear')
})

test('when nothing tells which services there are, nothing can be said', () => {
  expect(judged(cleartextFileTransfer, [aLogin(0, 'success')]).status).toBe('not-assessed')
})
