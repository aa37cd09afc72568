import { expect, test } from 'vitest'
import { hitOf, judged } from '@/lib/testing/a-device'
import { aFlow, someFlows } from '@/lib/testing/some-flows'
import { anSshSession } from '@/lib/testing/some-records'
import { aReport } from '@/lib/testing/some-reports'
import { loginGuessing } from './login-guessing'

const guesses = (count: number) => someFlows(count, 20, () => ({ to: '192.168.1.77', port: 22, service: 'ssh' }))

test('ten short sessions with one login service are guesses', () => {
  const hit = hitOf(judged(loginGuessing, guesses(10)))
  expect(hit).toMatchObject({ subject: '192.168.1.77:22', count: 10, confidence: 0.7 })
  expect(judged(loginGuessing, guesses(9)).status).toBe('clear')
})

test('thirty leave no doubt, on whatever port the monitor recognises the service', () => {
  const odd = someFlows(30, 5, () => ({ to: '192.168.1.77', port: 22_022, service: 'ssh' }))
  expect(hitOf(judged(loginGuessing, odd))).toMatchObject({ subject: '192.168.1.77:22022', confidence: 1 })
})

test('a backup that logs in once and stays does not guess', () => {
  expect(judged(loginGuessing, [aFlow({ port: 22, service: 'ssh', lastingMs: 900_000, sent: 9_000_000 })]).status).toBe(
    'clear',
  )
})

test('file transfers are larger than a wrong password', () => {
  expect(
    judged(
      loginGuessing,
      someFlows(40, 5, () => ({ port: 21, sent: 40_000 })),
    ).status,
  ).toBe('clear')
})

test('a hundred short web sessions are no logins', () => {
  expect(judged(loginGuessing, someFlows(100, 3)).status).toBe('clear')
})

test('an address of IPv6 is written in brackets', () => {
  const hit = hitOf(
    judged(
      loginGuessing,
      someFlows(10, 20, () => ({ to: 'fe80::77', port: 23 })),
    ),
  )
  expect(hit.subject).toBe('[fe80::77]:23')
})

test('without a network monitor nothing can be said', () => {
  expect(judged(loginGuessing, [aReport()]).status).toBe('not-assessed')
})

const shells = (count: number, success: boolean | null) =>
  Array.from({ length: count }, (_, i) => anSshSession({ after: i * 10, to: '192.168.1.77', success }))

test('SSH logs alone are enough: ten failed sessions, or twice as many of unknown outcome', () => {
  expect(hitOf(judged(loginGuessing, shells(10, false)))).toMatchObject({ subject: '192.168.1.77:22', count: 10 })
  expect(judged(loginGuessing, shells(9, false)).status).toBe('clear')
  expect(hitOf(judged(loginGuessing, shells(20, null)))).toMatchObject({ count: 20, confidence: 0.7 })
  expect(judged(loginGuessing, shells(19, null)).status).toBe('clear')
  expect(judged(loginGuessing, shells(60, true)).status).toBe('clear')
})

test('connections and SSH logs of the same guesses are one finding', () => {
  const both = guesses(12).flatMap((flow, i) => [flow, ...shells(12, false).slice(i, i + 1)])
  const hit = hitOf(judged(loginGuessing, both))
  expect(hit.count).toBe(12)
  expect(both.every(hit.isEvidence)).toBe(true)
})
