import { expect, test } from 'vitest'
import { suggestionsOf } from './query-suggestions'

const known = { group: [{ value: 'north hall', note: '7 devices' }], breach: [{ value: 'critical', note: '1 device' }] }
const texts = (word: string) => suggestionsOf(word, known).map(({ text }) => text)

test('names of filters are offered, then their values', () => {
  expect(texts('mo')).toEqual(['model:'])
  expect(texts('-fi')).toEqual(['-firmware:'])
  expect(texts('group:hall')).toEqual(['group:"north hall"'])
  expect(texts('is:')).toContain('is:silent')
  expect(texts('breach:')[0]).toBe('breach:critical')
})

test('nothing is offered for text, for what is complete and for filters that there are not', () => {
  expect(texts('10.0.0.1')).toEqual([])
  expect(texts('is:silent')).toEqual([])
  expect(texts('constructor:')).toEqual([])
})
