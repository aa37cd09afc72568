import { expect, test } from 'vitest'
import { weakestCipherOf } from './weak-ciphers'

test.each([
  'TLS_RSA_WITH_NULL_SHA256',
  'TLS_DH_anon_WITH_AES_128_CBC_SHA',
  'ADH-AES256-SHA',
  'TLS_RSA_EXPORT_WITH_RC4_40_MD5',
  'EXP-DES-CBC-SHA',
  'RC4-SHA',
  'TLS_RSA_WITH_RC4_128_MD5',
  'DES-CBC3-SHA',
  'TLS_RSA_WITH_3DES_EDE_CBC_SHA',
])('%s is weak', (cipher) => {
  expect(weakestCipherOf(['TLS_AES_128_GCM_SHA256', cipher])).toBe(cipher)
})

test('what TLS 1.3 and RFC 9325 recommend is not', () => {
  const good = [
    'TLS_AES_128_GCM_SHA256',
    'TLS_CHACHA20_POLY1305_SHA256',
    'ECDHE-ECDSA-AES256-GCM-SHA384',
    'TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256',
  ]
  expect(weakestCipherOf(good)).toBeNull()
  expect(weakestCipherOf([])).toBeNull()
})

test('the weakest of several is named', () => {
  expect(weakestCipherOf(['DES-CBC3-SHA', 'RC4-SHA', 'NULL-SHA'])).toBe('NULL-SHA')
})
