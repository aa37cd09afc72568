import { expect, test } from 'vitest'
import { DAY_MS, MINUTE_MS, minuteEndOf } from '@/lib/domain/time'
import { aDevice } from '@/lib/testing/a-device'
import { aClaim } from '@/lib/testing/some-events'
import { DEVICE_IP, someFlows, START, type FlowWords } from '@/lib/testing/some-flows'
import { aReport, listening } from '@/lib/testing/some-reports'
import type { Observation } from '@/lib/domain/observation'
import { openServices } from './open-services'

const used = (count: number, every: number, words: FlowWords = {}) =>
  someFlows(count, every, () => ({ to: DEVICE_IP, from: '192.168.1.2', port: 23, ...words }))
const open = (records: readonly Observation[], at: number | null = null) => {
  const facts = aDevice(records)
  return openServices(facts, at ?? minuteEndOf(facts.clock ?? START))
}

test('two answered exchanges ten minutes apart, and not before', () => {
  expect(open(used(2, 600))).toMatchObject([
    { port: 23, source: 'observed', confidence: 0.8, exposure: 'site', count: 2 },
  ])
  expect(open(used(40, 15))).toEqual([])
})

test('used from the internet it is open to the internet, also when the house uses it more', () => {
  expect(open([...used(1, 1, { from: '203.0.113.9' }), ...used(9, 300)])[0]?.exposure).toBe('internet')
})

test('refused, empty and one-sided sessions open nothing', () => {
  for (const words of [{ result: 'refused' }, { received: 0 }, { result: 'partial' }] as const)
    expect(open(used(9, 300, words))).toEqual([])
})

test('answers on ports of clients are no service', () => {
  expect(open(used(9, 300, { port: 40_000, transport: 'udp' }))).toEqual([])
})

test('after a week without use it is gone, and comes back only after two more exchanges', () => {
  const lastAt = START + 10 * MINUTE_MS
  expect(open(used(2, 600), lastAt + 7 * DAY_MS - 1).length).toBe(1)
  expect(open(used(2, 600), lastAt + 7 * DAY_MS)).toEqual([])
  const back = used(1, 1, { after: 8 * 86_400 })
  expect(open([...used(2, 600), ...back])).toEqual([])
})

test('a complete report without the port closes it, an older one and a sample do not', () => {
  const flows = used(2, 600)
  expect(open([...flows, aReport({ after: 15, tcp: listening(443) })]).map(({ port }) => port)).toEqual([443])
  expect(open([aReport({ after: -5, tcp: listening(443) }), ...flows]).map(({ port }) => port)).toEqual([23, 443])
  const sampled = { ...listening(443), complete: false, total: 60 }
  expect(open([...flows, aReport({ after: 15, tcp: sampled })]).map(({ port }) => port)).toEqual([23, 443])
})

test('what was observed beats the report, and that beats the claim', () => {
  const claim = aClaim(
    {
      services: [
        { transport: 'tcp', port: 23, name: 'telnet' },
        { transport: 'tcp', port: 443, name: '' },
        { transport: 'tcp', port: 80, name: '' },
      ],
    },
    900,
  )
  const records = [...used(2, 600), aReport({ after: 14, tcp: listening(23, 443) }), claim]
  const bySource = open(records).map(({ port, source }) => [port, source])
  expect(bySource).toEqual([
    [23, 'observed'],
    [443, 'reported'],
    [80, 'claimed'],
  ])
})

test('a port bound to loopback is not exposed', () => {
  expect(
    open([aReport({ tcp: listening([5_432, 'lo'], [6_379, '127.0.0.1'], [631, '::1'], [443, 'eth0']) })]).map(
      ({ port }) => port,
    ),
  ).toEqual([443])
})

test('a flood of ports does not drive out the service in use', () => {
  const flood = Array.from({ length: 300 }, (_, i) => used(1, 1, { after: 700 + i, port: 1_000 + i })).flat()
  expect(open([...used(3, 300), ...flood]).map(({ port }) => port)).toEqual([23])
})
