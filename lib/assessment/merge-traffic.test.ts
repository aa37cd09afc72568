import { expect, test } from 'vitest'
import { nameStateOf } from '@/lib/detection/name-state'
import { aDevice } from '@/lib/testing/a-device'
import { aFlow, hostOf, START, someFlows } from '@/lib/testing/some-flows'
import { aLookup } from '@/lib/testing/some-records'
import { newTrafficFacts } from '@/lib/detection/facts/traffic-facts'
import { mergeTraffic } from './merge-traffic'

const answered = (ip: string) => aLookup({ addresses: [{ ip, ttlMs: 60_000 }] })

test('addresses either device had a name for have one afterwards', () => {
  const into = aDevice([answered(hostOf(1)), answered(hostOf(2))])
  const from = aDevice([answered(hostOf(3))])
  const traffic = mergeTraffic(into.traffic, from.traffic)
  const states = [1, 2, 3, 4].map((host) => nameStateOf({ ...into, traffic }, hostOf(host), START))
  expect(states).toEqual(['named', 'named', 'named', 'unknown'])
})

test('a host either device knew is no new one', () => {
  const a = aDevice(someFlows(3, 60, (i) => ({ to: hostOf(i) }))).traffic
  const b = aDevice([aFlow({ to: hostOf(9) })]).traffic
  const { contacts } = mergeTraffic(a, b)
  expect(contacts?.known.count).toBe(4)
  expect(contacts?.knownSince).toBe(START)
})

test('what only one of them has stays', () => {
  const { traffic } = aDevice([answered(hostOf(1)), aFlow()])
  expect(mergeTraffic(newTrafficFacts(), traffic)).toEqual(traffic)
  expect(mergeTraffic(traffic, newTrafficFacts())).toEqual(traffic)
})
