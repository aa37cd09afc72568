import { describe, expect, test } from 'vitest'
import type { ScoringInputs } from './inputs'
import { scoreDevice } from './score-device'
import { NOW, POLICY, aFinding, someInputs } from './testing/scoring-builders'

const threatOf = (inputs: ScoringInputs) => scoreDevice(inputs, POLICY, NOW).threatLevel
const expectScore = (inputs: ScoringInputs, score: number): void => {
  expect(threatOf(inputs).score).toBeCloseTo(score, 6)
}

describe('R5 threat level score from facilitators', () => {
  test('45. no facilitator: 0', () => {
    expectScore(someInputs([]), 0)
  })

  test('46. one way in', () => {
    // E = 0.5, Q = 0: 100 · 0.5 · 0.6
    expectScore(someInputs([aFinding('telnet')]), 30)
  })

  test('47. two ways in', () => {
    // E = 1 - 0.5 · 0.4 = 0.8: 48
    expectScore(someInputs([aFinding('telnet'), aFinding('password')]), 48)
  })

  test('48. a way in and inner weakness', () => {
    // E = 0.5, Q = 0.1: 50 · (0.6 + 0.04) = 32; the way in has 30 + 0.2 · 5, the rest 1
    const inputs = someInputs([aFinding('telnet'), aFinding('boot')])
    expectScore(inputs, 32)
    expect(
      threatOf(inputs)
        .contributions.map(({ points }) => Number(points.toFixed(9)))
        .sort(),
    ).toEqual([1, 31])
  })

  test('49. inner weakness alone is no threat, and is still listed', () => {
    const inputs = someInputs([aFinding('boot')])
    expectScore(inputs, 0)
    expect(threatOf(inputs).contributions).toHaveLength(1)
  })

  test('50. exposure, compensation and confidence', () => {
    // 0.5 · 0.5 = 0.25 → 15; 0.5 · 0.3 = 0.15 → 9; 0.5 · 0.8 = 0.4 → 24
    expectScore(someInputs([aFinding('telnet', { exposure: 'site' })]), 15)
    expectScore(someInputs([aFinding('telnet', { compensated: true })]), 9)
    expectScore(someInputs([aFinding('telnet', { confidence: 0.8 })]), 24)
  })

  test('51. containment leaves what isolation leaves', () => {
    // 0.5 · 0.2 = 0.1 → 6
    expectScore(someInputs([aFinding('telnet')], { contained: true }), 6)
  })

  test('52. an unknown exposure is 0.7, between 0.2 and 1', () => {
    const inputs = someInputs([aFinding('telnet', { exposure: 'unknown' })])
    expectScore(inputs, 21)
    expect(threatOf(inputs).low).toBeCloseTo(6, 6)
    expect(threatOf(inputs).high).toBeCloseTo(30, 6)
  })

  test('53. a campaign squares the chance of being spared', () => {
    // 1 - 0.5² = 0.75 → 45; without 30; λ 1.386294 of which half is the campaign's
    const inputs = someInputs([aFinding('telnet')], { campaigns: [{ id: 'botnet', ruleIds: ['telnet'] }] })
    expectScore(inputs, 45)
    const line = threatOf(inputs).contributions.find(({ kind }) => kind === 'campaign')
    expect(line?.points).toBeCloseTo(22.5, 6)
    expect(line?.subject).toBe('botnet')
  })

  test('54. the same hole twice saturates', () => {
    // λ = ln 2 · (1 + 1/4): E = 1 - 2^-1.25 = 0.579552 → 34.773
    const two = [aFinding('telnet', { subject: '23' }), aFinding('telnet', { id: 'other', subject: '2323' })]
    expectScore(someInputs(two), 60 * (1 - 2 ** -1.25))
  })

  test('55. a breached neighbour on a flat segment', () => {
    // p = 0.5 · 0.8 = 0.4 → 24; below 50 nothing; segmented 0.4 · 0.3 = 0.12 → 7.2
    const neighbour = { deviceId: 'hall', score: 80, openness: 'flat' } as const
    expectScore(someInputs([], { neighbour }), 24)
    expectScore(someInputs([], { neighbour: { ...neighbour, score: 49 } }), 0)
    expectScore(someInputs([], { neighbour: { ...neighbour, openness: 'segmented' } }), 7.2)
    expect(threatOf(someInputs([], { neighbour })).contributions[0]?.subject).toBe('hall')
  })

  test('56. vulnerabilities: EPSS · 0.2, at least 0.5 when exploited, unknown is not 0', () => {
    const cve = (epss: number | null, exploited: boolean) =>
      someInputs([aFinding('telnet', { vulnerability: { epss, exploited, component: 'busybox' } })])
    expectScore(cve(0.5, false), 6)
    expectScore(cve(0.5, true), 30)
    // 0.07, between 0.01 and 0.5
    expectScore(cve(null, false), 4.2)
    expect(threatOf(cve(null, false)).low).toBeCloseTo(0.6, 6)
    expect(threatOf(cve(null, false)).high).toBeCloseTo(30, 6)
  })

  test('57. 200 small vulnerabilities of one component are not one big one', () => {
    const many = Array.from({ length: 200 }, (_, i) =>
      aFinding('telnet', { id: `c${String(i)}`, vulnerability: { epss: 0.1, exploited: false, component: 'libc' } }),
    )
    // λ ≤ -ln(0.98) · π²/6 = 0.033232: at most 1.961
    expect(threatOf(someInputs(many)).score).toBeLessThan(1.97)
  })

  test('58. the high end counts what was not assessed at its share in the fleet', () => {
    // telnet not assessed, half of the fleet has it: 0.5 · 0.5 = 0.25 → 15; the score stays 0
    const checks = someInputs([]).context.checks.map((check) => ({ ...check, assessed: check.ruleId !== 'telnet' }))
    const { score, low, high } = threatOf(someInputs([], { checks, fleetShares: { telnet: 0.5 } }))
    expect([score, low]).toEqual([0, 0])
    expect(high).toBeCloseTo(15, 6)
  })

  test('R5 indicators do not move the threat level', () => {
    expectScore(someInputs([aFinding('telnet'), aFinding('scan'), aFinding('flood')]), 30)
  })
})
