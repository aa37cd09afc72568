import { expect, test } from 'vitest'
import { signInHref } from './sign-in-href'

test('the sign-in page knows where to come back to, when that is not the first page', () => {
  expect(signInHref('/devices/a%20b?range=7d')).toBe('/sign-in?callbackUrl=%2Fdevices%2Fa%2520b%3Frange%3D7d')
  expect(signInHref('/fleet')).toBe('/sign-in')
  expect(signInHref('//evil.example')).toBe('/sign-in')
})
