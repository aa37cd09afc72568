import { expect, test } from 'vitest'
import { actOnAlarm, type Act, type AlarmHandling } from './act-on-alarm'

const AT = Date.parse('2026-11-24T09:00:00Z')
const CLOSE = { kind: 'close', reason: 'expected', by: 'ada@example.org', at: AT } as const
const anAlarm = (given: Partial<AlarmHandling> = {}): AlarmHandling => ({
  ...{ state: 'open', ownerId: null, closedAt: null, closedBy: null, closedReason: null, suppressionId: null },
  ...given,
})
const closed = anAlarm({ state: 'closed', closedAt: AT, closedBy: 'ada@example.org', closedReason: 'expected' })

test.each<[string, AlarmHandling, Act, Partial<AlarmHandling>]>([
  ['acknowledging', anAlarm(), { kind: 'acknowledge' }, { state: 'acknowledged' }],
  ['giving it to somebody', anAlarm(), { kind: 'assign', ownerId: 'p1' }, { ownerId: 'p1', state: 'open' }],
  ['giving it to nobody', anAlarm({ ownerId: 'p1' }), { kind: 'assign', ownerId: null }, { ownerId: null }],
  ['closing', anAlarm(), CLOSE, { state: 'closed', closedReason: 'expected', closedBy: 'ada@example.org' }],
  ['opening again', closed, { kind: 'reopen' }, { state: 'open', closedReason: null, closedAt: null }],
  ['suppressing', anAlarm(), { kind: 'suppress', suppressionId: 's1' }, { state: 'suppressed', suppressionId: 's1' }],
])('%s changes just that, and doing it again changes nothing', (_, alarm, act, wanted) => {
  const acted = actOnAlarm(alarm, act)
  const next = 'next' in acted ? acted.next : null
  expect(next).toMatchObject(wanted)
  if (next === null || act.kind === 'suppress' || act.kind === 'reopen') return
  expect(actOnAlarm(next, act)).toEqual({ next: null })
})

test.each<[AlarmHandling, Act, string]>([
  [closed, { kind: 'acknowledge' }, 'It is closed.'],
  [closed, { kind: 'assign', ownerId: 'p1' }, 'It is closed.'],
  [closed, { kind: 'suppress', suppressionId: 's1' }, 'It is closed.'],
  [closed, { ...CLOSE, reason: 'wrong' }, 'It was closed for another reason already.'],
  [anAlarm(), { kind: 'reopen' }, 'It is not closed.'],
  [anAlarm({ state: 'suppressed' }), { kind: 'acknowledge' }, 'It is suppressed.'],
])('what cannot be done says why', (alarm, act, failure) => {
  expect(actOnAlarm(alarm, act)).toEqual({ failure })
})
