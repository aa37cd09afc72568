import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Arrival } from '@/lib/domain/arrival'
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '@/lib/domain/time'
import { TEST_ENV } from '@/lib/testing/capture-replay'
import { aFlow, anEvent, aReport, DAY_ONE } from '@/lib/testing/some-arrivals'
import { advanceDevice, sweepSilence, type Advance } from './advance-device'
import type { StoredAssessment } from './assess-device'
import { newDeviceState, packState, unpackState, type DeviceState, type TrackedFinding } from './device-state'

/** What a device's rows hold after some batches, and what was counted on the way. */
type Stored = {
  state: DeviceState
  assessments: Map<number, StoredAssessment>
  closed: Map<string, TrackedFinding>
  bytesOut: number
  duplicates: number
  late: number
}

const begin = (): Stored => ({
  state: newDeviceState('lamp'),
  assessments: new Map(),
  closed: new Map(),
  bytesOut: 0,
  duplicates: 0,
  late: 0,
})

const write = (stored: Stored, advance: Advance): void => {
  if (advance.assessments.removeAt !== null) stored.assessments.delete(advance.assessments.removeAt)
  for (const one of advance.assessments.store) stored.assessments.set(one.assessment.asOf, one)
  for (const one of advance.findings.write) {
    // A row is one finding: what is found again with the same beginning is open again.
    if (one.current.closedAt === null) stored.closed.delete(one.current.id)
    else stored.closed.set(one.current.id, one)
  }
  for (const hour of advance.hours) stored.bytesOut += hour.metrics['bo']?.[2] ?? 0
  stored.duplicates += advance.duplicates
  stored.late += advance.late
}

/** Takes batches one after the other, with the state packed and unpacked in between as a database would. */
const take = (batches: readonly (readonly Arrival[])[]): Stored => {
  const stored = begin()
  let cold: Uint8Array | null = null
  for (const batch of batches) {
    const advance = advanceDevice(stored.state, batch, TEST_ENV)
    write(stored, advance)
    const packed = packState(advance.state)
    cold = packed.cold ?? cold
    stored.state = unpackState('lamp', { hot: packed.hot, cold, findings: advance.state.findings })
  }
  return stored
}

const viewOf = ({ state, assessments, closed }: Stored): unknown => ({
  findings: [...state.findings.map(({ current }) => current), ...[...closed.values()].map(({ current }) => current)]
    .map((finding) => ({ ...finding, evidence: [], scoredConfidence: null }))
    .sort((a, b) => a.id.localeCompare(b.id)),
  scores: [...assessments.values()].map(({ assessment }) => [
    assessment.asOf,
    assessment.breachLikelihood.score,
    assessment.threatLevel.score,
  ]),
})

const totalBytesOut = ({ bytesOut, state }: Stored): number =>
  bytesOut + (state.facts.pulse?.hour.metrics['bo']?.[2] ?? 0)

/** Records of all kinds, a little out of order, with bursts. */
const someRecords: fc.Arbitrary<Arrival[]> = fc
  .array(
    fc.record({
      step: fc.integer({ min: -120, max: 900 }),
      kind: fc.constantFrom('report', 'flow', 'scan', 'login', 'file', 'reboot'),
      number: fc.integer({ min: 1, max: 60 }),
    }),
    { maxLength: 120 },
  )
  .map((steps) => {
    let at = DAY_ONE
    return steps.map(({ step, kind, number }, index) => {
      at += step * SECOND_MS
      const key = `key${String(index).padStart(5, '0')}`
      if (kind === 'report')
        return aReport(at, { key, tcp: number % 5 === 0 ? [443, 23] : [443], bytesOut: number * 1_000 })
      if (kind === 'scan') return aFlow(at, { ip: `203.0.113.${String(number)}`, port: 23, result: 'unanswered' })
      if (kind === 'flow') return aFlow(at, { ip: `198.51.100.${String(number % 3)}`, port: 4_444 })
      if (kind === 'file')
        return anEvent(at, {
          kind: 'file',
          action: 'modified',
          path: `/usr/bin/tool${String(number % 4)}`,
          sha256: null,
        })
      if (kind === 'reboot') return anEvent(at, { kind: 'reboot', reason: 'crash' })
      return anEvent(at, {
        kind: 'login',
        outcome: number % 9 === 0 ? 'success' : 'failure',
        user: 'root',
        sourceIp: '203.0.113.9',
        service: 'ssh',
      })
    })
  })

describe('the same records', () => {
  test('give the same findings, scores and sums wherever they are cut', () => {
    fc.assert(
      fc.property(
        someRecords,
        fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 40 }),
        (records, sizes) => {
          const batches: Arrival[][] = []
          let start = 0
          for (let index = 0; start < records.length; index += 1) {
            const size = sizes[index % sizes.length] ?? 1
            batches.push(records.slice(start, start + size))
            start += size
          }
          const whole = take([records])
          const cut = take(batches)
          expect(viewOf(cut)).toEqual(viewOf(whole))
          expect(totalBytesOut(cut)).toBe(totalBytesOut(whole))
        },
      ),
      { numRuns: 60 },
    )
  })

  test('count once when a report is sent again within a day', () => {
    const reports = [0, 1, 2].map((index) =>
      aReport(DAY_ONE + index * 5 * MINUTE_MS, { key: `report-${String(index)}` }),
    )
    const stored = take([reports, reports, reports])
    expect(stored.duplicates).toBe(6)
    expect(totalBytesOut(stored)).toBe(6_000)
  })

  test('that two sensors of one space both saw count once', () => {
    const seen = aFlow(DAY_ONE, { sensor: 'north', shared: true, sourcePort: 50_000 })
    const twin = aFlow(DAY_ONE + 400, { sensor: 'south', shared: true, sourcePort: 50_000 })
    const stored = take([[seen, twin]])
    expect(stored.duplicates).toBe(1)
    expect(stored.state.facts.flows?.flows).toBe(1)
  })
})

describe('time is the device’s own', () => {
  test('a record up to ten minutes late joins its minute and moves no clock back', () => {
    const stored = take([[aReport(DAY_ONE), aReport(DAY_ONE - 9 * MINUTE_MS)]])
    expect(stored.late).toBe(0)
    expect(stored.state.facts.clock).toBe(DAY_ONE)
  })

  test('a record an hour late is counted as late and enters at the clock', () => {
    const stored = take([[aReport(DAY_ONE), aReport(DAY_ONE - HOUR_MS)]])
    expect(stored.late).toBe(1)
    expect(totalBytesOut(stored)).toBe(4_000)
  })

  test('the first record gives an assessment at the end of its minute', () => {
    const [only] = [...take([[aReport(DAY_ONE + 1)]]).assessments.values()]
    expect(only?.assessment.asOf).toBe(DAY_ONE + MINUTE_MS)
  })
})

describe('a weakness that is fixed', () => {
  const withTelnet = [0, 5, 10].map((minute) => aReport(DAY_ONE + minute * MINUTE_MS, { tcp: [443, 23] }))
  const withoutTelnet = aReport(DAY_ONE + 15 * MINUTE_MS, { tcp: [443] })

  test('lowers the threat with the very report that no longer lists the port', () => {
    const before = [...take([withTelnet]).assessments.values()].at(-1)?.assessment.threatLevel.score ?? 0
    const after = [...take([withTelnet, [withoutTelnet]]).assessments.values()].at(-1)?.assessment.threatLevel.score
    expect(before).toBeGreaterThan(15)
    expect(after).toBe(0)
  })

  test('is closed when the minute of that report is complete', () => {
    const stored = take([withTelnet, [withoutTelnet], [aReport(DAY_ONE + 20 * MINUTE_MS)]])
    expect([...stored.closed.values()].map(({ current }) => current.ruleId)).toEqual(['exposed-telnet'])
  })
})

describe('a weakness that stays', () => {
  const STEPS = 36
  /** How often the finding was written, and with how many records, over three hours of reports. */
  const written: number[] = []
  const stored = begin()
  for (let step = 0; step < STEPS; step += 1) {
    const report = aReport(DAY_ONE + step * 5 * MINUTE_MS, { tcp: [443, 23] })
    const { state, findings } = advanceDevice(stored.state, [report], TEST_ENV)
    stored.state = state
    const telnet = findings.write.find(({ current }) => current.ruleId === 'exposed-telnet')
    if (telnet !== undefined) written.push(telnet.current.evidence.length)
  }

  test('is written when it is found and settled, then once an hour, each time with the record of it', () => {
    expect(written.length).toBeLessThanOrEqual(8)
    expect(written.at(0)).toBe(1)
    expect(written.at(-1)).toBe(3)
  })
})

describe('silence', () => {
  const hours = Array.from({ length: 60 }, (_, index) => aReport(DAY_ONE + index * 5 * MINUTE_MS, { live: true }))
  const lastAt = DAY_ONE + 59 * 5 * MINUTE_MS
  const silentRules = (advance: Advance): string[] => advance.state.findings.map(({ current }) => current.ruleId)

  test('of a device that used to report every five minutes is an indicator after half an hour', () => {
    const { state } = take([hours])
    expect(silentRules(sweepSilence(state, lastAt + 45 * MINUTE_MS, TEST_ENV))).toContain('report-silence')
  })

  test('of ten minutes is nothing', () => {
    const { state } = take([hours])
    expect(silentRules(sweepSilence(state, lastAt + 10 * MINUTE_MS, TEST_ENV))).toEqual([])
  })

  test('means nothing for an import of the past', () => {
    const { state } = take([hours.map((arrival) => ({ ...arrival, live: false }))])
    expect(silentRules(sweepSilence(state, lastAt + DAY_MS, TEST_ENV))).toEqual([])
  })
})
