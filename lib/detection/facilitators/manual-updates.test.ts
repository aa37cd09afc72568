import { expect, test } from 'vitest'
import { hitOf, judged } from '@/lib/testing/a-device'
import { aClaim, aLogin } from '@/lib/testing/some-events'
import { manualUpdates } from './manual-updates'

const weak = aClaim({ updates: { automatic: false } })
const well = aClaim({ updates: { automatic: true } }, 60)

test('updates wait for a person: the device says so itself', () => {
  const hit = hitOf(judged(manualUpdates, [weak]))
  expect(hit).toMatchObject({ subject: '', confidence: 0.9 })
  expect(hit.summary).toMatch(/^.{20,}\.$/)
})

test('a device that updates at night by itself needs nobody', () => {
  expect(judged(manualUpdates, [well]).status).toBe('clear')
})

test('once it is mended and said so, it is clear', () => {
  expect(judged(manualUpdates, [weak, well]).status).toBe('clear')
})

test('a device that has not said so cannot be judged', () => {
  expect(judged(manualUpdates, [aClaim({ model: 'C-1' })]).status).toBe('not-assessed')
  expect(judged(manualUpdates, [aLogin(0, 'success')]).status).toBe('not-assessed')
})
