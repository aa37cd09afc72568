import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { DAY_MS, HOUR_MS } from '@/lib/domain/time'
import type { AlarmAsItStands } from './alarm'
import { applyDecision } from './apply-decision'
import { decideAlarm, type AlarmChange } from './decide-alarm'
import { rankAlarm } from './rank-alarm'

const NOW = Date.parse('2026-11-24T09:00:00Z')
const breach = (printed: number | null): AlarmChange => ({ cause: 'breach-band', printed })
const anAlarm = (given: Partial<AlarmAsItStands> = {}): AlarmAsItStands => ({
  state: 'open',
  severity: 'high',
  isStanding: true,
  level: 60,
  hasOwner: false,
  closedReason: null,
  closedAt: null,
  ...given,
})
const closed = (given: Partial<AlarmAsItStands> = {}) =>
  anAlarm({ state: 'closed', isStanding: false, closedReason: 'cleared', closedAt: NOW - HOUR_MS, ...given })

describe('breach likelihood', () => {
  test.each([
    [49, 'nothing'],
    [50, 'raise'],
    [100, 'raise'],
    [null, 'nothing'],
  ])('%s without an alarm: %s', (printed, kind) => {
    expect(decideAlarm(null, breach(printed), NOW).kind).toBe(kind)
  })

  test('clears 5 points below the edge and not before', () => {
    expect(decideAlarm(anAlarm({ level: 52 }), breach(48), NOW).kind).toBe('nothing')
    expect(decideAlarm(anAlarm({ level: 50 }), breach(45), NOW).kind).toBe('settle')
    expect(decideAlarm(anAlarm(), breach(44), NOW)).toEqual({ kind: 'clear', closes: true })
  })

  test('from high to critical is the same alarm, worse, and falls back only below 70', () => {
    expect(decideAlarm(anAlarm(), breach(75), NOW)).toEqual({ kind: 'escalate', severity: 'critical', level: 75 })
    const critical = anAlarm({ severity: 'critical', level: 75 })
    expect(decideAlarm(critical, breach(71), NOW).kind).toBe('nothing')
    expect(decideAlarm(critical, breach(69), NOW)).toEqual({ kind: 'settle', severity: 'high', level: 69 })
  })

  test('a rise by 5 points in the band is a repeat, less is nothing', () => {
    expect(decideAlarm(anAlarm(), breach(64), NOW).kind).toBe('nothing')
    expect(decideAlarm(anAlarm(), breach(65), NOW)).toEqual({ kind: 'repeat', severity: 'high', level: 65 })
  })

  test('an alarm that somebody has taken waits for them when the score fell', () => {
    expect(decideAlarm(anAlarm({ hasOwner: true }), breach(3), NOW)).toEqual({ kind: 'clear', closes: false })
    expect(decideAlarm(anAlarm({ state: 'acknowledged' }), breach(3), NOW)).toEqual({ kind: 'clear', closes: false })
    expect(decideAlarm(anAlarm({ state: 'suppressed' }), breach(3), NOW)).toEqual({ kind: 'clear', closes: true })
  })

  test('what was not assessed lately says nothing about an alarm', () => {
    expect(decideAlarm(anAlarm(), breach(null), NOW).kind).toBe('nothing')
  })
})

describe('what comes again', () => {
  test('within a day reopens the alarm, after it a new one is raised', () => {
    expect(decideAlarm(closed(), breach(60), NOW).kind).toBe('reopen')
    expect(decideAlarm(closed({ closedAt: NOW - DAY_MS }), breach(60), NOW).kind).toBe('raise')
  })

  test('after a handled attack reopens: it is back', () => {
    expect(decideAlarm(closed({ closedReason: 'attack-handled' }), breach(60), NOW).kind).toBe('reopen')
  })

  test('after it was judged harmless is counted and stays closed, unless it is worse', () => {
    const expected = closed({ closedReason: 'expected' })
    expect(decideAlarm(expected, breach(60), NOW).kind).toBe('repeat')
    expect(decideAlarm(expected, breach(80), NOW)).toMatchObject({ kind: 'reopen', severity: 'critical' })
  })

  test('a closed alarm whose score stays high raises no other', () => {
    expect(decideAlarm(closed({ isStanding: true, closedReason: 'wrong' }), breach(60), NOW).kind).toBe('nothing')
  })

  test('while its owner still has it, it is counted', () => {
    expect(decideAlarm(anAlarm({ isStanding: false, hasOwner: true }), breach(60), NOW).kind).toBe('repeat')
  })
})

test('only a critical threat level is an alarm, of severity high', () => {
  expect(decideAlarm(null, { cause: 'threat-band', printed: 74 }, NOW).kind).toBe('nothing')
  expect(decideAlarm(null, { cause: 'threat-band', printed: 75 }, NOW)).toMatchObject({ severity: 'high' })
})

test('a lost sensor is high, a lost agent medium, and both clear when they are back', () => {
  const lost = (of: 'device' | 'sensor', isLost = true): AlarmChange => ({ cause: 'sensor-lost', of, isLost })
  expect(decideAlarm(null, lost('sensor'), NOW)).toMatchObject({ kind: 'raise', severity: 'high' })
  expect(decideAlarm(null, lost('device'), NOW)).toMatchObject({ kind: 'raise', severity: 'medium' })
  expect(decideAlarm(anAlarm({ level: 0 }), lost('sensor', false), NOW)).toEqual({ kind: 'clear', closes: true })
})

test('critical, and high on a late stage of a device that matters, are to be acted on now', () => {
  expect(rankAlarm('critical', null, null)).toBe(0)
  expect(rankAlarm('high', 'impact', 'high')).toBe(1)
  expect(rankAlarm('high', 'impact', 'low')).toBe(2)
  expect(rankAlarm('high', 'execution', 'high')).toBe(2)
  expect(rankAlarm('medium', 'impact', 'high')).toBe(3)
})

const aChange: fc.Arbitrary<AlarmChange> = fc.oneof(
  fc.record({
    cause: fc.constantFrom('breach-band' as const, 'threat-band' as const),
    printed: fc.option(fc.integer({ min: 0, max: 100 })),
  }),
  fc.record({
    cause: fc.constant('sensor-lost' as const),
    of: fc.constantFrom('device' as const, 'sensor' as const),
    isLost: fc.boolean(),
  }),
)

const play = (alarm: AlarmAsItStands | null, changes: readonly AlarmChange[]) =>
  changes.reduce((now, change) => applyDecision(now, decideAlarm(now, change, NOW), NOW), alarm)

test('the same change again changes nothing, wherever the alarm came to', () => {
  fc.assert(
    fc.property(fc.array(aChange), aChange, (before, change) => {
      const once = play(null, [...before, change])
      expect(decideAlarm(once, change, NOW).kind).toBe('nothing')
    }),
  )
})

const standingOf = (alarm: AlarmAsItStands | null): string =>
  alarm?.isStanding === true ? `${alarm.state} ${alarm.severity}` : 'none'

/** What may stand at a score, whatever came before: at an edge, within the hysteresis, there are two. */
const allowedAt = (score: number): readonly string[] => {
  if (score >= 75) return ['open critical']
  if (score >= 70) return ['open critical', 'open high']
  if (score >= 50) return ['open high']
  return score >= 45 ? ['open high', 'none'] : ['none']
}

test('a score that stands in a band has an alarm, one below the edge has none that stands', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 1 }), (scores) => {
      const alarm = play(null, scores.map(breach))
      const last = scores.at(-1) ?? 0
      expect(allowedAt(last)).toContain(standingOf(alarm))
    }),
  )
})
