import { describe, expect, test } from 'vitest'
import { aHost, anInfected } from '@/lib/testing/some-outcomes'
import { areaUnderCurve } from './area-under-curve'
import { summariseEvaluation } from './summarise-evaluation'

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

  test('say how thin the margin is, and which stages were missed or imagined', () => {
    const imagined = aHost({ peak: 12, stages: ['impact'] })
    const summary = summariseEvaluation([anInfected({ peak: 60 }), anInfected({ stages: [] }), imagined], COUNTS, 0.01)
    expect(summary).toMatchObject({ lowestInfected: 60, highestBenign: 12, prevalence: 2 / 3 })
    expect(summary.stages).toContainEqual({ stage: 'lateral-movement', both: 1, missed: 1, extra: 0 })
    expect(summary.stages).toContainEqual({ stage: 'impact', both: 0, missed: 0, extra: 1 })
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
