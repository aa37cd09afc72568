import { expect, test } from 'vitest'
import { parseThingName } from './thing-name'

test.each([['pump-17'], ['Kühlhaus 3/4'], ['...'], ['../x'], ['a'.repeat(128)], ['ü'.repeat(64)]])(
  '%s is a thing name',
  (name) => {
    expect(parseThingName(name)).toBe(name)
  },
)

test.each([
  [''],
  ['a\u0000'],
  ['a\nb'],
  ['a\u007f'],
  ['\ud800'],
  ['a'.repeat(129)],
  ['ü'.repeat(65)],
  ['.'],
  ['..'],
  [7],
  [undefined],
])('%j is none', (name) => {
  expect(parseThingName(name)).toBeNull()
})
