import { expect, test } from 'vitest'
import { filterText, hasFilter, queryWords, replaceWord, toggleFilter, wordAt } from './query-text'

test('words keep their quotation marks, also an open one', () => {
  expect(queryWords('cam  group:"north hall" x').map(({ text }) => text)).toEqual(['cam', 'group:"north hall"', 'x'])
  expect(queryWords('group:"north ha').map(({ text }) => text)).toEqual(['group:"north ha'])
})

test('a value that would fall apart is put in quotation marks', () => {
  expect(filterText('group', 'north hall')).toBe('group:"north hall"')
  expect(filterText('group', 'a"b')).toBe('group:ab')
})

test('a filter is put in and taken out, and nothing else changes', () => {
  expect(toggleFilter('cam', 'breach:high')).toBe('cam breach:high')
  expect(toggleFilter('cam breach:high group:"a b"', 'breach:high')).toBe('cam group:"a b"')
  expect(hasFilter('breach:higher', 'breach:high')).toBe(false)
})

test('the word at the caret is replaced, with a space behind what is complete', () => {
  expect(wordAt('cam gr', 6)).toEqual({ text: 'gr', from: 4, to: 6 })
  expect(wordAt('cam ', 4)).toEqual({ text: '', from: 4, to: 4 })
  expect(replaceWord('cam gr x', wordAt('cam gr x', 6), 'group:', false)).toEqual({ query: 'cam group: x', caret: 10 })
  expect(replaceWord('is:si', wordAt('is:si', 5), 'is:silent', true)).toEqual({ query: 'is:silent ', caret: 10 })
})
