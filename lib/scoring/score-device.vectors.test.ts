import { describe, expect, test } from 'vitest'
import type { ScoringInputs } from './inputs'
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

describe('indicators and families', () => {
  test('1. no findings, all assessed: base and K', () => {
    // K = -0.5 · 1 · (1 - 0)
    expectScore(someInputs([]), BASE - 0.5, 0.61)
  })

  test('2. one scan at full confidence', () => {
    // x = 5 · 1 · 1; K = 0; ceiling at 5: 1.072 + 2 · 1.092 = 3.256, not reached
    expectScore(someInputs([aFinding('scan')]), BASE + 5, 59.99)
  })

  test('3. confidence weighs the sign', () => {
    // x = 5 · 0.8 = 4
    expectScore(someInputs([aFinding('scan', { confidence: 0.8 })]), BASE + 4, 35.55)
  })

  test('4. the second of a family counts a quarter', () => {
    // 5 + 4 / 4 = 6
    expectScore(someInputs([aFinding('scan'), aFinding('other-scan')]), BASE + 6, 80.3)
  })

  test('5. three equal ones of a family', () => {
    // 2 · (1 + 1/4 + 1/9) = 2.722222
    const channels = ['a', 'b', 'c'].map((id) => aFinding('channel', { id, subject: id }))
    expectScore(someInputs(channels), BASE + 2.72222222, 13.32)
  })

  test('6. a weak sign leaves part of K', () => {
    // x = 1 · 0.4; K = -0.5 · (1 - 0.4) = -0.3
    expectScore(someInputs([aFinding('timing', { confidence: 0.4 })]), BASE + 0.1, 1.1)
  })

  test('7. K counts only what was watched', () => {
    // coverage = scan 5 of 41.1; K = -0.5 · 0.121655
    const checks = someInputs([]).context.checks.map((check) => ({ ...check, assessed: check.ruleId === 'scan' }))
    expectScore(someInputs([], { checks }), BASE - 0.5 * (5 / 41.1), 0.94)
  })
})

describe('time', () => {
  test('8. a C2 sign of one half-life', () => {
    // w·c = 3 keeps the 72 h of its stage; x = 3 / 2; ceiling at 1.5: -1.418 + 0.5 · 1.398 = -0.719, not reached
    expectScore(someInputs([aFinding('endpoint', { lastSeenAt: hoursAgo(72) })]), BASE + 1.5, 4.33)
  })

  test('9. a conclusive act lasts a week, not a day', () => {
    // w·c = 5 ≥ 4: half-life 168 h; x = 2.5
    expectScore(someInputs([aFinding('scan', { lastSeenAt: hoursAgo(168) })]), BASE + 2.5, 10.96)
  })

  test('10. between w·c 3 and 4 the half-life rises', () => {
    // w·c = 4 · 0.875 = 3.5: 24 h · (168/24)^0.5 = 63.498 h; x after 31.749 h = 3.5 / √2 = 2.474874
    const lastSeenAt = hoursAgo(12 * Math.sqrt(7))
    expectScore(someInputs([aFinding('other-scan', { confidence: 0.875, lastSeenAt })]), BASE + 2.47487373, 10.71)
  })

  test('11. judged true: certain, and not ageing for seven days', () => {
    const verdict = { verdict: 'true', at: hoursAgo(150) } as const
    expectScore(
      someInputs([aFinding('scan', { confidence: 0.3, lastSeenAt: hoursAgo(300), verdict })]),
      BASE + 5,
      59.99,
    )
  })

  test('12. judged true nine days ago: two of them count', () => {
    // age 48 h of 168 h: 5 · 2^(-2/7) = 4.101677
    const verdict = { verdict: 'true', at: hoursAgo(9 * 24) } as const
    expectScore(someInputs([aFinding('scan', { lastSeenAt: hoursAgo(300), verdict })]), BASE + 4.10167678, 37.91)
  })

  test('13. a confirmed compromise a month ago', () => {
    // H = 1 · 2^-1; K = -0.5
    expectScore(someInputs([], { pastCompromiseAt: hoursAgo(30 * 24) }), BASE + 0.5 - 0.5, 1)
  })

  test('14. a confirmed compromise 91 days ago is forgotten', () => {
    expectScore(someInputs([], { pastCompromiseAt: hoursAgo(91 * 24) }), BASE - 0.5, 0.61)
  })
})

describe('facilitators', () => {
  test('15. one facilitator', () => {
    // 0.6 (high, internet) - 0.5
    expectScore(someInputs([aFinding('telnet')]), BASE + 0.6 - 0.5, 1.1)
  })

  test('16. three: the i-th counts 1 / i^1.5', () => {
    // 0.8 + 0.6 / 2.828427 + 0.2 / 5.196152 = 0.8 + 0.212132 + 0.038490
    const findings = [aFinding('boot'), aFinding('telnet'), aFinding('password')]
    expectScore(someInputs(findings), BASE + 1.050622 - 0.5, 1.72)
  })

  test('17. fifty together add at most 1.5', () => {
    // 0.8 · Σ i^-1.5 over 50 = 0.8 · 2.331 > 1.5
    const findings = Array.from({ length: 50 }, (_, i) => aFinding('password', { id: `p${String(i)}` }))
    expectScore(someInputs(findings), BASE + 1.5 - 0.5, 2.67)
  })

  test('18. R8 severity enters the score: medium weighs three quarters, low half, info a quarter', () => {
    expectScore(someInputs([aFinding('telnet', { severity: 'medium' })]), BASE + 0.45 - 0.5, 0.95)
    expectScore(someInputs([aFinding('telnet', { severity: 'low' })]), BASE + 0.3 - 0.5, 0.82)
    expectScore(someInputs([aFinding('telnet', { severity: 'info' })]), BASE + 0.15 - 0.5, 0.71)
  })

  test('19. exposure and a compensating control weigh it, down to 0.1', () => {
    // 0.6 · 0.5 = 0.3; 0.6 · 0.5 · 0.3 = 0.09 → 0.1
    expectScore(someInputs([aFinding('telnet', { exposure: 'site' })]), BASE + 0.3 - 0.5, 0.82)
    expectScore(someInputs([aFinding('telnet', { exposure: 'site', compensated: true })]), BASE + 0.1 - 0.5, 0.67)
  })

  test('20. R3 breach likelihood from facilitators and indicators: an enabling one makes the sign stronger', () => {
    // F = 0.6; x = 5 + min(0.5, 0.25 · 5) = 5.5; ceiling at 5.5: 3.802
    expectScore(someInputs([aFinding('telnet'), aFinding('access')]), BASE + 0.6 + 5.5, 81.83)
  })

  test('21. R3 a weak sign gains a quarter of itself', () => {
    // x = 2 · 0.5 = 1, e = 0.25; ceiling at 1.25: -1.418 + 0.25 · 1.398, not reached; K = 0
    expectScore(someInputs([aFinding('telnet'), aFinding('process', { confidence: 0.5 })]), BASE + 0.6 + 1.25, 6.04)
  })

  test('22. R3 a facilitator that enables something else only adds itself', () => {
    expectScore(someInputs([aFinding('boot'), aFinding('access')]), BASE + 0.2 + 5, 64.68)
  })
})

describe('attempts', () => {
  test('23. attempts share one family', () => {
    // 0.4 + 0.2 / 4 = 0.45; K = -0.5, for attempts are not behaviour
    expectScore(someInputs([aFinding('guessed'), aFinding('scanned')]), BASE + 0.45 - 0.5, 0.95)
  })

  test('24. attempts only: at most 0.5 together', () => {
    // 0.4 · (1 + 1/4 + 1/9 + 1/16 + 1/25) = 0.5854 → 0.5
    const findings = [1, 2, 3, 4, 5].map((i) => aFinding('guessed', { id: `g${String(i)}` }))
    expectScore(someInputs(findings), BASE + 0.5 - 0.5, 1)
  })
})
