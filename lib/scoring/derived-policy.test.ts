import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { POLICY_SETTINGS } from '@/lib/domain/policy-settings'
import { derivedPolicy, realChanges, settingValuesOf } from './derived-policy'
import { BUILT_IN_POLICIES, CURRENT_POLICY } from './policies/current'
import { scoreDevice } from './score-device'
import { aFinding, drawnContext, drawnFinding, NOW, POLICY, RULES, someInputs } from './testing/scoring-builders'

const unit = fc.double({ min: 0, max: 1, noNaN: true })
const draws = (length: number) => fc.array(unit, { minLength: length, maxLength: length })
const anyInputs = fc.tuple(fc.array(draws(6), { maxLength: 10 }), draws(8)).map(([all, draw]) => {
  const findings = all.map((one, place) => drawnFinding(one, place))
  return someInputs(findings, drawnContext(draw, findings))
})

const settings = settingValuesOf(POLICY, RULES)
/** Any numbers within their ranges. */
const anyChanges = fc
  .dictionary(fc.constantFrom(...settings.map(({ key }) => key)), unit, { maxKeys: 12 })
  .map((drawn) =>
    Object.fromEntries(
      Object.entries(drawn).map(([key, share]) => {
        const { min, max } = POLICY_SETTINGS[settings.find((one) => one.key === key)?.id ?? 'base-rate']
        return [key, min + share * (max - min)]
      }),
    ),
  )

const scoresOf = (...given: Parameters<typeof scoreDevice>) => {
  const { breachLikelihood, threatLevel } = scoreDevice(...given)
  return [breachLikelihood, threatLevel].flatMap(({ score, low, high }) => [score ?? -1, low ?? -1, high ?? -1])
}

describe('a version made of another', () => {
  test('scores as it when nothing differs, to 1e-12', () => {
    const same = derivedPolicy(POLICY, 'again', {})
    expect(same.version).toBe('again')
    fc.assert(
      fc.property(anyInputs, (inputs) => {
        const before = scoresOf(inputs, POLICY, NOW)
        for (const [index, score] of scoresOf(inputs, same, NOW).entries()) {
          expect(Math.abs(score - (before[index] ?? Number.NaN))).toBeLessThanOrEqual(1e-12)
        }
      }),
      { numRuns: 60 },
    )
  })

  test('scores as it also when every number is written as it is', () => {
    const rates = (key: string) => !key.startsWith('weight.')
    const all = Object.fromEntries(settings.filter(({ key }) => rates(key)).map(({ key, value }) => [key, value]))
    const same = derivedPolicy(POLICY, 'again', all)
    const inputs = someInputs([aFinding('scan'), aFinding('telnet'), aFinding('endpoint')])
    expect(scoresOf(inputs, same, NOW)).toEqual(scoresOf(inputs, POLICY, NOW))
  })

  test('gives finite scores within bounds whose lines sum, whatever numbers within their ranges it has', () => {
    fc.assert(
      fc.property(anyInputs, anyChanges, (inputs, changes) => {
        const { breachLikelihood, threatLevel } = scoreDevice(inputs, derivedPolicy(POLICY, 'other', changes), NOW)
        for (const { score, contributions } of [breachLikelihood, threatLevel]) {
          if (score === null) continue
          expect(score).toBeGreaterThanOrEqual(0)
          expect(score).toBeLessThanOrEqual(100)
          expect(contributions.reduce((sum, { points }) => sum + points, 0)).toBeCloseTo(score, 6)
        }
      }),
      { numRuns: 150 },
    )
  })

  test('a rule of weight 0 counts no more, be it a sign or a weakness', () => {
    const changes = { 'weight.scan': 0, 'facilitator-weight.telnet': 0, 'chance.telnet': 0 }
    const without = derivedPolicy(POLICY, 'without', changes)
    const { breachLikelihood, threatLevel } = scoreDevice(
      someInputs([aFinding('scan'), aFinding('telnet')]),
      without,
      NOW,
    )
    const lines = [...breachLikelihood.contributions, ...threatLevel.contributions]
    expect(lines.filter(({ ruleId }) => ruleId !== '').every(({ points }) => points === 0)).toBe(true)
    expect(threatLevel.score).toBe(0)
  })

  test('has in the page what was put into it', () => {
    fc.assert(
      fc.property(anyChanges, (changes) => {
        const values = new Map(
          settingValuesOf(derivedPolicy(POLICY, 'other', changes), RULES).map(({ key, value }) => [key, value]),
        )
        for (const [key, value] of Object.entries(changes)) {
          // A weight is never above the ceiling of its class.
          if (!key.startsWith('weight.')) expect(values.get(key)).toBe(value)
        }
      }),
      { numRuns: 60 },
    )
  })
})

test('what was set back to the number of the built-in is no difference', () => {
  expect(realChanges(POLICY, { 'base-rate': 0.01, 'half-life.impact': 48 }, RULES)).toEqual({ 'half-life.impact': 48 })
})

test('a key of nothing known is passed over, so that a version outlives a rule', () => {
  expect(derivedPolicy(POLICY, POLICY.version, { 'colour.red': 1 })).toEqual(POLICY)
})

test.each(BUILT_IN_POLICIES)(
  'every number of policy $version lies within the range in which it may be changed',
  (policy) => {
    for (const { key, id, value } of settingValuesOf(policy, RULES)) {
      const { min, max, of } = POLICY_SETTINGS[id]
      // Rules of the tests are not in these policies.
      if (of === 'indicator' || of === 'facilitator') continue
      expect(value, key).toBeGreaterThanOrEqual(min)
      expect(value, key).toBeLessThanOrEqual(max)
    }
    expect(CURRENT_POLICY.version).toBe(BUILT_IN_POLICIES.at(-1)?.version)
  },
)
