import { expect, test } from 'vitest'
import { hitOf, judged } from '@/lib/testing/a-device'
import { aClaim, aLogin } from '@/lib/testing/some-events'
import { debugInterface } from './debug-interface'

const weak = aClaim({ debugInterface: true })
const well = aClaim({ debugInterface: false }, 60)

test('a debug interface is on: the device says so itself', () => {
  const hit = hitOf(judged(debugInterface, [weak]))
  expect(hit).toMatchObject({ subject: '', confidence: 0.9 })
  expect(hit.summary).toMatch(/^.{20,}\.$/)
})

test('a locked debug port is as it should be', () => {
  expect(judged(debugInterface, [well]).status).toBe('clear')
})

test('once it is mended and said so, it is clear', () => {
  expect(judged(debugInterface, [weak, well]).status).toBe('clear')
})

test('a device that has not said so cannot be judged', () => {
  expect(judged(debugInterface, [aClaim({ model: 'C-1' })]).status).toBe('not-assessed')
  expect(judged(debugInterface, [aLogin(0, 'success')]).status).toBe('not-assessed')
})
