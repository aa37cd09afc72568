import { expect, test } from 'vitest'
import { hitOf, judged } from '@/lib/testing/a-device'
import { aCertificate, aClaim, aLogin } from '@/lib/testing/some-events'
import { selfSignedCertificate } from './self-signed-certificate'

const weak = aClaim({ certificates: [aCertificate({ selfSigned: true })] })
const well = aClaim({ certificates: [aCertificate()] }, 60)

test('certificate signed by itself: the device says so itself', () => {
  const hit = hitOf(judged(selfSignedCertificate, [weak]))
  expect(hit).toMatchObject({ subject: 'AB'.repeat(32), confidence: 0.9 })
  expect(hit.summary).toMatch(/^.{20,}\.$/)
})

test("a certificate of the fleet's own authority is what one wants", () => {
  expect(judged(selfSignedCertificate, [well]).status).toBe('clear')
})

test('once it is mended and said so, it is clear', () => {
  expect(judged(selfSignedCertificate, [weak, well]).status).toBe('clear')
})

test('a device that has not said so cannot be judged', () => {
  expect(judged(selfSignedCertificate, [aClaim({ model: 'C-1' })]).status).toBe('not-assessed')
  expect(judged(selfSignedCertificate, [aLogin(0, 'success')]).status).toBe('not-assessed')
})
