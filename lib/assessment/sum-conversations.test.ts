import { expect, test } from 'vitest'
import type { FlowArrival } from '@/lib/domain/arrival'
import { CONVERSATIONS_MAX } from '@/lib/domain/conversation'
import { aFlow, START, type FlowWords } from '@/lib/testing/some-flows'
import { sumConversations } from './sum-conversations'

const arrivalOf = (words: FlowWords, side: 'origin' | 'responder' = 'origin'): FlowArrival => ({
  observation: aFlow(words),
  receivedAt: START,
  live: true,
  side,
  zone: 'internet',
  sensor: 'lab',
  shared: false,
})

test('what went out is what the device sent, whichever end it was', () => {
  const flows = [arrivalOf({ sent: 10, received: 90 }), arrivalOf({ sent: 10, received: 90, after: 60 }, 'responder')]
  expect(sumConversations(flows)).toMatchObject([
    { remoteIp: '203.0.113.9', port: 443, isOutgoing: true, contacts: 1, bytesOut: 10, bytesIn: 90 },
    { remoteIp: '192.168.1.20', port: 443, isOutgoing: false, contacts: 1, bytesOut: 90, bytesIn: 10 },
  ])
})

test('of an echo request the type is told, not the code', () => {
  expect(sumConversations([arrivalOf({ transport: 'icmp', fromPort: 8, port: 0 })])).toMatchObject([
    { port: 8, transport: 'icmp' },
  ])
})

test('first and last are of the records, whatever their order', () => {
  const [one] = sumConversations([60, 0, 30].map((after) => arrivalOf({ after })))
  expect(one).toMatchObject({ contacts: 3, answered: 3, firstAt: START, lastAt: START + 60_000 })
})

test('beyond 256 partners those with fewest contacts become one, and nothing is lost', () => {
  const many = Array.from({ length: 400 }, (_, index) => arrivalOf({ to: `198.51.100.${String(index)}`, after: index }))
  const sums = sumConversations([...many, arrivalOf({ to: '198.51.100.3', after: 500 })])
  expect(sums).toHaveLength(CONVERSATIONS_MAX + 1)
  expect(sums[0]).toMatchObject({ remoteIp: '198.51.100.3', contacts: 2 })
  expect(sums.at(-1)).toMatchObject({ remoteIp: '', contacts: 401 - CONVERSATIONS_MAX - 1 })
  expect(sums.reduce((sum, { contacts }) => sum + contacts, 0)).toBe(401)
})

test('no flow, no conversation', () => {
  expect(sumConversations([])).toEqual([])
})
