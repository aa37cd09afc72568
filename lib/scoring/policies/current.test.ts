import { describe, expect, test } from 'vitest'
import { ruleWeightOf } from '../rule-weight'
import { POLICY_2026_1 } from './2026-1'
import { POLICY_2026_2 } from './2026-2'

describe.each([POLICY_2026_1, POLICY_2026_2])('policy $version', (policy) => {
  test('every rate is a share and says where it comes from', () => {
    for (const { t0, f0, source } of Object.values(policy.indicators)) {
      expect(f0).toBeGreaterThan(0)
      expect(t0).toBeGreaterThan(f0)
      expect(t0).toBeLessThanOrEqual(1)
      expect(source.length).toBeGreaterThan(10)
    }
    for (const { weight, p, source } of Object.values(policy.facilitators)) {
      expect(weight).toBeGreaterThanOrEqual(0.1)
      expect(weight).toBeLessThanOrEqual(0.8)
      expect(p).toBeGreaterThan(0)
      expect(p).toBeLessThan(1)
      expect(source.length).toBeGreaterThan(10)
    }
  })

  test.each([
    ['horizontal-scan', 5],
    ['fallback-endpoints', 3.2],
    ['unanswered-beaconing', 3],
    ['raw-channel', 2.5],
    ['beaconing', 1],
    ['inbound-guessing', 0.4],
  ])('the expert’s rates of %s weigh %s', (ruleId, weight) => {
    const expert = { ...policy, measured: {} }
    expect(ruleWeightOf(expert, ruleId, 'conclusive').weight).toBeCloseTo(weight, 1)
  })
})
