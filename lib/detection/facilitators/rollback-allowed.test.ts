import { expect, test } from 'vitest'
import { hitOf, judged } from '@/lib/testing/a-device'
import { aClaim, aLogin } from '@/lib/testing/some-events'
import { rollbackAllowed } from './rollback-allowed'

const weak = aClaim({ updates: { rollbackProtected: false } })
const well = aClaim({ updates: { signed: true, rollbackProtected: true } }, 60)

test('old firmware can be put back: the device says so itself', () => {
  const hit = hitOf(judged(rollbackAllowed, [weak]))
  expect(hit).toMatchObject({ subject: '', confidence: 0.9 })
  expect(hit.summary).toMatch(/^.{20,}\.$/)
})

test('one that refuses older versions is protected', () => {
  expect(judged(rollbackAllowed, [well]).status).toBe('clear')
})

test('once it is mended and said so, it is clear', () => {
  expect(judged(rollbackAllowed, [weak, well]).status).toBe('clear')
})

test('a device that has not said so cannot be judged', () => {
  expect(judged(rollbackAllowed, [aClaim({ model: 'C-1' })]).status).toBe('not-assessed')
  expect(judged(rollbackAllowed, [aLogin(0, 'success')]).status).toBe('not-assessed')
})
