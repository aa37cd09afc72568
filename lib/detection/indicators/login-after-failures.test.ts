import { expect, test } from 'vitest'
import { hitOf, judged } from '@/lib/testing/a-device'
import { aLogin, aRestart, someFailedLogins } from '@/lib/testing/some-events'
import { DEVICE_IP, hostOf } from '@/lib/testing/some-flows'
import { anAlert, anSshSession, aRequest } from '@/lib/testing/some-records'
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

const shells = (outcomes: readonly boolean[], from = hostOf(9)) =>
  outcomes.map((success, i) => anSshSession({ after: i * 9, from, to: DEVICE_IP, success }))
const pages = (statuses: readonly number[], uri = '/admin') =>
  statuses.map((status, i) => aRequest({ after: i * 9, from: hostOf(9), to: DEVICE_IP, uri, status }))
const refusals = (count: number): number[] => Array.from({ length: count }, () => 401)

test('SSH logs tell it too: five sessions that failed, then one that did not', () => {
  const failures = [false, false, false, false, false]
  expect(hitOf(judged(loginAfterFailures, shells([...failures, true])))).toMatchObject({
    subject: hostOf(9),
    count: 6,
    confidence: 0.7,
  })
  expect(judged(loginAfterFailures, shells([...failures.slice(1), true])).status).toBe('clear')
  expect(judged(loginAfterFailures, [...shells(failures), ...shells([true], hostOf(8))]).status).toBe('clear')
})

test('web logs tell it too: ten refusals of a page, then the page', () => {
  expect(hitOf(judged(loginAfterFailures, pages([...refusals(10), 200]))).count).toBe(11)
  expect(judged(loginAfterFailures, pages([...refusals(9), 200])).status).toBe('clear')
  expect(judged(loginAfterFailures, [...pages(refusals(30)), ...pages([200], '/logo.svg')]).status).toBe('clear')
})

test('a client that is asked each time, or mistypes now and then, has not guessed', () => {
  const digest = Array.from({ length: 60 }, (_, i) => (i % 2 === 0 ? 401 : 200))
  expect(judged(loginAfterFailures, pages(digest)).status).toBe('clear')
  const clumsy = Array.from({ length: 40 }, (_, i) => i % 4 === 3)
  expect(judged(loginAfterFailures, shells(clumsy)).status).toBe('clear')
})

test('a monitor that saw a guesser get in is believed', () => {
  const notice = { engine: 'zeek', signature: 'SSH::Login_By_Password_Guesser', category: 'notice' } as const
  const told = anAlert({ from: hostOf(9), to: DEVICE_IP, ...notice })
  expect(hitOf(judged(loginAfterFailures, [told]))).toMatchObject({ subject: hostOf(9), confidence: 0.8 })
  expect(judged(loginAfterFailures, [anAlert()]).status).toBe('not-assessed')
})
