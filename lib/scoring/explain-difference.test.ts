import { describe, expect, test } from 'vitest'
import { explainDifference } from './explain-difference'
import type { ScoringFinding } from './inputs'
import { scoreDevice } from './score-device'
import { NOW, POLICY, aFinding, someInputs } from './testing/scoring-builders'

const breachOf = (...findings: ScoringFinding[]) => scoreDevice(someInputs(findings), POLICY, NOW).breachLikelihood

describe('explainDifference', () => {
  test('sums to the change and begins with its cause', () => {
    const before = breachOf(aFinding('telnet'), aFinding('timing'))
    const after = breachOf(aFinding('telnet'), aFinding('timing'), aFinding('scan'))
    const { change, lines } = explainDifference(before, after)
    expect(change).toBeCloseTo((after.score ?? 0) - (before.score ?? 0), 9)
    expect(lines.reduce((sum, { delta }) => sum + delta, 0)).toBeCloseTo(change ?? NaN, 6)
    expect(lines[0]).toMatchObject({ kind: 'indicator', ruleId: 'scan', findingId: 'scan', before: 0 })
  })

  test('equal scores differ in nothing', () => {
    const { change, lines } = explainDifference(breachOf(aFinding('scan')), breachOf(aFinding('scan')))
    expect(change).toBe(0)
    expect(lines.every(({ delta }) => delta === 0)).toBe(true)
  })

  test('what is not assessed cannot be compared', () => {
    const blind = scoreDevice(someInputs([], { checks: [] }), POLICY, NOW).breachLikelihood
    expect(explainDifference(blind, breachOf())).toEqual({ change: null, lines: [] })
    expect(explainDifference(breachOf(), blind)).toEqual({ change: null, lines: [] })
  })
})
