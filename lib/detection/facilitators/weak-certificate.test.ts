import { expect, test } from 'vitest'
import { hitOf, judged } from '@/lib/testing/a-device'
import { aCertificate, aClaim, aLogin } from '@/lib/testing/some-events'
import { weakCertificate } from './weak-certificate'

const judgedCertificate = (words: Parameters<typeof aCertificate>[0]) =>
  judged(weakCertificate, [aClaim({ certificates: [aCertificate(words)] })])

test('RSA below 2048 and elliptic curves below 224 bits are short', () => {
  expect(hitOf(judgedCertificate({ keyBits: 2_047 })).summary).toBe('Its certificate has a RSA key of 2047 bits.')
  expect(judgedCertificate({ keyType: 'ec', keyBits: 192 }).status).toBe('found')
})

test('RSA 2048, P-256 and Ed25519 are long enough', () => {
  expect(judgedCertificate({}).status).toBe('clear')
  expect(judgedCertificate({ keyType: 'ec', keyBits: 256 }).status).toBe('clear')
  expect(judgedCertificate({ keyType: 'ed25519', keyBits: 256 }).status).toBe('clear')
})

test('SHA-1 and MD5 are old signatures, SHA-256 and SHA-512 are not', () => {
  expect(judgedCertificate({ signatureAlgorithm: 'sha1WithRSAEncryption' }).status).toBe('found')
  expect(judgedCertificate({ signatureAlgorithm: 'ecdsa-with-SHA1' }).status).toBe('found')
  expect(judgedCertificate({ signatureAlgorithm: 'md5WithRSAEncryption' }).status).toBe('found')
  expect(judgedCertificate({ signatureAlgorithm: 'ecdsa-with-SHA512' }).status).toBe('clear')
})

test('a device that describes no certificate cannot be judged', () => {
  expect(judged(weakCertificate, [aClaim({ model: 'C-1' })]).status).toBe('not-assessed')
  expect(judged(weakCertificate, [aLogin(0, 'success')]).status).toBe('not-assessed')
})
