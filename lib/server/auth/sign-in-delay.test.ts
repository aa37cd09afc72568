import { expect, test } from 'vitest'
import { signInDelayMs } from './sign-in-delay'

test.each([
  [0, 0, 0],
  [2, 9, 0],
  [3, 0, 1_000],
  [4, 0, 2_000],
  [7, 0, 16_000],
  [8, 0, 30_000],
  [1_000_000, 0, 30_000],
  [0, 10, 1_000],
  [0, 14, 16_000],
  [4, 15, 30_000],
])('after %i failures of the account and %i of the address an attempt waits %i ms', (account, address, delayMs) => {
  expect(signInDelayMs({ account, address })).toBe(delayMs)
})
