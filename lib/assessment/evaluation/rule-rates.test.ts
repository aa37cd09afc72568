import { describe, expect, test } from 'vitest'
import { aHost, anInfected, aScan } from '@/lib/testing/some-outcomes'
import type { HostOutcome } from './host-outcome'
import { ruleRatesOf } from './rule-rates'

const rateOf = (hosts: HostOutcome[]) => ruleRatesOf(hosts).find(({ ruleId }) => ruleId === 'vertical-scan')

describe('the rates of a rule', () => {
  test('count a benign device once, however many captures show it', () => {
    const twice = [1, 2].map((day) => aHost({ capture: `day ${String(day)}`, device: 'lamp', findings: aScan(0.9) }))
    expect(rateOf(twice)).toMatchObject({ fp: 1, nb: 2, fpr: 0.5 })
  })

  test('leave out what the rule itself doubts, and show it as a tier of its own', () => {
    const hosts = [0.4, 0.5, 0.9].map((confidence, n) => anInfected({ device: String(n), findings: aScan(confidence) }))
    expect(rateOf(hosts)).toMatchObject({
      tp: 2,
      n: 3,
      tpr: 2 / 3,
      tiers: { doubtful: { tp: 1, fp: 0 }, likely: { tp: 1, fp: 0 }, sure: { tp: 1, fp: 0 } },
    })
  })

  test('are not asked of hosts without a log that the rule reads', () => {
    const deaf = anInfected({ kinds: ['ssh'] })
    expect(rateOf([deaf, anInfected({ device: 'heard', findings: aScan(1) })])).toMatchObject({ tp: 1, n: 1 })
    expect(rateOf([deaf])).toBeUndefined()
  })

  test('are asked of infected hosts whose labels hold the stage', () => {
    expect(rateOf([anInfected({ labelledStages: ['impact'] }), aHost({})])).toMatchObject({ n: 0, nb: 1 })
  })
})
