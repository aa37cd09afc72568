import { expect, test } from 'vitest'
import { hitOf, judged } from '@/lib/testing/a-device'
import { aClaim, aLogin } from '@/lib/testing/some-events'
import { missingLockout } from './missing-lockout'

const weak = aClaim({ login: { lockout: false } })
const well = aClaim({ login: { lockout: true, accounts: ['admin'] } }, 60)

test('guessing is not slowed down: the device says so itself', () => {
  const hit = hitOf(judged(missingLockout, [weak]))
  expect(hit).toMatchObject({ subject: '', confidence: 0.9 })
  expect(hit.summary).toMatch(/^.{20,}\.$/)
})

test('an account that locks for a while after failures is well kept', () => {
  expect(judged(missingLockout, [well]).status).toBe('clear')
})

test('once it is mended and said so, it is clear', () => {
  expect(judged(missingLockout, [weak, well]).status).toBe('clear')
})

test('a device that has not said so cannot be judged', () => {
  expect(judged(missingLockout, [aClaim({ model: 'C-1' })]).status).toBe('not-assessed')
  expect(judged(missingLockout, [aLogin(0, 'success')]).status).toBe('not-assessed')
})
