import { describe, expect, test } from 'vitest'
import type { ScoringFinding } from './inputs'
import { scoreDevice } from './score-device'
import { NOW, POLICY, aFinding, hoursAgo, someInputs } from './testing/scoring-builders'

const progressionOf = (...findings: ScoringFinding[]): number => {
  const { contributions } = scoreDevice(someInputs(findings), POLICY, NOW).breachLikelihood
  return contributions.find(({ kind }) => kind === 'progression')?.logOdds ?? 0
}
const seen = (first: number, last: number) => ({ firstSeenAt: hoursAgo(first), lastSeenAt: hoursAgo(last) })

describe('progression', () => {
  test('all five stages in order reach the maximum', () => {
    const strong = (['access', 'listed', 'scan', 'flood'] as const).map((id) => aFinding(id))
    // four full stages: 0.8 · 3 = 2.4
    expect(progressionOf(...strong)).toBeCloseTo(2.4, 9)
    expect(progressionOf(...strong, aFinding('process'))).toBeCloseTo(2.4, 9)
  })

  test('one stage is no progression', () => {
    expect(progressionOf(aFinding('scan'), aFinding('guessing'))).toBe(0)
  })

  test('of sets that exclude each other the greater counts', () => {
    // access was first seen after the flood was last seen: either access with listed and scan, or they with the flood
    const access = aFinding('access', seen(1, 0))
    const flood = aFinding('flood', { ...seen(9, 5), confidence: 0.16 })
    const [listed, scan] = [aFinding('listed', seen(8, 0)), aFinding('scan', seen(8, 0))]
    // flood: a = 0.8 · 2^(-5/24) - 0.5 = 0.19239; without it 0.8 · 2 = 1.6
    expect(progressionOf(access, listed, scan, flood)).toBeCloseTo(1.6, 9)
    expect(progressionOf(listed, scan, flood)).toBeCloseTo(0.8 * (1 + 0.8 * 2 ** (-5 / 24) - 0.5), 6)
  })

  test('a stage first seen in the moment the later one was last seen is possible', () => {
    expect(progressionOf(aFinding('scan', seen(3, 0)), aFinding('flood', seen(5, 3)))).toBeGreaterThan(0.7)
  })

  test('reconnaissance and attempts are no stages of it', () => {
    expect(progressionOf(aFinding('guessed'), aFinding('scanned'), aFinding('scan'))).toBe(0)
  })

  test('weak findings open no stage', () => {
    expect(progressionOf(aFinding('scan'), aFinding('transfer', { confidence: 0.25 }))).toBe(0)
  })

  test('adding a stronger later sign of a stage does not take its early one away', () => {
    const early = aFinding('channel', seen(10, 0))
    const flood = aFinding('flood', seen(9, 6))
    const late = aFinding('listed', seen(1, 0))
    expect(progressionOf(early, flood, late)).toBeGreaterThanOrEqual(progressionOf(early, flood))
  })
})
