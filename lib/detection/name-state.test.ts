import { expect, test } from 'vitest'
import { HOUR_MS } from '@/lib/domain/time'
import { aDevice } from '@/lib/testing/a-device'
import { aFlow, aLookup as aLookupFlow, OUTSIDE_IP, RESOLVER_IP, someFlows, START } from '@/lib/testing/some-flows'
import { aLookup } from '@/lib/testing/some-records'
import { newFacts } from './facts/facts'
import { nameStateOf, noteClaimedName } from './name-state'

const OTHER_IP = '198.51.100.77'
const HOUR_S = 3_600
const stateOf = (records: Parameters<typeof aDevice>[0], ip: string, after: number) =>
  nameStateOf(aDevice(records), ip, START + after * 1_000)

test('an address that an answer gave is named for a day, or for as long as the answer lives', () => {
  expect(stateOf([aLookup()], OUTSIDE_IP, 23 * HOUR_S)).toBe('named')
  expect(stateOf([aLookup()], OUTSIDE_IP, 25 * HOUR_S)).toBe('bare')
  const long = aLookup({ addresses: [{ ip: OUTSIDE_IP, ttlMs: 48 * HOUR_MS }] })
  expect(stateOf([long], OUTSIDE_IP, 47 * HOUR_S)).toBe('named')
})

test('an endpoint that was named when it was contacted stays so while it is known', () => {
  expect(stateOf([aLookup(), aFlow({ after: 1 })], OUTSIDE_IP, 40 * HOUR_S)).toBe('named')
})

test('a look-up in the seconds before makes it soft, with connection logs alone', () => {
  expect(stateOf([aLookupFlow(0), aFlow({ after: 3 })], OUTSIDE_IP, 60)).toBe('soft')
  expect(stateOf([aLookupFlow(0), aFlow({ after: 9 })], OUTSIDE_IP, 60)).toBe('unknown')
})

test('what a session claims is soft and never named, and an address claims nothing', () => {
  const facts = newFacts()
  noteClaimedName(facts, OTHER_IP, 'cloud.example.net', START)
  noteClaimedName(facts, OUTSIDE_IP, OUTSIDE_IP, START)
  expect(nameStateOf(facts, OTHER_IP, START)).toBe('soft')
  expect(nameStateOf(facts, OUTSIDE_IP, START)).toBe('unknown')
})

test('a claim does not overrule an answer', () => {
  const facts = aDevice([aLookup()])
  noteClaimedName(facts, OUTSIDE_IP, 'other.example.net', START + 1_000)
  expect(nameStateOf(facts, OUTSIDE_IP, START + 2_000)).toBe('named')
})

test('nothing is bare in the first hour of answers: the name may have been looked up before', () => {
  expect(stateOf([aLookup(), aFlow({ after: 60, to: OTHER_IP })], OTHER_IP, 120)).toBe('unknown')
  expect(stateOf([aLookup(), aFlow({ after: 2 * HOUR_S, to: OTHER_IP })], OTHER_IP, 2 * HOUR_S)).toBe('bare')
})

test('with connection logs alone only many tries over an hour make it bare, of a device that looks names up', () => {
  const calls = someFlows(25, 200, (i) => ({ after: 60 + i * 200, to: OTHER_IP }))
  expect(stateOf([aLookupFlow(0), ...calls], OTHER_IP, 2 * HOUR_S)).toBe('bare')
  expect(stateOf(calls, OTHER_IP, 2 * HOUR_S)).toBe('unknown')
  expect(stateOf([aLookupFlow(0), ...calls.slice(0, 10)], OTHER_IP, 2 * HOUR_S)).toBe('unknown')
})

test('names of a device that looks them up encrypted cannot be seen', () => {
  const encrypted = aFlow({ after: 1, to: RESOLVER_IP, port: 853 })
  expect(stateOf([aLookup(), encrypted, aFlow({ after: 2 * HOUR_S, to: OTHER_IP })], OTHER_IP, 3 * HOUR_S)).toBe(
    'unknown',
  )
})

test('an answer another device asked this one for names nothing', () => {
  const asked = aLookup({ from: RESOLVER_IP, to: '192.168.1.20' })
  expect(stateOf([asked], OUTSIDE_IP, 60)).toBe('unknown')
})

test('of many answers the latest hundred and twenty-eight addresses are kept', () => {
  const lookups = Array.from({ length: 129 }, (_, i) =>
    aLookup({ after: i, addresses: [{ ip: `203.0.113.${String(i)}`, ttlMs: 0 }] }),
  )
  expect(stateOf(lookups, '203.0.113.0', 200)).toBe('unknown')
  expect(stateOf(lookups, '203.0.113.1', 200)).toBe('named')
})
