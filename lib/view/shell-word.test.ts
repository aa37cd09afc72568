import { execFileSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { shellWord } from './shell-word'

const TEXTS = [
  '',
  'plain words',
  `it's "quoted" \\ and $HOME \`id\` $(id) !! * ~ #`,
  `';touch /tmp/owned;'`,
  'two\nlines\r\n\tand a tab',
  `\u001b[31mred\u0007 'and' \\x41 !`,
  'umlaut ä, snowman ☃, emoji 🚀, bidi \u202e',
  '-d @/etc/passwd',
]

test.each(TEXTS)('%j comes out of a shell as it went in', (text) => {
  expect(execFileSync('bash', ['-c', `printf %s ${shellWord(text)}`], { encoding: 'utf8' })).toBe(text)
})

test.each(TEXTS)('%j is one line of printable ASCII', (text) => {
  expect(shellWord(text)).toMatch(/^[\x20-\x7e]*$/)
})

test('half of a surrogate pair does not break it', () => {
  expect(shellWord('\ud800')).toBe(String.raw`$'\xef\xbf\xbd'`)
})
