import { expect, test } from 'vitest'
import { hitOf, judged } from '@/lib/testing/a-device'
import { aClaim, aLogin } from '@/lib/testing/some-events'
import { DEVICE_IP, hostOf } from '@/lib/testing/some-flows'
import { aTlsSession } from '@/lib/testing/some-records'
import { outdatedTls } from './outdated-tls'

test('it accepts TLS 1.1', () => {
  expect(hitOf(judged(outdatedTls, [aClaim({ encryption: { tlsMinimum: '1.1' } })]))).toMatchObject({
    confidence: 0.9,
    subject: '1.1',
    severity: 'medium',
  })
})

test('TLS 1.2 is current', () => {
  expect(judged(outdatedTls, [aClaim({ encryption: { tlsMinimum: '1.2' } })]).status).toBe('clear')
})

test('the latest claim holds, and one that is silent on the matter takes nothing back', () => {
  expect(
    judged(outdatedTls, [
      aClaim({ encryption: { tlsMinimum: '1.1' } }),
      aClaim({ encryption: { tlsMinimum: '1.2' } }, 60),
    ]).status,
  ).toBe('clear')
  expect(
    judged(outdatedTls, [aClaim({ encryption: { tlsMinimum: '1.1' } }), aClaim({ model: 'C-1' }, 60)]).status,
  ).toBe('found')
})

test('a device that has not said so cannot be judged', () => {
  expect(judged(outdatedTls, [aClaim({ model: 'C-1' })]).status).toBe('not-assessed')
  expect(judged(outdatedTls, [aLogin(0, 'success')]).status).toBe('not-assessed')
})

test('no TLS at all is worse', () => {
  expect(hitOf(judged(outdatedTls, [aClaim({ encryption: { tlsMinimum: 'none' } })])).severity).toBe('high')
})

test('what was agreed on the wire tells it too, of its services and of its own client', () => {
  const served = aTlsSession({ from: hostOf(1), to: DEVICE_IP, version: '1.0' })
  expect(hitOf(judged(outdatedTls, [served]))).toMatchObject({ subject: '1.0', confidence: 0.8 })
  expect(hitOf(judged(outdatedTls, [aTlsSession({ version: 'SSLv3' })])).summary).toContain('with SSLv3')
  expect(judged(outdatedTls, [aTlsSession({ version: '1.0', established: false })]).status).toBe('clear')
  expect(judged(outdatedTls, [aTlsSession(), aTlsSession({ after: 9, version: '1.3' })]).status).toBe('clear')
})

test('a week after the last such session it is gone', () => {
  const records = [aTlsSession({ version: '1.1' }), aTlsSession({ after: 8 * 86_400 })]
  expect(judged(outdatedTls, records).status).toBe('clear')
})

test('claimed and seen are one finding of the same version', () => {
  const claim = aClaim({ encryption: { tlsMinimum: '1.1' } })
  expect(hitOf(judged(outdatedTls, [claim, aTlsSession({ after: 9, version: '1.1' })])).confidence).toBe(0.9)
})
