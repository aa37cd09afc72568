import fc from 'fast-check'
import { expect, test } from 'vitest'
import { VERDICTS } from '@/lib/domain/finding'
import { DAY_MS, HOUR_MS } from '@/lib/domain/time'
import { canonicalInputs, parseInputs } from './inputs-hash'
import type { ScoringFinding, ScoringInputs } from './inputs'
import { nextChangeAt } from './next-change-at'
import { scoreDevice } from './score-device'
import { aFinding, drawnFinding, NOW, POLICY, someInputs } from './testing/scoring-builders'

const unit = fc.double({ min: 0, max: 1, noNaN: true })
const someFindings = fc
  .array(fc.array(unit, { minLength: 6, maxLength: 6 }), { maxLength: 70 })
  .map((all) => all.map((draw, place) => drawnFinding(draw, place)))
const END = NOW + 7 * DAY_MS

const scored = (inputs: ScoringInputs, at: number) => {
  const { breachLikelihood, threatLevel } = scoreDevice(inputs, POLICY, at)
  return [breachLikelihood, threatLevel]
}
const judgedAs = (finding: ScoringFinding, verdict: (typeof VERDICTS)[number]): ScoringFinding => ({
  ...finding,
  verdict: { verdict, at: NOW, until: END },
})

test('a finding called expected or wrong is as if absent while that holds, and is back in full at its end', () => {
  fc.assert(
    fc.property(someFindings, fc.nat(69), fc.constantFrom('benign', 'false'), (findings, which, verdict) => {
      const rest = findings.filter((_, place) => place !== which)
      const judged = findings.map((finding, place) => (place === which ? judgedAs(finding, verdict) : finding))
      expect(scored(someInputs(judged), NOW)).toEqual(scored(someInputs(rest), NOW))
      expect(scored(someInputs(judged), END - 1)).toEqual(scored(someInputs(rest), END - 1))
      if (findings.length > 50) return
      expect(scored(someInputs(judged), END)).toEqual(scored(someInputs(findings), END))
      expect(scored(someInputs(judged), NOW - 1)).toEqual(scored(someInputs(findings), NOW - 1))
    }),
  )
})

test('what is stored repeats the scores before, while and after it holds, and is written the same again', () => {
  const judged = fc.tuple(someFindings, fc.array(fc.constantFrom(null, ...VERDICTS), { minLength: 70, maxLength: 70 }))
  fc.assert(
    fc.property(judged, ([findings, verdicts]) => {
      const inputs = someInputs(
        findings.map((finding, place) => {
          const verdict = verdicts[place] ?? null
          return verdict === null ? finding : judgedAs(finding, verdict)
        }),
      )
      const text = canonicalInputs(inputs)
      const stored = parseInputs(text)
      expect(canonicalInputs(stored)).toBe(text)
      for (const at of [NOW - HOUR_MS, NOW, END - 1, END, END + DAY_MS]) {
        const [was, is] = [scored(inputs, at), scored(stored, at)]
        was.forEach(({ score }, index) => {
          expect(is[index]?.score ?? -1).toBeCloseTo(score ?? -1, 6)
        })
      }
    }),
    { numRuns: 60 },
  )
})

test('what was stored before verdicts had an end still reads: judged true, without an end', () => {
  const text = canonicalInputs(someInputs([aFinding('scan', { verdict: { verdict: 'true', at: NOW } })]))
  expect(text).not.toMatch(/,\w+,/)
  expect(parseInputs(text).findings[0]?.verdict).toEqual({ verdict: 'true', at: NOW })
})

test('the next change is when a verdict ends, to the millisecond, even where nothing else ages', () => {
  const telnet = judgedAs(aFinding('telnet'), 'benign')
  expect(nextChangeAt(someInputs([telnet]), POLICY, NOW)).toBe(END)
  expect(nextChangeAt(someInputs([telnet]), POLICY, NOW - 5)).toBe(NOW)
  expect(nextChangeAt(someInputs([telnet]), POLICY, END)).toBeNull()
  const blind = someInputs([telnet], { checks: [] })
  expect(nextChangeAt(blind, POLICY, NOW)).toBe(END)
})

test('called an attack it counts in full for seven days and without an end, then fades as any other', () => {
  const weak = aFinding('channel', { confidence: 0.3 })
  const open = { ...weak, verdict: { verdict: 'true' as const, at: NOW, until: null } }
  const breach = (finding: ScoringFinding, at: number) => scored(someInputs([finding]), at)[0]?.score ?? 0
  expect(breach(open, NOW)).toBeGreaterThan(breach(weak, NOW))
  expect(breach(open, NOW + 7 * DAY_MS)).toBe(breach(open, NOW))
  expect(breach(open, NOW + 9 * DAY_MS)).toBeLessThan(breach(open, NOW))
  expect(breach(judgedAs(weak, 'true'), END)).toBe(breach(weak, END))
})
