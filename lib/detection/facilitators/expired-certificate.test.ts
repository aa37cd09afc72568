import { expect, test } from 'vitest'
import { hitOf, judged } from '@/lib/testing/a-device'
import { aCertificate, aClaim, aLogin } from '@/lib/testing/some-events'
import { START } from '@/lib/testing/some-flows'
import { DAY_MS } from '@/lib/domain/time'
import { expiredCertificate } from './expired-certificate'

const ending = (notAfter: number) => [aClaim({ certificates: [aCertificate({ notAfter })] })]

test('a certificate that is over, and one that will be within thirty days', () => {
  expect(hitOf(judged(expiredCertificate, ending(START)))).toMatchObject({ severity: 'high' })
  const soon = hitOf(judged(expiredCertificate, ending(START + 30 * DAY_MS - 1)))
  expect(soon).toMatchObject({ severity: 'medium', summary: 'Its certificate expires on 2026-07-01.' })
})

test('a month is enough', () => {
  expect(judged(expiredCertificate, ending(START + 30 * DAY_MS)).status).toBe('clear')
})

test('of many certificates those that end first are looked at', () => {
  const many = Array.from({ length: 50 }, (_, i) =>
    aCertificate({ fingerprint: `F${String(i)}`, notAfter: START + (60 - i) * DAY_MS }),
  )
  const outcome = judged(expiredCertificate, [aClaim({ certificates: many })])
  expect(outcome.status === 'found' ? outcome.hits[0].subject : '').toBe('F49')
})

test('a device that describes no certificate cannot be judged', () => {
  expect(judged(expiredCertificate, [aClaim({ model: 'C-1' })]).status).toBe('not-assessed')
  expect(judged(expiredCertificate, [aLogin(0, 'success')]).status).toBe('not-assessed')
})
