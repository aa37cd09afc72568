import { expect, test } from 'vitest'
import { hitOf, judged } from '@/lib/testing/a-device'
import { aClaim, aLogin } from '@/lib/testing/some-events'
import { missingInterlock } from './missing-interlock'

const weak = aClaim({ safety: { interlock: false } })
const well = aClaim({ safety: { rateLimited: false, interlock: true } }, 60)

test('nothing outside its software stops it: the device says so itself', () => {
  const hit = hitOf(judged(missingInterlock, [weak]))
  expect(hit).toMatchObject({ subject: '', confidence: 0.9 })
  expect(hit.summary).toMatch(/^.{20,}\.$/)
})

test('a pump with a mechanical stop is safe from its software', () => {
  expect(judged(missingInterlock, [well]).status).toBe('clear')
})

test('once it is mended and said so, it is clear', () => {
  expect(judged(missingInterlock, [weak, well]).status).toBe('clear')
})

test('a device that has not said so cannot be judged', () => {
  expect(judged(missingInterlock, [aClaim({ model: 'C-1' })]).status).toBe('not-assessed')
  expect(judged(missingInterlock, [aLogin(0, 'success')]).status).toBe('not-assessed')
})
