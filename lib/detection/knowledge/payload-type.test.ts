import { expect, test } from 'vitest'
import { payloadName, payloadSignOf } from './payload-type'

test.each([
  'application/x-executable',
  'application/x-dosexec',
  'text/x-shellscript',
  'elf 32-bit lsb executable, arm',
])('the first bytes of %s tell a program, whatever it is called', (type) => {
  expect(payloadSignOf(type, '/logo.png')).toBe('type')
})

test.each(['/bins/bot.arm7', '/mips', '/x/a.sh?id=3', '/bot-x86_64', '/a.mpsl', '/setup.exe'])(
  'the name of %s is one of a program',
  (path) => {
    expect(payloadSignOf('application/octet-stream', path)).toBe('name')
    expect(payloadSignOf('', path)).toBe('name')
  },
)

test.each(['/firmware.bin', '/alarm', '/charm', '/update.tar.gz', '/', '/sh.html', '/archive', '/config.json'])(
  '%s is not',
  (path) => {
    expect(payloadSignOf('application/octet-stream', path)).toBeNull()
  },
)

test('a page about a script is a page', () => {
  expect(payloadSignOf('text/html', '/install.sh')).toBeNull()
})

test('the short name is the last part of the path', () => {
  expect(payloadName('/a/B.sh?x=/c')).toBe('b.sh')
  expect(payloadName('/')).toBe('/')
})
