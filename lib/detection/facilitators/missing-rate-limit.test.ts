import { expect, test } from 'vitest'
import { hitOf, judged } from '@/lib/testing/a-device'
import { aClaim, aLogin } from '@/lib/testing/some-events'
import { missingRateLimit } from './missing-rate-limit'

const weak = aClaim({ safety: { rateLimited: false } })
const well = aClaim({ safety: { rateLimited: true } }, 60)

test('what it sends is not limited: the device says so itself', () => {
  const hit = hitOf(judged(missingRateLimit, [weak]))
  expect(hit).toMatchObject({ subject: '', confidence: 0.9 })
  expect(hit.summary).toMatch(/^.{20,}\.$/)
})

test('a limited link floods nobody', () => {
  expect(judged(missingRateLimit, [well]).status).toBe('clear')
})

test('once it is mended and said so, it is clear', () => {
  expect(judged(missingRateLimit, [weak, well]).status).toBe('clear')
})

test('a device that has not said so cannot be judged', () => {
  expect(judged(missingRateLimit, [aClaim({ model: 'C-1' })]).status).toBe('not-assessed')
  expect(judged(missingRateLimit, [aLogin(0, 'success')]).status).toBe('not-assessed')
})
