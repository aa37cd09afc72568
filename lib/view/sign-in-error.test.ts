import { expect, test } from 'vitest'
import { signInErrorOf } from './sign-in-error'

test('a code that is known has its sentence, any other a general one', () => {
  expect(signInErrorOf('AccountDisabled')).toContain('disabled')
  expect(signInErrorOf('<script>')).toBe('Signing in did not work. Try again.')
  expect(signInErrorOf(undefined)).toBeNull()
})
