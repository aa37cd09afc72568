import { expect, test } from 'vitest'
import { hitOf, judged } from '@/lib/testing/a-device'
import { aLogin, aRestart, someFailedLogins } from '@/lib/testing/some-events'
import { hostOf } from '@/lib/testing/some-flows'
import { loginAfterFailures } from './login-after-failures'

test('five wrong passwords, then the right one', () => {
  const hit = hitOf(judged(loginAfterFailures, [...someFailedLogins(5), aLogin(9, 'success')]))
  expect(hit).toMatchObject({ subject: '203.0.113.9', confidence: 0.7, count: 6, severity: 'critical' })
  expect(judged(loginAfterFailures, [...someFailedLogins(4), aLogin(9, 'success')]).status).toBe('clear')
})

test('one typing error, then the login', () => {
  expect(judged(loginAfterFailures, [...someFailedLogins(1), aLogin(5, 'success')]).status).toBe('clear')
})

test('guesses that never succeed are no login', () => {
  expect(judged(loginAfterFailures, someFailedLogins(500)).status).toBe('clear')
})

test('somebody else who logs in did not guess', () => {
  expect(judged(loginAfterFailures, [...someFailedLogins(20), aLogin(30, 'success', '192.168.1.2')]).status).toBe(
    'clear',
  )
})

test('failures of the day before are another story', () => {
  expect(judged(loginAfterFailures, [...someFailedLogins(20), aLogin(86_400, 'success')]).status).toBe('clear')
})

test('a break-in is not driven out by a thousand others who try', () => {
  const others = Array.from({ length: 1_000 }, (_, i) => aLogin(40 + i, 'failure', hostOf(i)))
  const outcome = judged(loginAfterFailures, [...someFailedLogins(9), aLogin(30, 'success'), ...others])
  expect(hitOf(outcome).subject).toBe('203.0.113.9')
})

test('a device that does not report logins cannot be judged', () => {
  expect(judged(loginAfterFailures, [aRestart(0, 'power')]).status).toBe('not-assessed')
})
