import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { HOUR_MS } from '@/lib/domain/time'
import type { ScoringFinding, ScoringInputs } from './inputs'
import { scoreDevice } from './score-device'
import { NOW, POLICY, RULES, aFinding, drawnContext, drawnFinding, someInputs } from './testing/scoring-builders'

const unit = fc.double({ min: 0, max: 1, noNaN: true })
const draws = (length: number) => fc.array(unit, { minLength: length, maxLength: length })
const someFindings = (maxLength: number) =>
  fc.array(draws(6), { maxLength }).map((all) => all.map((draw, place) => drawnFinding(draw, place)))

/** Inputs of any shape: up to 14 findings, and each part of the context there or not. */
const anyInputs = fc
  .tuple(someFindings(14), draws(8))
  .map(([findings, draw]) => someInputs(findings, drawnContext(draw, findings)))

const scored = (inputs: ScoringInputs, at = NOW) => scoreDevice(inputs, POLICY, at)
const breachOf = (inputs: ScoringInputs, at = NOW): number => scored(inputs, at).breachLikelihood.score ?? 0
const threatOf = (inputs: ScoringInputs): number => scored(inputs).threatLevel.score ?? 0
const isIndicator = ({ ruleId }: ScoringFinding): boolean => RULES[ruleId as keyof typeof RULES].kind === 'indicator'
const withFinding = (inputs: ScoringInputs, finding: ScoringFinding): ScoringInputs => ({
  ...inputs,
  findings: [...inputs.findings, finding],
})

/** Sums of many terms may differ in their last digits. */
const NOISE = 1e-9

describe('what must be true of every input', () => {
  test('scores, ends and lines are finite and within bounds, and lines sum to the score', () => {
    fc.assert(
      fc.property(anyInputs, (inputs) => {
        const { breachLikelihood, threatLevel } = scored(inputs)
        for (const { score, low, high, contributions } of [breachLikelihood, threatLevel]) {
          const ends = [low, score, high].map((value) => value ?? 0)
          expect(ends.every((value) => value >= 0 && value <= 100)).toBe(true)
          expect(ends).toEqual([...ends].sort((a, b) => a - b))
          const points = contributions.map((line) => line.points)
          expect(points.every((value) => Math.abs(value) <= 100)).toBe(true)
          expect(points.reduce((sum, value) => sum + value, 0)).toBeCloseTo(score ?? 0, 6)
        }
      }),
      { numRuns: 400 },
    )
  })

  test('order is irrelevant', () => {
    fc.assert(
      fc.property(anyInputs, (inputs) => {
        const { checks, ...context } = inputs.context
        const turned = {
          ...inputs,
          findings: [...inputs.findings].reverse(),
          context: { ...context, checks: [...checks].reverse() },
        }
        const [a, b] = [scored(inputs), scored(turned)]
        expect(b.breachLikelihood.score).toBeCloseTo(a.breachLikelihood.score ?? 0, 9)
        expect(b.threatLevel.score).toBeCloseTo(a.threatLevel.score ?? 0, 9)
        expect(b.breachLikelihood.contributions.map((line) => [line.kind, line.findingId])).toEqual(
          a.breachLikelihood.contributions.map((line) => [line.kind, line.findingId]),
        )
      }),
    )
  })

  test('adding a finding never lowers breach likelihood, adding a facilitator neither score', () => {
    fc.assert(
      fc.property(anyInputs, draws(6), (inputs, draw) => {
        const added = withFinding(inputs, { ...drawnFinding(draw, 0), id: 'added' })
        expect(breachOf(added)).toBeGreaterThanOrEqual(breachOf(inputs) - NOISE)
        expect(threatOf(added)).toBeGreaterThanOrEqual(threatOf(inputs) - NOISE)
      }),
      { numRuns: 500 },
    )
  })

  test('more age never raises the score, nor what the aged finding adds', () => {
    fc.assert(
      fc.property(anyInputs, fc.nat(2000), fc.nat(20), (inputs, hours, which) => {
        expect(breachOf(inputs, NOW + hours * HOUR_MS)).toBeLessThanOrEqual(breachOf(inputs) + NOISE)
        const { id } = inputs.findings[which % Math.max(1, inputs.findings.length)] ?? aFinding('scan')
        const age = (finding: ScoringFinding): ScoringFinding =>
          finding.id === id ? { ...finding, lastSeenAt: finding.lastSeenAt - hours * HOUR_MS } : finding
        const addedBy = (of: ScoringInputs): number =>
          scored(of).breachLikelihood.contributions.find((l) => l.kind === 'indicator' && l.findingId === id)
            ?.logOdds ?? 0
        const aged = { ...inputs, findings: inputs.findings.map(age) }
        expect(addedBy(aged)).toBeLessThanOrEqual(addedBy(inputs) + NOISE)
      }),
      { numRuns: 300 },
    )
  })

  test('a finding judged false or benign is as if absent', () => {
    fc.assert(
      fc.property(anyInputs, draws(6), fc.constantFrom('false', 'benign'), (inputs, draw, verdict) => {
        const judged = { ...drawnFinding(draw, 0), id: 'judged', verdict: { verdict, at: NOW } } as const
        expect(scored(withFinding(inputs, judged))).toEqual(scored(inputs))
      }),
    )
  })

  test('continuity: a small change of any confidence moves the score little', () => {
    // At most 25 points a unit of log-odds; a step of 0.0002 in confidence moves x by at most 6.5 · 1.25 times that,
    // x enters its family, the progression (0.8), K (0.5), peers (2) and the half-life's rise.
    fc.assert(
      fc.property(anyInputs, fc.nat(20), (inputs, which) => {
        const { id } = inputs.findings[which % Math.max(1, inputs.findings.length)] ?? aFinding('scan')
        const findings = inputs.findings.map((finding) =>
          finding.id === id ? { ...finding, confidence: Math.max(0, finding.confidence - 0.0002) } : finding,
        )
        const moved = breachOf(inputs) - breachOf({ ...inputs, findings })
        expect(Math.abs(moved)).toBeLessThan(0.5)
      }),
      { numRuns: 500 },
    )
  })

  test('attempts alone never pass low', () => {
    fc.assert(
      fc.property(fc.array(unit, { maxLength: 60 }), unit, (confidences, share) => {
        const findings = confidences.map((confidence, i) =>
          aFinding(i % 2 === 0 ? 'guessed' : 'scanned', { id: `a${String(i)}`, confidence }),
        )
        const { band, contributions } = scored(someInputs(findings, drawnContext([share], []))).breachLikelihood
        expect(['low', 'not-assessed']).toContain(band)
        const added = contributions.filter(({ kind }) => kind === 'indicator').map((line) => line.logOdds)
        expect(added.reduce((sum, logOdds) => sum + logOdds, 0)).toBeLessThanOrEqual(0.5 + NOISE)
      }),
    )
  })

  test('the inputs are left as they are', () => {
    fc.assert(
      fc.property(anyInputs, (inputs) => {
        const before = JSON.stringify(inputs)
        scored(inputs)
        expect(JSON.stringify(inputs)).toBe(before)
      }),
    )
  })

  test('healing never raises breach likelihood', () => {
    fc.assert(
      fc.property(someFindings(8), fc.constantFrom('reflash', 'update', 'rotation', 'reboot'), (findings, kind) => {
        const findingIds = findings.filter(isIndicator).map(({ id }) => id)
        const healed = { id: 'm', kind, verifiedAt: NOW, word: 'observation', findingIds } as const
        const after = breachOf(someInputs(findings, { mitigations: [healed] }))
        expect(after).toBeLessThanOrEqual(breachOf(someInputs(findings)) + NOISE)
      }),
    )
  })
})
