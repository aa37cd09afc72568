import { describe, expect, test } from 'vitest'
import type { MeasuredCounts } from './policy'
import { ruleWeightOf } from './rule-weight'
import { POLICY } from './testing/scoring-builders'

const weightWith = (rates: { t0: number; f0: number }, measured?: MeasuredCounts) =>
  ruleWeightOf(
    {
      ...POLICY,
      indicators: { rule: { ...rates, source: 'test' } },
      measured: measured === undefined ? {} : { rule: measured },
    },
    'rule',
    'conclusive',
  )

describe('ruleWeightOf', () => {
  test('unmeasured: ln(t0 / f0), the expert’s', () => {
    const { weight, error, source } = weightWith({ t0: 0.1, f0: 0.001 })
    expect(weight).toBeCloseTo(Math.log(100), 9)
    expect([error, source]).toEqual([1, 'expert'])
  })

  test('measured: prior counts and what was counted', () => {
    // ln((3 + 4 · 0.5) / (9 + 4)) - ln((2 + 1) / (16 + 20)) = ln(5/13) + ln(12) = 1.529395
    const { weight, error, source } = weightWith({ t0: 0.5, f0: 0.05 }, { tp: 3, n: 9, fp: 2, nb: 16 })
    expect(weight).toBeCloseTo(1.529395, 5)
    // √(1/5 - 1/13 + 1/3 - 1/36) = 0.654720
    expect(error).toBeCloseTo(0.65472, 4)
    expect(source).toBe('measured')
  })

  test('nine hosts and sixteen days barely move a perfect rare rule', () => {
    const { weight } = weightWith({ t0: 0.1, f0: 0.001 }, { tp: 1, n: 9, fp: 0, nb: 16 })
    expect(Math.abs(weight - Math.log(100))).toBeLessThan(0.2)
  })

  test('never below 0, never above its class', () => {
    expect(weightWith({ t0: 0.1, f0: 0.5 }).weight).toBe(0)
    expect(weightWith({ t0: 1, f0: 1e-9 }).weight).toBe(5.5)
  })

  test('a rule without rates weighs half of its class', () => {
    const weights = (['novelty', 'ordinary', 'strong', 'conclusive', 'listed'] as const).map(
      (ruleClass) => ruleWeightOf(POLICY, 'unheard-of', ruleClass).weight,
    )
    expect(weights).toEqual([0.5, 1.25, 2.25, 2.75, 3.25])
  })
})
