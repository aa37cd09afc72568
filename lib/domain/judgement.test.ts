import { expect, test } from 'vitest'
import { covers, judgementOf, reaches, type Judgement } from './judgement'

const aJudgement = (given: Partial<Judgement> = {}): Judgement => ({
  id: 'j',
  ruleId: 'beaconing',
  subject: '203.0.113.7',
  verdict: 'false',
  scope: 'device',
  scopeKey: 'cam-1',
  at: 1_000,
  until: 5_000,
  ...given,
})
const SIGN = { ruleId: 'beaconing', subject: '203.0.113.7' }
const PLACE = { deviceId: 'cam-1', model: 'C200', groupIds: ['yard', 'north'] }

test('a judgement reaches its device, its model, its group and those it lies in, or everything', () => {
  expect(reaches(aJudgement(), PLACE)).toBe(true)
  expect(reaches(aJudgement({ scopeKey: 'cam-2' }), PLACE)).toBe(false)
  expect(reaches(aJudgement({ scope: 'model', scopeKey: 'C200' }), PLACE)).toBe(true)
  expect(reaches(aJudgement({ scope: 'model', scopeKey: 'C200' }), { ...PLACE, model: null })).toBe(false)
  expect(reaches(aJudgement({ scope: 'group', scopeKey: 'north' }), PLACE)).toBe(true)
  expect(reaches(aJudgement({ scope: 'group', scopeKey: 'south' }), PLACE)).toBe(false)
  expect(reaches(aJudgement({ scope: 'everywhere', scopeKey: '' }), PLACE)).toBe(true)
})

test('it speaks of one subject, or of whatever the rule finds, and never of another rule', () => {
  expect(covers(aJudgement(), SIGN)).toBe(true)
  expect(covers(aJudgement(), { ...SIGN, subject: 'other' })).toBe(false)
  expect(covers(aJudgement({ subject: null }), { ...SIGN, subject: 'other' })).toBe(true)
  expect(covers(aJudgement({ subject: null }), { ...SIGN, ruleId: 'irc-channel' })).toBe(false)
})

test('device beats group beats model beats everywhere, however late the wider word came', () => {
  const all = (['everywhere', 'model', 'group', 'device'] as const).map((scope, index) =>
    aJudgement({ id: scope, scope, at: 1_000 - index }),
  )
  for (let count = 1; count <= all.length; count++) {
    expect(judgementOf(SIGN, all.slice(0, count), 2_000)?.id).toBe(all[count - 1]?.id)
  }
})

test('in one scope the exact subject beats any subject, then the latest word holds', () => {
  const any = aJudgement({ id: 'any', subject: null, at: 1_500 })
  expect(judgementOf(SIGN, [any, aJudgement()], 2_000)?.id).toBe('j')
  expect(judgementOf(SIGN, [aJudgement(), aJudgement({ id: 'later', at: 1_200 })], 2_000)?.id).toBe('later')
})

test('it holds from when it is given until its end; when the more specific ends the wider holds', () => {
  const wide = aJudgement({ id: 'wide', scope: 'everywhere', until: null })
  expect(judgementOf(SIGN, [aJudgement(), wide], 4_999)?.id).toBe('j')
  expect(judgementOf(SIGN, [aJudgement(), wide], 5_000)?.id).toBe('wide')
  expect(judgementOf(SIGN, [aJudgement()], 5_000)).toBeNull()
  expect(judgementOf(SIGN, [], 5_000)).toBeNull()
})

test('a device that was last heard of before is assessed with what will hold, unless something held then', () => {
  const later = aJudgement({ id: 'later', at: 3_000 })
  expect(judgementOf(SIGN, [later], 2_000)?.id).toBe('later')
  expect(judgementOf(SIGN, [later, aJudgement({ scope: 'everywhere' })], 2_000)?.id).toBe('j')
})
