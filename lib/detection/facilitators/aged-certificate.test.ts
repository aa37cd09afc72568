import { expect, test } from 'vitest'
import { DAY_MS } from '@/lib/domain/time'
import { hitOf, judged } from '@/lib/testing/a-device'
import { aCertificate, aClaim, aLogin } from '@/lib/testing/some-events'
import { START } from '@/lib/testing/some-flows'
import { agedCertificate } from './aged-certificate'

const weak = aClaim({ certificates: [aCertificate({ notBefore: START - 366 * DAY_MS })] })
const well = aClaim({ certificates: [aCertificate({ notBefore: START - 30 * DAY_MS })] }, 60)

test('certificate in use for more than a year: the device says so itself', () => {
  const hit = hitOf(judged(agedCertificate, [weak]))
  expect(hit).toMatchObject({ subject: 'AB'.repeat(32), confidence: 0.9 })
  expect(hit.summary).toMatch(/^.{20,}\.$/)
})

test('a certificate of last month is young', () => {
  expect(judged(agedCertificate, [well]).status).toBe('clear')
})

test('once it is mended and said so, it is clear', () => {
  expect(judged(agedCertificate, [weak, well]).status).toBe('clear')
})

test('a device that has not said so cannot be judged', () => {
  expect(judged(agedCertificate, [aClaim({ model: 'C-1' })]).status).toBe('not-assessed')
  expect(judged(agedCertificate, [aLogin(0, 'success')]).status).toBe('not-assessed')
  expect(judged(agedCertificate, [aClaim({ certificates: [aCertificate()] })]).status).toBe('not-assessed')
})
