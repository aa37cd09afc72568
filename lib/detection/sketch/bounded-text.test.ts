import { expect, test } from 'vitest'
import { boundedText } from './bounded-text'

test('a short printable text stays as it is', () => {
  expect(boundedText('/usr/bin/camera', 80)).toBe('/usr/bin/camera')
})

test('a long one is its head and a hash, and two long ones stay two', () => {
  const [a, b] = ['a', 'b'].map((end) => boundedText('x'.repeat(900) + end, 80))
  expect(a?.length).toBe(80)
  expect(a).not.toBe(b)
})

test('control characters, directions of writing and wide letters do not get through', () => {
  const hostile = boundedText('/tmp/\u202Egpj.exe\n\u0000é', 80)
  expect(hostile).toMatch(/^[ -~]+$/)
  expect(hostile).toMatch(/^\/tmp\/\?gpj\.exe\?\?\?~[0-9a-f]{8}$/)
})
