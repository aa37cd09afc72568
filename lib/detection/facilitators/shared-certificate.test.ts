import { expect, test } from 'vitest'
import { hitOf, judged } from '@/lib/testing/a-device'
import { aCertificate, aClaim, aLogin } from '@/lib/testing/some-events'
import { sharedCertificate } from './shared-certificate'

const weak = aClaim({ certificates: [aCertificate({ shared: true })] })
const well = aClaim({ certificates: [aCertificate({ shared: false })] }, 60)

test('several devices hold this certificate: the device says so itself', () => {
  const hit = hitOf(judged(sharedCertificate, [weak]))
  expect(hit).toMatchObject({ subject: 'AB'.repeat(32), confidence: 0.9 })
  expect(hit.summary).toMatch(/^.{20,}\.$/)
})

test('a certificate of its own is what one wants', () => {
  expect(judged(sharedCertificate, [well]).status).toBe('clear')
})

test('once it is mended and said so, it is clear', () => {
  expect(judged(sharedCertificate, [weak, well]).status).toBe('clear')
})

test('a device that has not said so cannot be judged', () => {
  expect(judged(sharedCertificate, [aClaim({ model: 'C-1' })]).status).toBe('not-assessed')
  expect(judged(sharedCertificate, [aLogin(0, 'success')]).status).toBe('not-assessed')
  expect(judged(sharedCertificate, [aClaim({ certificates: [aCertificate()] })]).status).toBe('not-assessed')
})
