import { expect, test } from 'vitest'
import { hitOf, judged } from '@/lib/testing/a-device'
import { aClaim, aLogin, aRestart } from '@/lib/testing/some-events'
import { weakenedProtection } from './weakened-protection'

test('logging that was on is off', () => {
  const hit = hitOf(
    judged(weakenedProtection, [aClaim({ logging: { enabled: true } }), aClaim({ logging: { enabled: false } }, 60)]),
  )
  expect(hit).toMatchObject({ subject: 'logging', confidence: 0.7 })
  expect(hit.summary).toBe('The device had logging and says now that it has not.')
})

test.each([
  [{ boot: { secure: true } }, { boot: { secure: false } }, 'secure boot'],
  [{ updates: { signed: true } }, { updates: { signed: false } }, 'signed updates'],
  [{ credentials: 'unique' as const }, { credentials: 'default' as const }, 'credentials of its own'],
  [{ encryption: { tlsMinimum: '1.2' as const } }, { encryption: { tlsMinimum: '1.0' as const } }, 'TLS 1.2'],
  [{ debugInterface: false }, { debugInterface: true }, 'a closed debug interface'],
])('%j and then %j', (before, after, subject) => {
  expect(hitOf(judged(weakenedProtection, [aClaim(before), aClaim(after, 60)])).subject).toBe(subject)
  expect(judged(weakenedProtection, [aClaim(after), aClaim(before, 60)]).status).toBe('clear')
})

test('what is repeated keeps the moment it began', () => {
  const off = [60, 120].map((after) => aClaim({ boot: { secure: false } }, after))
  const hit = hitOf(judged(weakenedProtection, [aClaim({ boot: { secure: true } }), ...off]))
  expect(hit.firstSeenAt).toBe(off[0]?.observedAt)
})

test('a device that never had it has not lost it, and one that says nothing of it neither', () => {
  expect(judged(weakenedProtection, [aClaim({ boot: { secure: false } })]).status).toBe('clear')
  expect(judged(weakenedProtection, [aClaim({ logging: { enabled: true } }), aClaim({ model: 'C' }, 9)]).status).toBe(
    'clear',
  )
})

test('an update may bring its own settings', () => {
  const claims = [
    aClaim({ logging: { enabled: true } }),
    aRestart(50, 'update'),
    aClaim({ logging: { enabled: false } }, 60),
  ]
  expect(hitOf(judged(weakenedProtection, claims)).confidence).toBe(0.2)
})

test('a device that never described itself cannot be judged', () => {
  expect(judged(weakenedProtection, [aLogin(0, 'success')]).status).toBe('not-assessed')
})
