import { expect, test } from 'vitest'
import { packState, newDeviceState } from '@/lib/assessment/device-state'
import { aDevice, takeRecord } from '@/lib/testing/a-device'
import { aFlow, aLookup, hostOf, OUTSIDE_IP, someFlows } from '@/lib/testing/some-flows'
import { ENDPOINTS_MAX, newFacts, RHYTHMS_MAX, type EndpointFacts } from '../facts/facts'

const endpointsOf = (flows: readonly ReturnType<typeof aFlow>[]): EndpointFacts[] =>
  aDevice(flows).flows?.endpoints ?? []
const cloudOf = (flows: readonly ReturnType<typeof aFlow>[]) => endpointsOf(flows).find(({ ip }) => ip === OUTSIDE_IP)

test(
  'a real repeated endpoint keeps its place under a scan of 100,000 hosts, and memory stays bounded',
  { timeout: 60_000 },
  () => {
    const facts = newFacts()
    for (let i = 0; i < 100_000; i += 1) {
      if (i % 4_000 === 0) takeRecord(facts, aFlow({ after: i * 0.1, fromPort: 1_000 + i / 4_000 }))
      takeRecord(facts, aFlow({ after: i * 0.1, to: hostOf(i), port: 23, result: 'unanswered' }))
    }
    expect(facts.flows?.endpoints.length).toBe(ENDPOINTS_MAX)
    expect(facts.flows?.endpoints.find(({ ip }) => ip === OUTSIDE_IP)?.contacts).toBe(25)
    const { cold } = packState({ ...newDeviceState('camera'), facts })
    expect(cold?.length).toBeLessThan(3_000)
  },
)

test('an endpoint left for a week makes room for one that is in use', () => {
  const old = someFlows(ENDPOINTS_MAX * 9, 1, (i) => ({ to: hostOf(i % ENDPOINTS_MAX) }))
  const week = 8 * 86_400
  expect(cloudOf([...old, ...someFlows(3, 60, (i) => ({ after: week + i * 60 }))])?.contacts).toBe(3)
  const others = someFlows(40, 1, (i) => ({ after: week + 300 + i, to: hostOf(1_000 + i) }))
  expect(cloudOf([...old, ...someFlows(3, 60, (i) => ({ after: week + i * 60 })), ...others])?.contacts).toBe(3)
})

test('only the busiest endpoints keep a rhythm', () => {
  const flows = someFlows(400, 3, (i) => ({ to: hostOf(i % 15) }))
  const timed = endpointsOf(flows).filter(({ intervals }) => intervals.length > 0)
  expect(timed.length).toBe(RHYTHMS_MAX)
})

test('retransmissions of one source port are one try, and refusals are not unanswered', () => {
  const flows = [
    ...someFlows(5, 3, () => ({ fromPort: 50_000, result: 'unanswered' })),
    ...someFlows(5, 3, (i) => ({ after: 60 + i, result: 'refused' })),
  ]
  expect(cloudOf(flows)).toMatchObject({ contacts: 10, failed: 1, answered: 0 })
})

test('a look-up at most five seconds before belongs to the contact', () => {
  expect(cloudOf([aLookup(0), aFlow({ after: 5 })])?.firstLookedUp).toBe(true)
  expect(cloudOf([aLookup(0), aFlow({ after: 5.001 })])?.firstLookedUp).toBe(false)
  expect(cloudOf([aLookup(2), aFlow({ after: 1 })])?.firstLookedUp).toBe(false)
})

test('what is sent to everybody is no endpoint: SSDP, mDNS, broadcast', () => {
  const everybody = ['239.255.255.250', '224.0.0.251', '255.255.255.255', 'ff02::fb']
  expect(
    endpointsOf(everybody.map((to) => aFlow({ to, transport: 'udp', port: 1_900, result: 'unanswered' }))),
  ).toEqual([])
})

test('a monitor that recognised TLS or IRC is remembered', () => {
  expect(cloudOf([aFlow({ service: 'ssl' })])).toMatchObject({ encrypted: true, chat: false })
  expect(cloudOf([aFlow({ service: 'irc,ssl' })])).toMatchObject({ encrypted: true, chat: true })
})
