import { expect, test } from 'vitest'
import { hitOf, judged } from '@/lib/testing/a-device'
import { aClaim, aLogin } from '@/lib/testing/some-events'
import { weakCiphers } from './weak-ciphers'

const weak = aClaim({ encryption: { ciphers: ['TLS_AES_128_GCM_SHA256', 'RC4-SHA'] } })
const well = aClaim({ encryption: { tlsMinimum: '1.2', ciphers: ['ECDHE-ECDSA-AES128-GCM-SHA256'] } }, 60)

test('weak cipher suites: the device says so itself', () => {
  const hit = hitOf(judged(weakCiphers, [weak]))
  expect(hit).toMatchObject({ subject: 'RC4-SHA', confidence: 0.9 })
  expect(hit.summary).toMatch(/^.{20,}\.$/)
})

test('suites that RFC 9325 recommends are no weakness', () => {
  expect(judged(weakCiphers, [well]).status).toBe('clear')
})

test('once it is mended and said so, it is clear', () => {
  expect(judged(weakCiphers, [weak, well]).status).toBe('clear')
})

test('a device that has not said so cannot be judged', () => {
  expect(judged(weakCiphers, [aClaim({ model: 'C-1' })]).status).toBe('not-assessed')
  expect(judged(weakCiphers, [aLogin(0, 'success')]).status).toBe('not-assessed')
})
