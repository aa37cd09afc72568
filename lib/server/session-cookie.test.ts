import { expect, test } from 'vitest'
import { createSessionValue, findSessionValue, isSessionValue, SESSION_COOKIE } from '@/lib/server/session-cookie'

const SECRET = 's'.repeat(43)
const AS_OF = Date.UTC(2026, 10, 1)
const HOUR_MS = 3_600_000

test('a session lasts 12 hours', () => {
  const value = createSessionValue(SECRET, AS_OF)
  expect(isSessionValue(SECRET, value, AS_OF)).toBe(true)
  expect(isSessionValue(SECRET, value, AS_OF + 12 * HOUR_MS - 1000)).toBe(true)
  expect(isSessionValue(SECRET, value, AS_OF + 12 * HOUR_MS)).toBe(false)
})

test('a session signed with another secret is none', () => {
  expect(isSessionValue('t'.repeat(43), createSessionValue(SECRET, AS_OF), AS_OF)).toBe(false)
})

test('a session cannot be prolonged by its holder', () => {
  const [expires, signature] = createSessionValue(SECRET, AS_OF).split('.')
  expect(isSessionValue(SECRET, `${String(Number(expires) + 60)}.${String(signature)}`, AS_OF)).toBe(false)
})

test.each(['', '.', 'x.y', '99999999999.', '99999999999.AAAA', `${createSessionValue(SECRET, AS_OF)}.x`, 'é.é'])(
  'the value %j is no session',
  (value) => {
    expect(isSessionValue(SECRET, value, AS_OF)).toBe(false)
  },
)

test('the value is found among other cookies', () => {
  expect(findSessionValue(`theme=dark; ${SESSION_COOKIE}=12.ab-c; x=y`)).toBe('12.ab-c')
  expect(findSessionValue(`other${SESSION_COOKIE}=1`)).toBeNull()
  expect(findSessionValue(null)).toBeNull()
})
