import { expect, test } from 'vitest'
import { HOUR_MS, MINUTE_MS } from '@/lib/domain/time'
import { aDevice } from '@/lib/testing/a-device'
import { START } from '@/lib/testing/some-flows'
import { aReport, listening, sampledListening, someReports } from '@/lib/testing/some-reports'
import { newFacts } from '../facts/facts'
import { foldReport, HOT_KEYS_MAX, isReportKnown, KEY_BATCHES_MAX } from './fold-report'

const keyOf = (index: number) => `k${String(index).padStart(7, '0')}`

test('a day of reports each five minutes is remembered, report by report', () => {
  const facts = newFacts()
  for (let i = 0; i < 288; i += 1) {
    expect(isReportKnown(facts, keyOf(i))).toBe(false)
    foldReport(facts, aReport({ after: i * 5 }), keyOf(i), START + i * 5 * MINUTE_MS)
  }
  expect(Array.from({ length: 288 }, (_, i) => isReportKnown(facts, keyOf(i))).every(Boolean)).toBe(true)
})

test('after a day keys are forgotten, since some agents begin their ids anew', () => {
  const facts = newFacts()
  for (let i = 0; i < 30 * 12; i += 1) foldReport(facts, aReport({ after: i * 5 }), keyOf(i), START + i * 5 * MINUTE_MS)
  expect(isReportKnown(facts, keyOf(0))).toBe(false)
  expect(isReportKnown(facts, keyOf(359))).toBe(true)
})

test('the memory of keys is bounded however fast a device reports', () => {
  const facts = newFacts()
  for (let i = 0; i < 5_000; i += 1) foldReport(facts, aReport({ after: i / 60 }), keyOf(i), START + i * 1_000)
  expect(facts.reports?.keys.length).toBe(KEY_BATCHES_MAX)
  expect(facts.pulse?.keys.length).toBeLessThanOrEqual(HOT_KEYS_MAX)
})

test('an hour is given out when it is complete, and a late report of an old one at once', () => {
  const facts = newFacts()
  const fold = (after: number) => foldReport(facts, aReport({ after }), keyOf(after), START + after * MINUTE_MS)
  expect([fold(5), fold(10)]).toEqual([[], []])
  expect(fold(65).map(({ hour, metrics }) => [hour, metrics['bo']?.[3]])).toEqual([[START, 2]])
  expect(fold(59).map(({ hour, metrics }) => [hour, metrics['bo']?.[3]])).toEqual([[START, 1]])
  expect(facts.pulse?.hour.hour).toBe(START + HOUR_MS)
})

test('nothing is lost between hours: what was given out and what is open is what was sent', () => {
  const facts = newFacts()
  const order = [0, 5, 61, 58, 70, 130, 59, 185, 121]
  const given = order.flatMap((after, i) =>
    foldReport(facts, aReport({ after, network: { bytesOut: 100 + i } }), keyOf(i), START + after * MINUTE_MS),
  )
  const sums = [...given, facts.pulse?.hour].map((hour) => hour?.metrics['bo']?.[2] ?? 0)
  expect(sums.reduce((a, b) => a + b)).toBe(order.reduce((sum, _, i) => sum + 100 + i, 0))
})

test('a sampled list adds ports, only a complete one closes them', () => {
  const ports = (reports: Parameters<typeof aDevice>[0]) =>
    aDevice(reports).listening.tcp?.ports.map(({ port }) => port)
  const both = aReport({ tcp: listening(22, 443) })
  expect(ports([both, aReport({ after: 5, tcp: sampledListening(60, 80) })])).toEqual([22, 80, 443])
  expect(ports([both, aReport({ after: 5, tcp: listening(80) })])).toEqual([80])
})

test('cold facts are written when an hour closes or a port changes, and not with every report', () => {
  const facts = aDevice(someReports(3))
  facts.coldChanged = false
  foldReport(facts, aReport({ after: 15 }), keyOf(15), START + 15 * MINUTE_MS)
  expect(facts.coldChanged).toBe(false)
  foldReport(facts, aReport({ after: 20, tcp: listening(443, 23) }), keyOf(20), START + 20 * MINUTE_MS)
  expect(facts.coldChanged).toBe(true)
})

test('a pause of an outage is not the rhythm of the device', () => {
  const rhythm = (reports: Parameters<typeof aDevice>[0]) => aDevice(reports).pulse?.lastInterval
  expect(rhythm([aReport(), aReport({ after: 5 })])).toBe(300)
  expect(rhythm([aReport(), aReport({ after: 5 }), aReport({ after: 900 })])).toBe(300)
})
