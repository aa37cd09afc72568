import { expect, test } from 'vitest'
import { hitOf, judged } from '@/lib/testing/a-device'
import { aClaim, aLogin } from '@/lib/testing/some-events'
import { writableSystem } from './writable-system'

const weak = aClaim({ system: { readOnly: false } })
const well = aClaim({ system: { readOnly: true } }, 60)

test('system files can be changed: the device says so itself', () => {
  const hit = hitOf(judged(writableSystem, [weak]))
  expect(hit).toMatchObject({ subject: '', confidence: 0.9 })
  expect(hit.summary).toMatch(/^.{20,}\.$/)
})

test('programs on a read-only partition stay what they were', () => {
  expect(judged(writableSystem, [well]).status).toBe('clear')
})

test('once it is mended and said so, it is clear', () => {
  expect(judged(writableSystem, [weak, well]).status).toBe('clear')
})

test('a device that has not said so cannot be judged', () => {
  expect(judged(writableSystem, [aClaim({ model: 'C-1' })]).status).toBe('not-assessed')
  expect(judged(writableSystem, [aLogin(0, 'success')]).status).toBe('not-assessed')
})
