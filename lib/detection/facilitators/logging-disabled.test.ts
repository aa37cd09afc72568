import { expect, test } from 'vitest'
import { hitOf, judged } from '@/lib/testing/a-device'
import { aClaim, aLogin } from '@/lib/testing/some-events'
import { loggingDisabled } from './logging-disabled'

const weak = aClaim({ logging: { enabled: false } })
const well = aClaim({ logging: { enabled: true, remote: false } }, 60)

test('nothing is recorded: the device says so itself', () => {
  const hit = hitOf(judged(loggingDisabled, [weak]))
  expect(hit).toMatchObject({ subject: '', confidence: 0.9 })
  expect(hit.summary).toMatch(/^.{20,}\.$/)
})

test('a log that stays on the device is a log', () => {
  expect(judged(loggingDisabled, [well]).status).toBe('clear')
})

test('once it is mended and said so, it is clear', () => {
  expect(judged(loggingDisabled, [weak, well]).status).toBe('clear')
})

test('a device that has not said so cannot be judged', () => {
  expect(judged(loggingDisabled, [aClaim({ model: 'C-1' })]).status).toBe('not-assessed')
  expect(judged(loggingDisabled, [aLogin(0, 'success')]).status).toBe('not-assessed')
})
