import { expect, test } from 'vitest'
import { hitOf, judged } from '@/lib/testing/a-device'
import { aFlow, START } from '@/lib/testing/some-flows'
import { aReport, listening, sampledListening, someReports } from '@/lib/testing/some-reports'
import { HOUR_MS } from '@/lib/domain/time'
import { newListeningPort } from './new-listening-port'

const usual = someReports(13)

test('a port that opens after the first hour was opened', () => {
  const outcome = judged(newListeningPort, [...usual, aReport({ after: 65, tcp: listening(443, 4_444) })])
  expect(hitOf(outcome)).toMatchObject({ subject: 'tcp/4444', confidence: 0.8, firstSeenAt: START + 65 * 60_000 })
})

test('what opens within the first hour is how the device is', () => {
  const early = someReports(14, (i) => ({ tcp: i < 11 ? listening(443) : listening(443, 4_444) }))
  expect(judged(newListeningPort, early).status).toBe('clear')
})

test('a port that was closed again is no listener now', () => {
  const flows = [...usual, aReport({ after: 65, tcp: listening(443, 4_444) }), aReport({ after: 70 })]
  expect(judged(newListeningPort, flows).status).toBe('clear')
})

test('sockets of UDP clients come and go', () => {
  const udp = [
    ...usual.map((report) => ({ ...report, listeningUdp: listening(68) })),
    aReport({ after: 65, udp: listening(68, 51_334) }),
  ]
  expect(judged(newListeningPort, udp).status).toBe('clear')
  expect(hitOf(judged(newListeningPort, [...udp, aReport({ after: 70, udp: listening(68, 5_555) })])).subject).toBe(
    'udp/5555',
  )
})

test('a sampled list that hid a port says nothing about when it opened', () => {
  const sampled = someReports(13, () => ({ tcp: sampledListening(80, 443) }))
  const outcome = judged(newListeningPort, [...sampled, aReport({ after: 65, tcp: sampledListening(80, 443, 4_444) })])
  expect(outcome).toEqual({ status: 'not-assessed', reason: 'the agent reports only a sample of the ports' })
})

test('an agent that begins to report UDP opens nothing', () => {
  expect(judged(newListeningPort, [...usual, aReport({ after: 65, udp: listening(161) })]).status).toBe('clear')
})

test('in its first hour, and with fewer than four reports, the device is still being learnt', () => {
  expect(judged(newListeningPort, someReports(12)).status).toBe('not-assessed')
  expect(judged(newListeningPort, [aReport(), aReport({ after: 30 }), aReport({ after: 60 })]).status).toBe(
    'not-assessed',
  )
})

test('without an agent nothing can be said', () => {
  expect(judged(newListeningPort, [aFlow()], START + HOUR_MS).status).toBe('not-assessed')
})
