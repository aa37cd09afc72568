import { describe, expect, test } from 'vitest'
import type { GroupMember } from './score-group'
import { scoreGroup } from './score-group'
import { scoreDevice } from './score-device'
import { NOW, POLICY, aFinding, someInputs } from './testing/scoring-builders'
import type { ScoringFinding } from './inputs'

const member = (deviceId: string, findings: ScoringFinding[], isWatched = true): GroupMember => ({
  deviceId,
  ...scoreDevice(someInputs(findings, isWatched ? {} : { checks: [] }), POLICY, NOW),
})

describe('scoreGroup', () => {
  test('nobody', () => {
    const { devices, breachLikelihood, facilitators } = scoreGroup([], POLICY)
    expect(devices).toBe(0)
    expect(breachLikelihood).toEqual({
      expected: 0,
      worst: null,
      p95: null,
      bands: { low: 0, medium: 0, high: 0, critical: 0, 'not-assessed': 0 },
    })
    expect(facilitators).toEqual([])
  })

  test('an idle fleet expects no breach', () => {
    expect(scoreGroup([member('a', []), member('b', [])], POLICY).breachLikelihood.expected).toBe(0)
  })

  test('expected above the base rate, worst, bands, and what is not assessed beside them', () => {
    const group = scoreGroup([member('a', []), member('b', [aFinding('scan')]), member('c', [], false)], POLICY)
    const { expected, worst, bands } = group.breachLikelihood
    // 59.986 - 1
    expect(expected).toBeCloseTo(0.58986, 4)
    expect(worst?.deviceId).toBe('b')
    expect(bands).toEqual({ low: 1, medium: 0, high: 1, critical: 0, 'not-assessed': 1 })
  })

  test('p95 is the nearest rank', () => {
    const fleet = Array.from({ length: 19 }, (_, i) => member(`d${String(i)}`, []))
    const hot = member('hot', [aFinding('scan')])
    const base = fleet[0]?.breachLikelihood.score ?? NaN
    // 19 of 20 are 95 %: the nineteenth is still quiet; of 19 the nineteenth is the hot one
    expect(scoreGroup([...fleet, hot], POLICY).breachLikelihood.p95).toBeCloseTo(base, 9)
    expect(scoreGroup([...fleet.slice(1), hot], POLICY).breachLikelihood.p95).toBeCloseTo(59.99, 1)
  })

  test('facilitators by the threat they add over the group', () => {
    const group = scoreGroup(
      [member('a', [aFinding('telnet')]), member('b', [aFinding('telnet'), aFinding('boot')])],
      POLICY,
    )
    expect(group.facilitators.map(({ ruleId, devices }) => [ruleId, devices])).toEqual([
      ['telnet', 2],
      ['boot', 1],
    ])
    expect(group.facilitators.map(({ points }) => points)).toEqual([expect.closeTo(61, 6), expect.closeTo(1, 6)])
    expect(group.threatLevel.expected).toBeCloseTo(0.62, 6)
  })
})
