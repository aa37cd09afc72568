import { expect, test } from 'vitest'
import { commonWords } from './peer-words'

test('what two devices have in common reads as a sentence would say it', () => {
  expect(commonWords([])).toBe('no model, segment, group or site in common')
  expect(commonWords(['model'])).toBe('same model')
  expect(commonWords(['model', 'group', 'site'])).toBe('same model, group and site')
})
