import { expect, test } from 'vitest'
import { isCharacterKeys, keyCaps, matchKeys, pressOf, type KeyPress } from './shortcut'

const press = (key: string, more: Partial<KeyPress> = {}): KeyPress => ({
  key,
  shiftKey: false,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  ...more,
})

test.each<[KeyPress, string | null]>([
  [press('g'), 'g'],
  [press('G'), 'g'],
  [press('C', { shiftKey: true }), 'shift+c'],
  [press('?', { shiftKey: true }), '?'],
  [press('k', { ctrlKey: true }), 'mod+k'],
  [press('k', { metaKey: true }), 'mod+k'],
  [press('c', { ctrlKey: true, shiftKey: true }), null],
  [press('f', { altKey: true }), null],
  [press('[', { ctrlKey: true, altKey: true, isAltGraph: true }), '['],
])('%j is %s', (given, expected) => {
  expect(pressOf(given)).toBe(expected)
})

const KNOWN = ['g f', 'g d', '/', 'f', 'j']

test('a sequence is found key by key', () => {
  expect(matchKeys('', 'g', KNOWN)).toEqual({ found: null, pending: 'g' })
  expect(matchKeys('g', 'f', KNOWN)).toEqual({ found: 'g f', pending: '' })
})

test('a key that does not go on begins anew, and does what it does alone', () => {
  expect(matchKeys('g', 'j', KNOWN)).toEqual({ found: 'j', pending: '' })
  expect(matchKeys('g', 'g', KNOWN)).toEqual({ found: null, pending: 'g' })
  expect(matchKeys('g', 'x', KNOWN)).toEqual({ found: null, pending: '' })
})

test('Esc and keys with Ctrl stay when single keys are off', () => {
  expect(['Escape', 'mod+k', 'g f', '/', 'shift+c'].filter(isCharacterKeys)).toEqual(['g f', '/', 'shift+c'])
})

test('key caps are what stands on the keys', () => {
  expect(keyCaps('g f')).toEqual(['G', 'F'])
  expect(keyCaps('shift+c')).toEqual(['⇧', 'C'])
  expect(keyCaps('Escape')).toEqual(['Esc'])
})
