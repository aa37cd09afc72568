import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ScoringInputs } from './inputs'
import { canonicalInputs, inputsHash, parseInputs } from './inputs-hash'
import { scoreDevice } from './score-device'
import {
  NOW,
  POLICY,
  RULES,
  aFinding,
  drawnContext,
  drawnFinding,
  hoursAgo,
  someInputs,
} from './testing/scoring-builders'

const digest = (text: string): string => createHash('sha256').update(text).digest('hex')
const unit = fc.double({ min: 0, max: 1, noNaN: true })
const draws = (length: number) => fc.array(unit, { minLength: length, maxLength: length })
const inputsOf = (all: number[][], draw: number[]): ScoringInputs => {
  const findings = all.map((finding, place) => drawnFinding(finding, place))
  return someInputs(findings, drawnContext(draw, findings))
}
const anyInputs = fc.tuple(fc.array(draws(6), { maxLength: 70 }), draws(8)).map(([all, draw]) => inputsOf(all, draw))

describe('canonicalInputs and parseInputs', () => {
  test('what was stored scores the same, now and later, line by line', () => {
    fc.assert(
      fc.property(anyInputs, fc.nat(500), (inputs, hours) => {
        const at = NOW + hours * 3_600_000
        const again = scoreDevice(parseInputs(canonicalInputs(inputs)), POLICY, at)
        const first = scoreDevice(inputs, POLICY, at)
        expect(again.breachLikelihood.score ?? -1).toBeCloseTo(first.breachLikelihood.score ?? -1, 6)
        expect(again.threatLevel.score ?? -1).toBeCloseTo(first.threatLevel.score ?? -1, 6)
        expect(again.threatLevel.high ?? -1).toBeCloseTo(first.threatLevel.high ?? -1, 6)
        expect(again.breachLikelihood.contributions.map((line) => [line.kind, line.findingId, line.subject])).toEqual(
          first.breachLikelihood.contributions.map((line) => [line.kind, line.findingId, line.subject]),
        )
        expect(again.notAssessed).toHaveLength(first.notAssessed.length)
      }),
    )
  })

  test('reading and writing again gives the same text', () => {
    fc.assert(
      fc.property(anyInputs, (inputs) => {
        const text = canonicalInputs(inputs)
        expect(canonicalInputs(parseInputs(text))).toBe(text)
      }),
    )
  })

  test('order is irrelevant, and so is what was judged wrong', () => {
    fc.assert(
      fc.property(anyInputs, (inputs) => {
        const wrong = aFinding('flood', { id: 'wrong', verdict: { verdict: 'false', at: NOW } })
        const turned = {
          ...inputs,
          findings: [wrong, ...inputs.findings].reverse(),
          context: { ...inputs.context, checks: [...inputs.context.checks].reverse() },
        }
        expect(inputsHash(turned, digest)).toBe(inputsHash(inputs, digest))
      }),
    )
  })

  test('anything that moves a score moves the hash', () => {
    const base = someInputs([aFinding('scan')])
    const others = [
      someInputs([aFinding('scan', { confidence: 0.9 })]),
      someInputs([aFinding('scan', { lastSeenAt: NOW - 1 })]),
      someInputs([aFinding('scan')], { contained: true }),
      someInputs([aFinding('scan')], { pastCompromiseAt: hoursAgo(5) }),
      someInputs([aFinding('scan'), aFinding('telnet')]),
    ]
    expect(new Set([base, ...others].map((inputs) => inputsHash(inputs, digest))).size).toBe(6)
  })

  test('50 findings fit in 4 kB, however long and strange their subjects', () => {
    const ruleIds = Array.from({ length: 34 }, (_, i) => `some-rule-of-the-house-${String(i)}`)
    const findings = Array.from({ length: 500 }, (_, i) => ({
      ...aFinding('scan'),
      id: digest(String(i)).slice(0, 16),
      ruleId: ruleIds[i % 34] ?? '',
      subject: `${String(i)} “\u0000”</script>\n${'é'.repeat(i)}`,
      confidence: 1 / (i + 3),
      lastSeenAt: NOW - i * 8_765_432,
      firstSeenAt: NOW - i * 18_765_432,
    }))
    const checks = ruleIds.map((ruleId, i) => ({
      ruleId,
      applicable: true,
      assessed: i % 3 > 0,
      reason: 'no flow source is connected',
    }))
    const rules = Object.fromEntries(ruleIds.map((id) => [id, RULES.scan]))
    const text = canonicalInputs({ ...someInputs(findings, { checks }), rules })
    expect(parseInputs(text).findings).toHaveLength(50)
    expect(
      Buffer.byteLength(JSON.stringify((JSON.parse(text) as { findings: string[] }).findings)),
    ).toBeLessThanOrEqual(4096)
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(4096 + 40 * ruleIds.length)
  })

  test('subjects stay whole while the findings are short, however many rules there are', () => {
    const ruleIds = Array.from({ length: 120 }, (_, i) => `some-rule-of-the-house-${String(i)}`)
    const checks = ruleIds.map((ruleId) => ({ ruleId, applicable: true, assessed: true, reason: '' }))
    const rules = Object.fromEntries(ruleIds.map((id) => [id, RULES.scan]))
    const finding = { ...aFinding('scan', { subject: '192.0.2.17:2323/tcp' }), ruleId: ruleIds[0] ?? '' }
    const { findings } = parseInputs(canonicalInputs({ ...someInputs([finding], { checks }), rules }))
    expect(findings.map(({ subject }) => subject)).toEqual(['192.0.2.17:2323/tcp'])
  })

  test('vulnerabilities, mitigations and campaigns come back', () => {
    const vulnerability = { epss: null, exploited: true, component: 'busybox 1.19' }
    const inputs = someInputs([aFinding('telnet', { vulnerability }), aFinding('scan', { id: 'a b%20' })], {
      mitigations: [{ id: 'm', kind: 'update', verifiedAt: NOW, word: 'device', findingIds: ['a b%20', 'gone'] }],
      campaigns: [{ id: 'botnet', ruleIds: ['telnet', 'of-no-interest'] }],
      compromiseConfirmed: { at: NOW, by: 'ana' },
    })
    const { findings, context } = parseInputs(canonicalInputs(inputs))
    expect(findings.find(({ ruleId }) => ruleId === 'telnet')?.vulnerability).toEqual(vulnerability)
    expect(context.mitigations).toEqual([
      { id: 'm', kind: 'update', verifiedAt: NOW, word: 'device', findingIds: ['a b%20'] },
    ])
    expect(context.campaigns).toEqual([{ id: 'botnet', ruleIds: ['telnet'] }])
    expect(context.compromiseConfirmed).toEqual({ at: NOW, by: 'ana' })
  })

  test('a text of another making is refused', () => {
    expect(() => parseInputs('{}')).toThrow()
    expect(() => parseInputs(canonicalInputs(someInputs([aFinding('scan')])).replace('"v":1', '"v":2'))).toThrow()
  })
})
