import { expect, test } from 'vitest'
import { ownPathOf } from './own-path'

test.each(['/devices', '/devices?q=a%20b', '/devices/~default~192.0.2.1', '/'])('%s stays', (path) => {
  expect(ownPathOf(path)).toBe(path)
})

test.each([
  'https://evil.example',
  '//evil.example',
  '/\\evil.example',
  '/\t/evil.example',
  'javascript:alert(1)',
  'devices',
  '',
  null,
  undefined,
])('%j leads to the first page', (path) => {
  expect(ownPathOf(path)).toBe('/fleet')
})
