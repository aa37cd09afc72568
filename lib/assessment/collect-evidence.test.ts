import { describe, expect, test } from 'vitest'
import { EVIDENCE_FIRST, EVIDENCE_LATEST } from '@/lib/domain/finding'
import { aFlow, DAY_ONE } from '@/lib/testing/some-arrivals'
import { collectEvidence } from './collect-evidence'

const flows = (count: number, from = 0) =>
  Array.from({ length: count }, (_, index) => aFlow(DAY_ONE + (from + index) * 1_000).observation)
const times = (evidence: readonly { observedAt: number }[]): number[] =>
  evidence.map(({ observedAt }) => (observedAt - DAY_ONE) / 1_000)
const always = (): boolean => true

describe('the raw records of a finding', () => {
  test('are all of them while they are few', () => {
    expect(times(collectEvidence([], flows(4), always))).toEqual([0, 1, 2, 3])
  })

  test('of a flood are how it began and how it goes on', () => {
    const kept = times(collectEvidence([], flows(2_000), always))
    expect(kept).toHaveLength(EVIDENCE_FIRST + EVIDENCE_LATEST)
    expect(kept.slice(0, EVIDENCE_FIRST)).toEqual([0, 1, 2, 3, 4])
    expect(kept.slice(-EVIDENCE_LATEST)).toEqual(Array.from({ length: 10 }, (_, index) => 1_990 + index))
  })

  test('keep how it began when more arrives', () => {
    const begun = collectEvidence([], flows(20), always)
    const kept = times(collectEvidence(begun, flows(30, 100), always))
    expect(kept.slice(0, EVIDENCE_FIRST)).toEqual([0, 1, 2, 3, 4])
    expect(kept.at(-1)).toBe(129)
  })

  test('are kept once, and only those the finding rests on', () => {
    const known = collectEvidence([], flows(3), always)
    expect(collectEvidence(known, flows(3), always)).toBe(known)
    expect(collectEvidence(known, flows(3, 50), () => false)).toBe(known)
  })
})
