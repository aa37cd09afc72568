import { expect, test } from 'vitest'
import { hitOf, judged } from '@/lib/testing/a-device'
import { aClaim, aLogin } from '@/lib/testing/some-events'
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
