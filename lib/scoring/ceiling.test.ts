import { describe, expect, test } from 'vitest'
import { ceilingOf } from './ceiling'
import { POLICY_2026_1 } from './policies/2026-1'

const ceiling = ceilingOf(POLICY_2026_1.ceiling)

describe('ceilingOf', () => {
  test.each([
    [0, -1.418],
    [1, -1.418],
    [1.5, -0.719],
    [2, -0.02],
    [3, 1.072],
    [4.5, 2.71],
  ])('signs of strength %s may reach %s', (strength, logOdds) => {
    expect(ceiling.logOddsAt(strength)).toBeCloseTo(logOdds, 9)
  })

  test.each([1.2, 2, 2.7, 3, 6])('and back from strength %s', (strength) => {
    expect(ceiling.strengthAt(ceiling.logOddsAt(strength))).toBeCloseTo(strength, 9)
  })

  test('no strength is under the flat part', () => {
    expect(ceiling.strengthAt(-2)).toBe(-Infinity)
    expect(ceiling.strengthAt(-1.418)).toBe(1)
  })
})
