import { expect, test } from 'vitest'
import { isCommonPath, isLoginPath, pathOf } from './web-path'

test('a path ends where its query begins', () => {
  expect(pathOf('/a/b?c=/d#e')).toBe('/a/b')
  expect(pathOf('')).toBe('')
})

test.each(['', '/', '//', '/index.html', '/favicon.ico', '/.well-known/a/b', '/generate_204', '/x/root.crl'])(
  'everybody asks for %s',
  (path) => {
    expect(isCommonPath(path)).toBe(true)
  },
)

test.each(['/gate.php', '/a/index.html', '/update/check'])('%s is somebody’s own', (path) => {
  expect(isCommonPath(path)).toBe(false)
})

test('log-in pages', () => {
  expect(['/login', '/cgi-bin/login.cgi', '/api/sign-in', '/doLogin', '/user/logon'].filter(isLoginPath)).toHaveLength(
    5,
  )
  expect(['/catalogin', '/logins', '/blog/in', '/auth/refresh', '/status'].filter(isLoginPath)).toEqual([])
})
