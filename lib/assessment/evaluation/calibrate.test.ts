import { describe, expect, test } from 'vitest'
import { POLICY_2026_1 } from '@/lib/scoring/policies/2026-1'
import { ruleWeightOf } from '@/lib/scoring/rule-weight'
import { aHost, anInfected, aScan } from '@/lib/testing/some-outcomes'
import { expertOnly, measuredOn, policiesLeavingOut } from './calibrate'

const MIRAI = [1, 2].map((n) => anInfected({ device: `mirai ${String(n)}`, family: 'mirai', findings: aScan(1) }))
const MOZI = anInfected({ device: 'mozi', family: 'mozi' })
const LAMP = [1, 2].map((n) => aHost({ capture: String(n), device: 'lamp', findings: aScan(1) }))
const PUMP = aHost({ device: 'pump' })
const HOSTS = [...MIRAI, MOZI, ...LAMP, PUMP]

const countsFor = (host: (typeof HOSTS)[number]) =>
  policiesLeavingOut(HOSTS, POLICY_2026_1).get(host)?.measured['vertical-scan']

describe('calibration', () => {
  test('counts every host for a policy, and none for the expert alone', () => {
    expect(measuredOn(HOSTS)['vertical-scan']).toEqual({ tp: 2, n: 3, fp: 1, nb: 3 })
    const counted = { ...POLICY_2026_1, measured: measuredOn(HOSTS) }
    expect(ruleWeightOf(counted, 'vertical-scan', 'conclusive').source).toBe('measured')
    expect(ruleWeightOf(expertOnly(counted), 'vertical-scan', 'conclusive').source).toBe('expert')
  })

  test('an infected host is judged by weights that never saw its family', () => {
    for (const host of MIRAI) expect(countsFor(host)).toEqual({ tp: 0, n: 1, fp: 1, nb: 3 })
    expect(countsFor(MOZI)).toEqual({ tp: 2, n: 2, fp: 1, nb: 3 })
  })

  test('a benign host is judged by weights that never saw the device', () => {
    for (const host of LAMP) expect(countsFor(host)).toEqual({ tp: 2, n: 3, fp: 0, nb: 1 })
    expect(countsFor(PUMP)).toEqual({ tp: 2, n: 3, fp: 1, nb: 2 })
  })
})
