import { describe, expect, test } from 'vitest'
import { areaUnderCurve } from './area-under-curve'
import type { HostOutcome } from './host-outcome'
import { ruleRatesOf } from './rule-rates'
import { summariseEvaluation } from './summarise-evaluation'

const aHost = (difference: Partial<HostOutcome>): HostOutcome => ({
  capture: 'capture',
  ip: '192.0.2.1',
  label: 'benign',
  device: 'capture/192.0.2.1',
  labelledStages: [],
  peak: 1,
  atEnd: 1,
  minutesToHigh: null,
  recordsToHigh: null,
  stages: [],
  findings: [],
  activeHours: 24,
  ...difference,
})

const anInfected = (difference: Partial<HostOutcome>): HostOutcome =>
  aHost({
    label: 'infected',
    labelledStages: ['lateral-movement'],
    stages: ['lateral-movement'],
    peak: 90,
    atEnd: 90,
    ...difference,
  })

const aScan = (confidence: number): HostOutcome['findings'] => [
  { ruleId: 'vertical-scan', stage: 'lateral-movement', count: 1, confidence },
]

const COUNTS = { records: 1_000, rejected: 2, seconds: 0.5 }

describe('area under the curve', () => {
  test('is 1 when every infected host scores above every benign one', () => {
    expect(areaUnderCurve([50, 60], [10, 20])).toBe(1)
  })
  test('counts a tie as half', () => {
    expect(areaUnderCurve([10], [10, 20])).toBe(0.25)
  })
  test('is unknown without one of the two', () => {
    expect(areaUnderCurve([], [1])).toBeNull()
  })
})

describe('the figures of an evaluation', () => {
  test('count what was detected, what was a false alarm, and on how many device-days', () => {
    const summary = summariseEvaluation(
      [anInfected({}), anInfected({ peak: 40 }), aHost({ peak: 55, activeHours: 12 }), aHost({ activeHours: 36 })],
      COUNTS,
      0.01,
    )
    expect(summary).toMatchObject({
      infected: 2,
      detected: 1,
      benign: 2,
      falsePositives: 1,
      falseAlarmsPerDeviceDay: 0.5,
    })
    expect(summary.recordsPerSecond).toBe(2_000)
  })

  test('re-base the score to the share of infected hosts, so that an even score means an even chance', () => {
    const summary = summariseEvaluation([anInfected({ atEnd: 1 }), aHost({ atEnd: 1 })], COUNTS, 0.01)
    expect(summary.brier).toBeCloseTo(0.25, 6)
    expect(summary.reliability.find(({ n }) => n > 0)).toEqual({ from: 50, to: 60, n: 2, infected: 1 })
  })

  test('give stages their due: seen and labelled against seen or labelled', () => {
    const missed = anInfected({ stages: [] })
    expect(summariseEvaluation([anInfected({}), missed], COUNTS, 0.01).stageF1).toBeCloseTo(2 / 3, 9)
  })

  test('of no host are nothing, and no division by nothing', () => {
    expect(summariseEvaluation([], { records: 0, rejected: 0, seconds: 0 }, 0.01)).toMatchObject({
      auc: null,
      brier: 0,
      stageF1: 0,
      falseAlarmsPerDeviceDay: 0,
      recordsPerSecond: 0,
    })
  })
})

describe('the rates of a rule', () => {
  const rateOf = (hosts: HostOutcome[]): unknown => ruleRatesOf(hosts).find(({ ruleId }) => ruleId === 'vertical-scan')

  test('count a benign device once, however many captures show it', () => {
    const twice = [1, 2].map((day) => aHost({ capture: `day ${String(day)}`, device: 'lamp', findings: aScan(0.9) }))
    expect(rateOf(twice)).toMatchObject({ fp: 1, nb: 2, fpr: 0.5 })
  })

  test('leave out what the rule itself doubts', () => {
    expect(rateOf([anInfected({ findings: aScan(0.4) }), anInfected({ findings: aScan(0.5) })])).toMatchObject({
      tp: 1,
      n: 2,
      tpr: 0.5,
    })
  })
})
