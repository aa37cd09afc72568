import { describe, expect, test } from 'vitest'
import { bestNextActions } from './best-next-actions'
import { scoreDevice } from './score-device'
import { NOW, POLICY, RULES, aFinding, someInputs } from './testing/scoring-builders'
import { whatIf } from './what-if'

const inputs = someInputs([aFinding('telnet'), aFinding('access'), aFinding('scan')])

describe('whatIf', () => {
  test('a removed finding is as if it had never been', () => {
    const { after, breachLikelihood } = whatIf(inputs, { removed: ['access'] }, POLICY, NOW)
    expect(after).toEqual(scoreDevice(someInputs([aFinding('telnet'), aFinding('scan')]), POLICY, NOW))
    expect(breachLikelihood.change).toBeLessThan(0)
  })

  test('judging false is the same as removing', () => {
    const verdict = { verdict: 'false', at: NOW } as const
    const judged = whatIf(inputs, { judged: [{ findingId: 'scan', verdict }] }, POLICY, NOW)
    expect(judged.after).toEqual(whatIf(inputs, { removed: ['scan'] }, POLICY, NOW).after)
  })

  test('an added finding brings its rule', () => {
    const finding = { ...aFinding('flood'), ruleId: 'new-rule' }
    const { after, before } = whatIf(inputs, { added: [{ finding, traits: RULES.flood }] }, POLICY, NOW)
    expect(after.breachLikelihood.contributions.some(({ ruleId }) => ruleId === 'new-rule')).toBe(true)
    expect(before).toEqual(scoreDevice(inputs, POLICY, NOW))
  })

  test('no change changes nothing', () => {
    const { before, after, threatLevel } = whatIf(inputs, {}, POLICY, NOW)
    expect(after).toEqual(before)
    expect(threatLevel.change).toBe(0)
  })
})

describe('bestNextActions', () => {
  const act = (id: string, effect: 'reflash' | 'reboot' | 'correction' | 'containment') =>
    ({ id, effect, findingIds: ['telnet', 'access', 'scan'] }) as const

  test('names the drop each brings to either score, the greatest first', () => {
    const actions = bestNextActions(
      inputs,
      [act('c', 'containment'), act('f', 'correction'), act('b', 'reboot'), act('r', 'reflash')],
      POLICY,
      NOW,
    )
    expect(actions[0]?.mitigation.id).toBe('r')
    const drops = (id: string) => {
      const action = actions.find(({ mitigation }) => mitigation.id === id)
      return { breach: action?.breachDrop ?? NaN, threat: action?.threatDrop ?? NaN }
    }
    // telnet 30 points of threat, 6 once contained
    expect(drops('c').breach).toBe(0)
    expect(drops('c').threat).toBeCloseTo(24, 6)
    expect(drops('f').threat).toBeCloseTo(30, 6)
    expect(drops('r').breach).toBeGreaterThan(drops('b').breach)
    expect(drops('b').breach).toBeGreaterThan(drops('f').breach)
  })

  test('where nothing is assessed no drop is claimed', () => {
    const blind = someInputs([aFinding('scan')], { checks: [] })
    expect(bestNextActions(blind, [act('r', 'reflash')], POLICY, NOW)).toMatchObject([
      { breachDrop: null, threatDrop: null },
    ])
  })
})
