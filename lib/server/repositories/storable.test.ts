import { expect, test } from 'vitest'
import { storableJson, storableText } from './storable'

test('what PostgreSQL cannot store is replaced, the rest stays', () => {
  expect(storableText('a\0b\ud800c\u{1f600}')).toBe('a\ufffdb\ufffdc\u{1f600}')
  expect(storableText('plain')).toBe('plain')
})

test.each([
  ['a zero byte', { record: 'a\0b' }, { record: 'a\ufffdb' }],
  ['half of a pair', ['x\udc00'], ['x\ufffd']],
  ['an escaped backslash before u0000', { record: String.raw`\u0000` }, { record: String.raw`\u0000` }],
  ['numbers and null', { a: 1, b: null }, { a: 1, b: null }],
])('%s', (_case, value, stored) => {
  expect(JSON.parse(storableJson(value))).toEqual(stored)
})
