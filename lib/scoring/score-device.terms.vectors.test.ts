import { describe, expect, test } from 'vitest'
import type { ScoringInputs, VerifiedMitigation } from './inputs'
import { scoreDevice } from './score-device'
import { NOW, POLICY, aFinding, hoursAgo, someInputs } from './testing/scoring-builders'

/** ln(0.01 / 0.99). */
const BASE = -4.59511985

const breachOf = (inputs: ScoringInputs) => scoreDevice(inputs, POLICY, NOW).breachLikelihood
const scoreAt = (logOdds: number): number => 100 / (1 + Math.exp(-logOdds))
const expectScore = (inputs: ScoringInputs, logOdds: number, score: number): void => {
  expect(breachOf(inputs).score).toBeCloseTo(scoreAt(logOdds), 6)
  expect(breachOf(inputs).score).toBeCloseTo(score, 2)
}
const lineOf = (inputs: ScoringInputs, kind: string) =>
  breachOf(inputs).contributions.find((line) => line.kind === kind)

describe('progression', () => {
  test('25. two stages in a possible order, capped', () => {
    // scan 5, flood 5, a = 1 and 1: P = 0.8 · (2 - 1) = 0.8; L = base + 10.8
    // s = 5 + 0.8; ceiling 1.072 + 2.8 · 1.092 = 4.1296
    const inputs = someInputs([aFinding('scan'), aFinding('flood')])
    expectScore(inputs, 4.1296, 98.42)
    expect(lineOf(inputs, 'progression')?.logOdds).toBeCloseTo(0.8, 9)
    expect(lineOf(inputs, 'ceiling')?.points).toBeCloseTo(scoreAt(4.1296) - scoreAt(BASE + 10.8), 6)
  })

  test('26. an impossible order earns nothing', () => {
    // impact was over two hours before lateral movement began; 5 · 2^(-3/168) = 4.938497
    const flood = aFinding('flood', { firstSeenAt: hoursAgo(5), lastSeenAt: hoursAgo(3) })
    const inputs = someInputs([aFinding('scan'), flood])
    expect(lineOf(inputs, 'progression')).toBeUndefined()
    // s = 5: ceiling 3.256
    expectScore(inputs, 3.256, 96.29)
  })

  test('27. three weak stages', () => {
    // process 2·0.5, endpoint 3·(1/3), transfer 2·0.5: x = 1 each, a = 0.5 each: P = 0.8 · (1.5 - 0.5) = 0.8
    // L = base + 3.8; s = 1.8, ceiling -1.418 + 0.8 · 1.398 = -0.2996, not reached
    const inputs = someInputs([
      aFinding('process', { confidence: 0.5 }),
      aFinding('timing'),
      aFinding('transfer', { confidence: 0.5 }),
    ])
    expectScore(inputs, BASE + 3.8, 31.11)
  })
})

describe('ceiling', () => {
  test('28. nine signs of half a nat never look like proof', () => {
    // each opens no stage (x ≤ 0.5); the scans share a family: 0.5 + 0.5 / 4; the ceiling is flat: -1.418
    const signs = (['scan', 'guessing', 'flood', 'access'] as const).map((id) => aFinding(id, { confidence: 0.1 }))
    const more = (['channel', 'transfer', 'process'] as const).map((id) => aFinding(id, { confidence: 0.25 }))
    const rest = [aFinding('timing', { confidence: 0.5 }), aFinding('other-scan', { confidence: 0.125 })]
    expectScore(someInputs([...signs, ...more, ...rest]), -1.418, 19.5)
    expect(breachOf(someInputs([...signs, ...more, ...rest])).printed).toBe(19)
  })

  test('29. two strong families, one stage: the strongest decides', () => {
    // 5 + 5, no P; s = 5: 3.256
    expectScore(someInputs([aFinding('scan'), aFinding('guessing')]), 3.256, 96.29)
  })
})

describe('related devices', () => {
  const up = (peers: number, hours = 0) => [
    { ruleId: 'endpoint', subject: 'c2', peers, scope: 'model' as const, lastSeenAt: hoursAgo(hours) },
  ]
  const endpoint = aFinding('endpoint', { subject: 'c2' })

  test('30. R up: four breached peers with the same sign', () => {
    // 3 + ln 5 = 4.609438; s = 3: ceiling 1.072, not reached
    const inputs = someInputs([endpoint], { relatedUp: up(4) })
    expectScore(inputs, BASE + 4.609437912, 50.36)
    expect(lineOf(inputs, 'related-devices')?.related).toEqual({ scope: 'model', peers: 4, share: null })
  })

  test('31. R up: at most 2, and ageing with the peers', () => {
    expectScore(someInputs([endpoint], { relatedUp: up(50) }), BASE + 5, 59.99)
    // ln 5 / 2 = 0.804719
    expectScore(someInputs([endpoint], { relatedUp: up(4, 72) }), BASE + 3.804718956, 31.21)
  })

  test('32. R up needs the same subject, and the own sign', () => {
    const other = aFinding('endpoint', { subject: 'elsewhere' })
    expectScore(someInputs([other], { relatedUp: up(4) }), BASE + 3, 16.87)
    expectScore(someInputs([], { relatedUp: up(4) }), BASE - 0.5, 0.61)
  })

  test('33. R down: healthy peers have it too', () => {
    // 2 · (1 - 0.3) = 1.4; K = 0
    const inputs = someInputs([aFinding('transfer')], { relatedDown: [{ findingId: 'transfer', share: 0.3 }] })
    expectScore(inputs, BASE + 1.4, 3.93)
    expect(lineOf(inputs, 'related-devices')?.related).toEqual({ scope: 'model', peers: null, share: 0.3 })
    expect(lineOf(inputs, 'indicator')?.logOdds).toBeCloseTo(2, 9)
    expect(lineOf(inputs, 'related-devices')?.logOdds).toBeCloseTo(-0.6, 9)
  })

  test('34. R down takes at most half, and never from a scan', () => {
    const relatedDown = ['transfer', 'scan'].map((findingId) => ({ findingId, share: 0.95 }))
    expectScore(someInputs([aFinding('transfer')], { relatedDown }), BASE + 1, 2.67)
    expectScore(someInputs([aFinding('scan')], { relatedDown }), BASE + 5, 59.99)
  })
})

describe('mitigations', () => {
  const healed = (change: Partial<VerifiedMitigation>): VerifiedMitigation => ({
    id: 'm',
    kind: 'reflash',
    verifiedAt: NOW,
    word: 'observation',
    findingIds: ['scan'],
    ...change,
  })

  test('35. M: a reflash leaves 15 %', () => {
    // 5 · 0.15 = 0.75; K = -0.5 · 0.25; ceiling flat, not reached
    const inputs = someInputs([aFinding('scan')], { mitigations: [healed({})] })
    expectScore(inputs, BASE + 0.75 - 0.125, 1.85)
    expect(lineOf(inputs, 'mitigation')?.logOdds).toBeCloseTo(-4.25, 9)
  })

  test('36. M: on the device’s own word the square root', () => {
    // 5 · √0.7 = 4.183300
    const mitigations = [healed({ kind: 'reboot', word: 'device' })]
    expectScore(someInputs([aFinding('scan')], { mitigations }), BASE + 4.183300133, 39.85)
  })

  test('37. M: different kinds multiply, the same kind heals once', () => {
    // 5 · 0.5 · 0.6 = 1.5
    const mitigations = [healed({ kind: 'update' }), healed({ kind: 'rotation' }), healed({ id: 'n', kind: 'update' })]
    expectScore(someInputs([aFinding('scan')], { mitigations }), BASE + 1.5, 4.33)
  })

  test('38. M: the family is shared anew', () => {
    // before 5 + 4/4 = 6; the scan falls to 0.75, so the other leads: 4 + 0.75/4 = 4.1875
    const inputs = someInputs([aFinding('scan'), aFinding('other-scan')], { mitigations: [healed({})] })
    expectScore(inputs, BASE + 4.1875, 39.95)
    expect(lineOf(inputs, 'mitigation')?.logOdds).toBeCloseTo(-1.8125, 9)
  })

  test('39. M: what was seen after the verification was not healed', () => {
    const mitigations = [healed({ verifiedAt: hoursAgo(2) })]
    expectScore(someInputs([aFinding('scan')], { mitigations }), BASE + 5, 59.99)
  })
})

describe('campaigns, verdict, interval', () => {
  test('40. a campaign that uses a facilitator of the device', () => {
    const campaigns = [{ id: 'botnet', ruleIds: ['telnet', 'password'] }]
    expectScore(someInputs([aFinding('telnet')], { campaigns }), BASE + 0.6 + 0.7 - 0.5, 2.2)
    expectScore(someInputs([aFinding('boot')], { campaigns }), BASE + 0.2 - 0.5, 0.74)
  })

  test('41. two campaigns at most', () => {
    const campaigns = ['a', 'b', 'c'].map((id) => ({ id, ruleIds: ['telnet'] }))
    expectScore(someInputs([aFinding('telnet')], { campaigns }), BASE + 0.6 + 1.4 - 0.5, 4.33)
  })

  test('42. a person confirmed: at least 99, and no ceiling', () => {
    const compromiseConfirmed = { at: hoursAgo(1), by: 'ana' }
    const alone = someInputs([], { compromiseConfirmed })
    expectScore(alone, 4.6, 99)
    expect(lineOf(alone, 'verdict')?.points).toBeCloseTo(scoreAt(4.6) - scoreAt(BASE - 0.5), 6)
    // scan 5 + guessing 5 = 10 over base, which the ceiling would hold at 3.256
    expectScore(someInputs([aFinding('scan'), aFinding('guessing')], { compromiseConfirmed }), BASE + 10, 99.55)
  })

  test('43. the interval of one expert sign, fully covered', () => {
    // sd = 5 · 1 / 5 = 1: L ∓ 1.28
    const { low, high } = breachOf(someInputs([aFinding('scan')]))
    expect(low).toBeCloseTo(scoreAt(BASE + 5 - 1.28), 6)
    expect(high).toBeCloseTo(scoreAt(BASE + 5 + 1.28), 6)
  })

  test('44. the interval of a device watched for scans only, and its ceiling', () => {
    // coverage 5 / 41.1: sd² = 1 + (1.5 · 0.878345)² = 2.735854, sd = 1.654042
    const checks = someInputs([]).context.checks.map((check) => ({ ...check, assessed: check.ruleId === 'scan' }))
    const { low, high } = breachOf(someInputs([aFinding('scan')], { checks }))
    expect(low).toBeCloseTo(scoreAt(BASE + 5 - 2.1171735), 4)
    expect(high).toBeCloseTo(scoreAt(BASE + 5 + 2.1171735), 4)
    const capped = breachOf(someInputs([aFinding('scan'), aFinding('guessing')]))
    expect(capped.high).toBeCloseTo(scoreAt(3.256), 6)
  })
})
