import { expect, test } from 'vitest'
import { hitOf, judged } from '@/lib/testing/a-device'
import { aFlow, aLookup, hostOf, RESOLVER_IP, someFlows } from '@/lib/testing/some-flows'
import * as records from '@/lib/testing/some-records'
import { aReport } from '@/lib/testing/some-reports'
import { unnamedPeers } from './unnamed-peers'

const peers = (count: number) =>
  someFlows(count, 5, (i) => ({ after: 10 + i * 5, to: hostOf(i), port: 6_881, transport: 'udp' }))

test('twenty new peers beyond what a look-up explains are a swarm', () => {
  expect(hitOf(judged(unnamedPeers, [aLookup(0), ...peers(22)]))).toMatchObject({ confidence: 0.6, count: 22 })
  expect(judged(unnamedPeers, [aLookup(0), ...peers(21)]).status).toBe('clear')
})

test('peers that an answer named are no strangers', () => {
  const named = Array.from({ length: 40 }, (_, i) =>
    records.aLookup({ after: 1, addresses: [{ ip: hostOf(i), ttlMs: 60_000 }] }),
  )
  expect(judged(unnamedPeers, [aLookup(0), ...named, ...peers(40)]).status).toBe('clear')
})

test('the same few all day are known', () => {
  const relays = someFlows(300, 3, (i) => ({ to: hostOf(i % 8), port: 3_478, transport: 'udp' }))
  expect(judged(unnamedPeers, [aLookup(0), ...relays]).status).toBe('clear')
})

test('where look-ups cannot be seen nothing can be said of names', () => {
  expect(judged(unnamedPeers, peers(60)).status).toBe('not-assessed')
  const encrypted = aFlow({ to: RESOLVER_IP, port: 853 })
  expect(judged(unnamedPeers, [aLookup(0), encrypted, ...peers(60)]).status).toBe('not-assessed')
})

test('without a network monitor nothing can be said', () => {
  expect(judged(unnamedPeers, [aReport()]).status).toBe('not-assessed')
})
