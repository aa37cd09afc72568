import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { BANDS, bandOf, printedOf } from '@/lib/domain/severity'
import { CURRENT_POLICY } from '@/lib/scoring/policies/current'
import { scoreGroup, type GroupMember, type GroupScore } from '@/lib/scoring/score-group'
import type { Score } from '@/lib/domain/assessment'
import { RULE_SUM_PER_POINT, SUM_PER_POINT, type CountedDevice } from './counted-device'
import { CounterDeltas } from './counter-deltas'
import { groupDifferenceOf } from './group-difference'
import { groupFiguresOf, rankOf, type GroupFigures, type GroupScoreFigures } from './group-figures'

const RULE_IDS = ['exposed-telnet', 'default-credentials', 'insecure-boot']

type Scored = { breach: number | null; threat: Record<string, number> | null; indicators: string[] }

const scored = fc.record<Scored>({
  breach: fc.option(fc.double({ min: 0, max: 100, noNaN: true })),
  threat: fc.option(fc.dictionary(fc.constantFrom(...RULE_IDS), fc.double({ min: 0, max: 33, noNaN: true }))),
  indicators: fc.uniqueArray(fc.constantFrom('beaconing', 'horizontal-scan')),
})

const scoreOf = <Line>(score: number | null, contributions: Line[] = []): Score<Line> => {
  const printed = score === null ? null : printedOf(score)
  const band = printed === null ? 'not-assessed' : bandOf(printed)
  return { score, printed, low: score, high: score, band, coverage: 1, contributions }
}

const threatOf = ({ threat }: Scored): number | null =>
  threat === null ? null : Object.values(threat).reduce((sum, points) => sum + points, 0)

/** The device as scoring knows it. */
const memberOf = (device: Scored, index: number): GroupMember => ({
  deviceId: `d${String(index)}`,
  breachLikelihood: scoreOf(device.breach),
  threatLevel: scoreOf(
    threatOf(device),
    Object.entries(device.threat ?? {}).map(([ruleId, points]) => {
      return { kind: 'facilitator' as const, ruleId, findingId: ruleId, subject: '', stage: '' as const, points }
    }),
  ),
})

/** The device as the counters know it. */
const countedOf = (device: Scored): CountedDevice => {
  const breach = scoreOf(device.breach)
  const threat = scoreOf(threatOf(device))
  const above = (score: number | null, base: number) => Math.round(Math.max(0, (score ?? 0) - base) * SUM_PER_POINT)
  return {
    keys: { group: 'g', site: 's', type: 't', model: 'm', firmware: 'f' },
    members: ['g', 'top'],
    stages: device.indicators.length > 0 ? 'ciccccn' : 'cccccnn',
    facilitatorStages: 'fcccccn',
    breach: breach.band,
    threat: threat.band,
    breachPrinted: breach.printed,
    threatPrinted: threat.printed,
    breachAbove: above(breach.score, 100 * CURRENT_POLICY.baseRate),
    threatAbove: above(threat.score, 0),
    facilitators: Object.fromEntries(
      Object.entries(device.threat ?? {}).map(([ruleId, points]) => [ruleId, Math.round(points * RULE_SUM_PER_POINT)]),
    ),
    indicators: device.indicators,
  }
}

const figuresOf = (deltas: CounterDeltas, group = 'top'): GroupFigures =>
  groupFiguresOf(deltas.groups().get(group) ?? [])

const countAll = (devices: readonly Scored[]): CounterDeltas => {
  const deltas = new CounterDeltas()
  for (const device of devices) deltas.add(null, countedOf(device))
  return deltas
}

const printedOrNull = (score: number | null | undefined): number | null =>
  score === null || score === undefined ? null : printedOf(score)

const expectSame = (own: GroupScoreFigures, other: GroupScore): void => {
  expect(own.expected).toBeCloseTo(other.expected, 6)
  expect(own.worst).toBe(printedOrNull(other.worst?.score))
  expect(own.p95).toBe(printedOrNull(other.p95))
  for (const band of BANDS) expect(own.bands[band]).toBe(other.bands[band])
}

describe('the figures of a group', () => {
  test('from counters are those of the scoring model, over any devices', () => {
    fc.assert(
      fc.property(fc.array(scored, { maxLength: 60 }), (devices) => {
        const figures = figuresOf(countAll(devices))
        const model = scoreGroup(devices.map(memberOf), CURRENT_POLICY)
        expect(figures.devices).toBe(model.devices)
        expectSame(figures.breach, model.breachLikelihood)
        expectSame(figures.threat, model.threatLevel)
        for (const { ruleId, devices: count, points } of model.facilitators) {
          const row = figures.facilitators.find((one) => one.ruleId === ruleId)
          expect(row?.devices).toBe(count)
          expect(row?.points).toBeCloseTo(points, 1)
        }
        const shown = devices.filter(({ indicators }) => indicators.includes('beaconing')).length
        expect(figures.indicators.find(({ ruleId }) => ruleId === 'beaconing')?.devices ?? 0).toBe(shown)
      }),
    )
  })

  test('counted by any differences are what a count of the last state gives, cell by cell', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(scored, scored), { maxLength: 30 }), (changes) => {
        const byDifference = countAll(changes.map(([before]) => before))
        for (const [before, after] of changes) byDifference.add(countedOf(before), countedOf(after))
        const sorted = (deltas: CounterDeltas) => {
          const cells = [...deltas.groups()].flatMap(([id, changed]) => changed.map((cell) => ({ id, ...cell })))
          return [...deltas.all(), ...cells].map((cell) => JSON.stringify(cell)).sort()
        }
        expect(sorted(byDifference)).toEqual(sorted(countAll(changes.map(([, after]) => after))))
      }),
    )
  })

  test('the rank of 95 of 100 is that of a sorted list', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 100 }), { maxLength: 300 }), (scores) => {
        const cells = new Map<string, number>()
        for (const score of scores) cells.set(String(score), (cells.get(String(score)) ?? 0) + 1)
        const sorted = scores.toSorted((a, b) => a - b)
        const p95 = sorted[Math.ceil(0.95 * sorted.length) - 1] ?? null
        expect(rankOf(cells)).toEqual({ worst: sorted.at(-1) ?? null, p95 })
      }),
    )
  })

  test('of nobody say nothing', () => {
    const figures = groupFiguresOf([])
    expect(figures).toMatchObject({ devices: 0, facilitators: [], indicators: [] })
    expect(figures.breach).toMatchObject({ expected: 0, worst: null, p95: null })
  })
})

test('what became other between two counts sums to the change of the threat', () => {
  fc.assert(
    fc.property(fc.array(scored, { maxLength: 30 }), fc.array(scored, { maxLength: 30 }), (before, after) => {
      const [old, now] = [figuresOf(countAll(before)), figuresOf(countAll(after))]
      const { facilitators, otherPoints, indicators } = groupDifferenceOf(old, now)
      const sum = facilitators.reduce((total, { delta }) => total + delta, otherPoints)
      expect(sum).toBeCloseTo(100 * (now.threat.expected - old.threat.expected), 6)
      // All threat of these devices comes from the three rules: only rounding is left.
      expect(Math.abs(otherPoints)).toBeLessThan(0.1)
      for (const { delta, devicesBefore, devicesAfter } of indicators) expect(delta).toBe(devicesAfter - devicesBefore)
    }),
  )
})
