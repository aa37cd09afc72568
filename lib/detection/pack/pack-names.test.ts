import { Encoder } from 'cbor-x'
import { expect, test } from 'vitest'
import { takeRecord } from '@/lib/testing/a-device'
import { aFlow, anInboundFlow, hostOf } from '@/lib/testing/some-flows'
import { aLookup, aTlsSession } from '@/lib/testing/some-records'
import { noteClaimedName } from '../name-state'
import { newFacts, type DeviceFacts } from '../facts/facts'
import { packContacts, unpackContacts } from './pack-contacts'
import { packNames, unpackNames } from './pack-names'

const encoder = new Encoder({ useRecords: false, variableMapSize: true, tagUint8Array: false })
const ipv6Of = (index: number): string =>
  `2a00:1450:4001:81b:ffff:ffff:${(1 + (index >> 12)).toString(16)}:${(0x1000 + (index & 0xfff)).toString(16)}`
const textOf = (index: number, length: number): string => `${String(index)}x`.repeat(length).slice(0, length)

/** Look-ups and sessions that fill every table of names and contacts, over weeks. */
const attacked = (): DeviceFacts => {
  const facts = newFacts()
  for (let n = 0; n < 6_000; n += 1) {
    const after = n * 400
    const addresses = Array.from({ length: 16 }, (_, i) => ({ ip: ipv6Of(n * 16 + i), ttlMs: 8e12 }))
    const query = `${textOf(n, 60)}.${textOf(n * 7, 60)}.${textOf(n % 5, 58)}.com`
    const result = n % 3 === 0 ? 'answered' : 'nxdomain'
    takeRecord(facts, aLookup({ after, query, queryType: 'TXT', result, addresses, to: ipv6Of(n % 9) }))
    takeRecord(facts, aLookup({ after, query: `${textOf(n, 60)}.com`, addresses, to: ipv6Of(n % 9) }))
    takeRecord(facts, aTlsSession({ after, to: ipv6Of(n) }))
    noteClaimedName(facts, ipv6Of(n), 'cloud.example.net', facts.clock ?? 0)
    const far = { after, to: ipv6Of(n), sent: 4e9, received: 4e9 }
    takeRecord(facts, aFlow({ ...far, port: 1 + (n % 9), result: n % 2 ? 'unanswered' : 'answered' }))
    takeRecord(facts, aFlow({ ...far, port: 60_000, transport: 'udp' }))
    takeRecord(facts, aFlow({ after, to: `192.168.${String(n & 63)}.${String(n & 127)}`, port: 22 }))
    const inbound = anInboundFlow({ after, from: ipv6Of(100_000 + n), port: 60_000, sent: 4e9, received: 3e9 })
    takeRecord(facts, inbound)
    takeRecord(facts, aFlow({ after: after + 1, to: ipv6Of(100_000 + n), port: 50_000, sent: 4e9, received: 3e9 }))
  }
  const end = 6_000 * 400
  for (const from of [0, 330]) {
    for (let n = 0; n < 200; n += 1) {
      const after = end + 600 - (end % 600) + from + n
      const host = from * 1_000 + n
      takeRecord(facts, aLookup({ after, query: `q${String(host)}.com`, result: 'nxdomain' }))
      takeRecord(facts, aLookup({ after, query: `${textOf(host, 60)}.${textOf(n % 3, 58)}.com`, result: 'failed' }))
      takeRecord(facts, aFlow({ after, to: hostOf(host), port: n % 2, result: 'unanswered' }))
      takeRecord(facts, aFlow({ after, to: hostOf(host + 500), port: 60_000, transport: 'udp', result: 'unanswered' }))
    }
  }
  return facts
}

test('whatever is thrown at a device, its names and contacts take at most 4,000 bytes, and come back the same', () => {
  const { traffic, clock } = attacked()
  const { names, contacts } = traffic
  if (names === null || contacts === null) throw new Error('no facts')
  const base = clock ?? 0
  const size = encoder.encode(packNames(names, base)).length + encoder.encode(packContacts(contacts, base)).length
  expect(size).toBeLessThanOrEqual(4_000)
  expect(names.addresses.size).toBe(128)
  expect(unpackNames(packNames(names, base), base)).toEqual(names)
  expect(unpackContacts(packContacts(contacts, base), base)).toEqual(contacts)
  // Every table is full: else the size says nothing.
  expect([names.parents, names.resolvers, names.newNames].map(({ length }) => length)).toEqual([3, 4, 3])
  const { slowPorts, visits, callBacks, openHalves, uploads } = contacts
  const tables = [slowPorts, visits, callBacks, openHalves, uploads.past]
  expect(tables.map(({ length }) => length)).toEqual([2, 10, 2, 12, 14])
})
