import { expect, test } from 'vitest'
import { hitOf, judged } from '@/lib/testing/a-device'
import { aFlow, anInboundFlow, hostOf } from '@/lib/testing/some-flows'
import { aReport } from '@/lib/testing/some-reports'
import { relayedSessions } from './relayed-sessions'

type Differs = { delay?: number; onwardReceived?: number; outLast?: boolean }

const pairs = (count: number, { delay = 1, onwardReceived = 0, outLast = false }: Differs = {}) =>
  Array.from({ length: count }, (_, i) => {
    const load = { sent: 2_000 + i * 100, received: 50_000 + i * 1_000 }
    const inbound = anInboundFlow({ after: i * 60, from: hostOf(i), port: 1_080, ...load, sent: load.sent + 300 })
    const onward = aFlow({ after: i * 60 + delay, to: hostOf(900 + i), ...load })
    const out = { ...onward, responder: { ...onward.responder, bytes: load.received + onwardReceived } }
    return outLast ? [inbound, out] : [out, inbound]
  }).flat()

test('ten sessions that go on to somebody else are a relay, whichever is logged first', () => {
  expect(hitOf(judged(relayedSessions, pairs(10)))).toMatchObject({ confidence: 0.6, count: 10 })
  expect(hitOf(judged(relayedSessions, pairs(10, { outLast: true }))).count).toBe(10)
  expect(judged(relayedSessions, pairs(9)).status).toBe('clear')
})

test('what follows a minute later, or is of another size, is something else', () => {
  expect(judged(relayedSessions, pairs(30, { delay: 30 })).status).toBe('clear')
  expect(judged(relayedSessions, pairs(30, { onwardReceived: 60_000 })).status).toBe('clear')
})

test('one session is half of one pair only', () => {
  const [out, inbound] = pairs(1)
  if (out === undefined || inbound === undefined) throw new Error('no pair')
  expect(judged(relayedSessions, [inbound, ...Array.from({ length: 30 }, () => out)]).status).toBe('clear')
})

test('a day later it is over', () => {
  expect(judged(relayedSessions, [...pairs(20), aFlow({ after: 2 * 86_400 })]).status).toBe('clear')
})

test('without a network monitor nothing can be said', () => {
  expect(judged(relayedSessions, [aReport()]).status).toBe('not-assessed')
})
