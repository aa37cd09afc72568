import { describe, expect, test } from 'vitest'
import { MINUTE_MS } from '@/lib/domain/time'
import { TEST_ENV } from '@/lib/testing/capture-replay'
import { aFlow, aReport, DAY_ONE } from '@/lib/testing/some-arrivals'
import { advanceDevice } from './advance-device'
import { newDeviceState, packState, type DeviceState } from './device-state'
import { mergeStates } from './merge-devices'

const minutes = (count: number): number[] =>
  Array.from({ length: count }, (_, index) => DAY_ONE + index * 5 * MINUTE_MS)

const camera = (): DeviceState =>
  advanceDevice(
    newDeviceState('camera'),
    minutes(3).map((at) => aReport(at, { tcp: [23] })),
    TEST_ENV,
  ).state

const address = (): DeviceState =>
  advanceDevice(
    newDeviceState('~default~10.0.0.5'),
    Array.from({ length: 30 }, (_, index) =>
      aFlow(DAY_ONE + index * 1_000, { ip: `203.0.113.${String(index)}`, port: 23, result: 'unanswered' }),
    ),
    TEST_ENV,
  ).state

const rules = ({ findings }: DeviceState): string[] => findings.map(({ current }) => current.ruleId).sort()

describe('two devices that turn out to be one', () => {
  test('bring their findings together under one name', () => {
    const merged = mergeStates(camera(), address())
    expect(rules(merged)).toEqual(['exposed-telnet', 'failing-contacts', 'horizontal-scan'])
    expect(new Set(merged.findings.map(({ current }) => current.deviceId))).toEqual(new Set(['camera']))
  })

  test('are assessed together with the next record', () => {
    const merged = mergeStates(camera(), address())
    const { latest } = advanceDevice(merged, [aReport(DAY_ONE + 20 * MINUTE_MS, { tcp: [23] })], TEST_ENV)
    expect(latest?.assessment.breachLikelihood.printed).toBeGreaterThanOrEqual(50)
    expect(latest?.assessment.threatLevel.printed).toBeGreaterThan(0)
  })

  test('keep the word of the registered one where both know something', () => {
    const merged = mergeStates(camera(), camera())
    expect(rules(merged)).toEqual(['exposed-telnet'])
    expect(merged.facts.pulse?.reports).toBe(3)
  })

  test('still fit their rows', () => {
    const packed = packState(mergeStates(address(), address()))
    expect(packed.cold?.length).toBeLessThanOrEqual(8_192)
    expect(packed.hot.length).toBeLessThanOrEqual(512)
  })
})
