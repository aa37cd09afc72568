import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { HOUR_MS } from '@/lib/domain/time'
import type { ScoringInputs } from './inputs'
import { nextChangeAt } from './next-change-at'
import { scoreDevice } from './score-device'
import { NOW, POLICY, aFinding, drawnContext, drawnFinding, hoursAgo, someInputs } from './testing/scoring-builders'

const scoreAt = (inputs: ScoringInputs, at: number): number =>
  scoreDevice(inputs, POLICY, at).breachLikelihood.score ?? 0
const nextOf = (inputs: ScoringInputs, at = NOW): number | null => nextChangeAt(inputs, POLICY, at)

const unit = fc.double({ min: 0, max: 1, noNaN: true })
const draws = (length: number) => fc.array(unit, { minLength: length, maxLength: length })
const anyInputs = fc.tuple(fc.array(draws(6), { maxLength: 10 }), draws(8)).map(([all, draw]) => {
  const findings = all.map((finding, place) => drawnFinding(finding, place))
  return someInputs(findings, drawnContext(draw, findings))
})

describe('nextChangeAt', () => {
  test('is never late: until then less than a point is lost', () => {
    fc.assert(
      fc.property(anyInputs, unit, (inputs, part) => {
        const next = nextOf(inputs) ?? NOW + 10_000 * HOUR_MS
        expect(next).toBeGreaterThan(NOW)
        for (const at of [NOW + Math.floor((next - 1 - NOW) * part), next - 1])
          expect(scoreAt(inputs, NOW) - scoreAt(inputs, at)).toBeLessThan(1 + 1e-6)
      }),
      { numRuns: 500 },
    )
  })

  test('is not much too early: a lone scan is scored again no more than twice for each point it loses', () => {
    const inputs = someInputs([aFinding('scan')])
    let at: number | null = NOW
    let rescores = 0
    while (at !== null && rescores < 500) {
      at = nextOf(inputs, at)
      rescores += 1
    }
    expect(rescores).toBeGreaterThan(50)
    expect(rescores).toBeLessThan(120)
  })

  test('null when nothing ages, nothing is assessed, or a person confirmed', () => {
    expect(nextOf(someInputs([]))).toBeNull()
    expect(nextOf(someInputs([aFinding('telnet')]))).toBeNull()
    expect(nextOf(someInputs([aFinding('scan')], { checks: [] }))).toBeNull()
    expect(nextOf(someInputs([aFinding('scan')], { compromiseConfirmed: { at: NOW, by: 'ana' } }))).toBeNull()
  })

  test('null when what is left is less than a point', () => {
    expect(nextOf(someInputs([aFinding('timing', { lastSeenAt: hoursAgo(5_000) })]))).toBeNull()
  })

  test('waits for the end of the hold of a finding judged true', () => {
    const held = aFinding('scan', { lastSeenAt: hoursAgo(24), verdict: { verdict: 'true', at: hoursAgo(24) } })
    expect(nextOf(someInputs([held]))).toBe(NOW + 6 * 24 * HOUR_MS)
  })
})
