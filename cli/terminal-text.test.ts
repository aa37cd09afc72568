import { expect, test } from 'vitest'
import { terminalLines, terminalRow, terminalText } from './terminal-text'

test('what would clear, link or turn the terminal stands as an escape', () => {
  expect(terminalText('\u001B[2J\u001B]8;;http://evil.example\u0007x\u202E')).toBe(
    '\\u001b[2J\\u001b]8;;http://evil.example\\u0007x\\u202e',
  )
})

test('a name begins neither a column nor a line', () => {
  expect(terminalRow(['ada\tadministrator', 'x\r\nforged'])).toBe('ada\\tadministrator\tx\\r\\nforged')
})

test('lines of a message stay lines', () => {
  expect(terminalLines('There is no verb \u001B[31m.\n\nnpm run vedette')).toBe(
    'There is no verb \\u001b[31m.\n\nnpm run vedette',
  )
})
