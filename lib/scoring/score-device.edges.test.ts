import { describe, expect, test } from 'vitest'
import type { ScoringFinding, ScoringInputs } from './inputs'
import { POLICY_2026_1 } from './policies/2026-1'
import { scoreDevice } from './score-device'
import { NOW, POLICY, RULES, aFinding, drawnFinding, hoursAgo, someInputs } from './testing/scoring-builders'

const scored = (inputs: ScoringInputs) => scoreDevice(inputs, POLICY, NOW)
const sumOf = (lines: readonly { points: number }[]): number => lines.reduce((sum, { points }) => sum + points, 0)

/** Numbers that look random and repeat. */
const drawOf = (seed: number): number[] =>
  [1, 2, 3, 4, 5, 6].map((i) => (Math.sin(seed * 12.9898 + i * 78.233) + 1) / 2)

describe('coverage', () => {
  const assessedOnly = (...ruleIds: string[]): Partial<ScoringInputs['context']> => ({
    checks: someInputs([]).context.checks.map((check) => ({
      ...check,
      assessed: ruleIds.includes(check.ruleId),
      reason: 'no sensor',
    })),
  })

  test('below a tenth there is no number and no line', () => {
    // timing 1 of 41.1; boot 0.1 of 1.2
    const { breachLikelihood, threatLevel } = scored(someInputs([aFinding('scan')], assessedOnly('timing', 'boot')))
    for (const score of [breachLikelihood, threatLevel]) {
      expect(score).toMatchObject({ score: null, printed: null, low: null, high: null, band: 'not-assessed' })
      expect(score.contributions).toEqual([])
    }
    expect(breachLikelihood.coverage).toBeCloseTo(1 / 41.1, 9)
    expect(threatLevel.coverage).toBeCloseTo(0.1 / 1.2, 9)
  })

  test('without any check nothing is assessed', () => {
    const { breachLikelihood, notAssessed } = scored(someInputs([aFinding('scan')], { checks: [] }))
    expect(breachLikelihood.score).toBeNull()
    expect(notAssessed).toEqual([])
  })

  test('a confirmed compromise has a number all the same', () => {
    const context = { ...assessedOnly(), compromiseConfirmed: { at: NOW, by: 'ana' } }
    expect(scored(someInputs([], context)).breachLikelihood.printed).toBe(99)
  })

  test('says what was not assessed, where and why, but not what does not apply', () => {
    const checks = [
      { ruleId: 'scan', applicable: true, assessed: true, reason: '' },
      { ruleId: 'flood', applicable: true, assessed: false, reason: 'no flows' },
      { ruleId: 'boot', applicable: false, assessed: false, reason: 'no such thing here' },
    ]
    expect(scored(someInputs([], { checks })).notAssessed).toEqual([
      { ruleId: 'flood', stage: 'impact', reason: 'no flows' },
    ])
  })
})

describe('edges', () => {
  test('500 findings: the strongest of each kind count, and lines sum', () => {
    const findings = Array.from({ length: 500 }, (_, i) => drawnFinding(drawOf(i), i))
    const { breachLikelihood, threatLevel } = scored(someInputs(findings))
    expect(sumOf(breachLikelihood.contributions)).toBeCloseTo(breachLikelihood.score ?? 0, 6)
    expect(sumOf(threatLevel.contributions)).toBeCloseTo(threatLevel.score ?? 0, 6)
    const ids = new Set(breachLikelihood.contributions.map(({ findingId }) => findingId))
    ids.delete('')
    expect(ids.size).toBeLessThanOrEqual(50)
    expect(breachLikelihood.printed).toBeGreaterThanOrEqual(75)
  })

  test('many weak signs do not push a strong one out', () => {
    const weak = Array.from({ length: 400 }, (_, i) => aFinding('timing', { id: `t${String(i)}` }))
    const alone = scored(someInputs([aFinding('scan')])).breachLikelihood.score ?? 0
    expect(scored(someInputs([...weak, aFinding('scan')])).breachLikelihood.score).toBeGreaterThan(alone)
  })

  test('many equal ones', () => {
    const findings = Array.from({ length: 50 }, (_, i) => aFinding('scan', { id: `s${String(i).padStart(2, '0')}` }))
    const { contributions } = scored(someInputs(findings)).breachLikelihood
    // 5 · Σ 1/j², ties by id
    expect(contributions.find(({ findingId }) => findingId === 's00')?.logOdds).toBeCloseTo(5, 9)
    expect(contributions.find(({ findingId }) => findingId === 's09')?.logOdds).toBeCloseTo(0.05, 9)
  })

  test.each([NaN, -1, 0, 2, Infinity])('a confidence of %s is kept within 0 and 1', (confidence) => {
    const findings = [aFinding('scan', { confidence }), aFinding('telnet', { confidence })]
    const { breachLikelihood, threatLevel } = scored(someInputs(findings))
    for (const { score } of [breachLikelihood, threatLevel]) {
      expect(score).toBeGreaterThanOrEqual(0)
      expect(score).toBeLessThanOrEqual(100)
    }
    expect(breachLikelihood.contributions.every((line) => line.confidence >= 0 && line.confidence <= 1)).toBe(true)
  })

  test('equal and future times', () => {
    const times: Partial<ScoringFinding> = { firstSeenAt: NOW, lastSeenAt: NOW }
    const both = scored(someInputs([aFinding('scan', times), aFinding('flood', times)])).breachLikelihood
    expect(both.contributions.some(({ kind }) => kind === 'progression')).toBe(true)
    const ahead = scored(someInputs([aFinding('scan', { lastSeenAt: hoursAgo(-5) })])).breachLikelihood
    expect(ahead.contributions.find(({ kind }) => kind === 'indicator')?.decay).toBe(1)
  })

  test('a finding of a rule nobody described is left out', () => {
    const stranger = { ...aFinding('scan'), id: 'stranger', ruleId: 'constructor' }
    expect(scored(someInputs([stranger]))).toEqual(scored(someInputs([])))
  })

  test('a rule without an entry in the policy weighs half of its class', () => {
    const inputs = { ...someInputs([aFinding('scan')]), rules: { ...RULES } }
    const { contributions } = scoreDevice(inputs, POLICY_2026_1, NOW).breachLikelihood
    expect(contributions.find(({ kind }) => kind === 'indicator')?.weight).toBe(2.75)
  })

  test('contained is shown and lowers the threat level, not breach likelihood', () => {
    const findings = [aFinding('telnet'), aFinding('scan')]
    const [free, contained] = [scored(someInputs(findings)), scored(someInputs(findings, { contained: true }))]
    expect(contained.contained).toBe(true)
    expect(contained.breachLikelihood).toEqual(free.breachLikelihood)
    expect(contained.threatLevel.score).toBeLessThan(free.threatLevel.score ?? 0)
  })

  test('terms that cancel out still share the score', () => {
    // F 0.6 · 0.8333 = 0.5 and K = -0.5: the sum over base is 0
    const { contributions, score } = scored(someInputs([aFinding('telnet', { confidence: 0.8333 })])).breachLikelihood
    expect(sumOf(contributions)).toBeCloseTo(score ?? 0, 6)
    expect(contributions.find(({ kind }) => kind === 'facilitator')?.points).toBeCloseTo(0.495, 2)
  })

  test('one sign is high alone from 4.6 nats and critical from 5.7', () => {
    const at = (x: number) => scored(someInputs([aFinding('listed', { confidence: x / 6.5 })])).breachLikelihood.band
    expect([at(4.5), at(4.6), at(5.6), at(5.71)]).toEqual(['medium', 'high', 'high', 'critical'])
  })
})
