import { expect, test } from 'vitest'
import { hitOf, judged } from '@/lib/testing/a-device'
import { aLookup, someFlows } from '@/lib/testing/some-flows'
import { aReport } from '@/lib/testing/some-reports'
import { rawChannel } from './raw-channel'

const sessions = (count: number, lastingMs = 0, port = 4_321) => someFlows(count, 300, () => ({ port, lastingMs }))

test('five sessions in no known protocol on an unregistered port are a channel', () => {
  expect(hitOf(judged(rawChannel, sessions(5)))).toMatchObject({
    subject: '203.0.113.9:4321',
    confidence: 0.85,
    count: 5,
  })
  expect(judged(rawChannel, sessions(4)).status).toBe('clear')
})

test('two are enough when one of them lasted ten minutes', () => {
  expect(judged(rawChannel, sessions(2, 600_000)).status).toBe('found')
  expect(judged(rawChannel, sessions(2, 599_999)).status).toBe('clear')
})

test('twenty sessions over an hour without a look-up, from a device that looks names up, are bare', () => {
  const flows = [aLookup(0), ...someFlows(20, 200, (i) => ({ after: 100 + i * 200, port: 4_321 }))]
  expect(hitOf(judged(rawChannel, flows)).confidence).toBe(1)
})

test('a vendor cloud found by name weighs less than half', () => {
  expect(hitOf(judged(rawChannel, [aLookup(-2), ...sessions(9)])).confidence).toBe(0.4)
})

test('a registered port, and a protocol the monitor knows, are ordinary', () => {
  expect(judged(rawChannel, sessions(9, 0, 1_883)).status).toBe('clear')
  expect(
    judged(
      rawChannel,
      someFlows(9, 60, () => ({ port: 4_321, service: 'http' })),
    ).status,
  ).toBe('clear')
})

test('what stays in the house is no channel to a controller', () => {
  expect(
    judged(
      rawChannel,
      someFlows(9, 60, () => ({ to: '192.168.1.5', port: 4_321 })),
    ).status,
  ).toBe('clear')
})

test('an endpoint of IPv6 is written in brackets', () => {
  const hit = hitOf(
    judged(
      rawChannel,
      someFlows(5, 60, () => ({ to: '2a00:1450::7', port: 4_321 })),
    ),
  )
  expect(hit.subject).toBe('[2a00:1450::7]:4321')
})

test('without a network monitor nothing can be said', () => {
  expect(judged(rawChannel, [aReport()]).status).toBe('not-assessed')
})
