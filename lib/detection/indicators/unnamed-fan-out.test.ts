import { expect, test } from 'vitest'
import { hitOf, judged } from '@/lib/testing/a-device'
import { aFlow, aLookup, hostOf, RESOLVER_IP, someFlows } from '@/lib/testing/some-flows'
import { aReport } from '@/lib/testing/some-reports'
import { unnamedFanOut } from './unnamed-fan-out'

const strangers = (hosts: number) => someFlows(hosts, 9, (i) => ({ after: 20 + i * 9, to: hostOf(i) }))

test('twelve new hosts and one name looked up: ten more than names explain', () => {
  const hit = hitOf(judged(unnamedFanOut, [aLookup(0), ...strangers(12)]))
  expect(hit).toMatchObject({ confidence: 0.6, count: 12 })
  expect(judged(unnamedFanOut, [aLookup(0), ...strangers(11)]).status).toBe('clear')
})

test('a browser looks its many hosts up', () => {
  const browsing = strangers(50).flatMap((flow, i) => [aLookup(19 + i * 9), flow])
  expect(judged(unnamedFanOut, browsing).status).toBe('clear')
})

test('hosts the device knows are no strangers', () => {
  const daily = [aLookup(0), ...someFlows(200, 2, (i) => ({ after: 20 + i * 2, to: hostOf(i % 8) }))]
  expect(judged(unnamedFanOut, daily).status).toBe('clear')
})

test('when no look-up is visible names may go another way, and nothing can be said', () => {
  expect(judged(unnamedFanOut, strangers(40)).status).toBe('not-assessed')
})

test('a device that looks names up encrypted cannot be judged', () => {
  const dot = aFlow({ after: 1, to: RESOLVER_IP, port: 853 })
  expect(judged(unnamedFanOut, [aLookup(0), dot, ...strangers(40)]).status).toBe('not-assessed')
})

test('a device that does nothing of the kind is clear', () => {
  expect(judged(unnamedFanOut, [aFlow({ to: '192.168.1.5' })]).status).toBe('clear')
})

test('a named host of the same minutes is no evidence', () => {
  const named = [aLookup(0), ...someFlows(2, 2, (i) => ({ after: 1 + i, to: '198.51.100.1' }))]
  const { isEvidence } = hitOf(judged(unnamedFanOut, [...named, ...strangers(20)]))
  expect(isEvidence(aFlow({ to: '198.51.100.1' }))).toBe(false)
  expect(isEvidence(aFlow({ to: hostOf(3) }))).toBe(true)
})

test('without a network monitor nothing can be said', () => {
  expect(judged(unnamedFanOut, [aReport()]).status).toBe('not-assessed')
})
