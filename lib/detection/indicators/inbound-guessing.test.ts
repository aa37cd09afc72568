import { expect, test } from 'vitest'
import { hitOf, judged } from '@/lib/testing/a-device'
import { DEVICE_IP, hostOf, someFlows } from '@/lib/testing/some-flows'
import { anAlert, anSshSession, aRequest } from '@/lib/testing/some-records'
import { aReport } from '@/lib/testing/some-reports'
import { inboundGuessing } from './inbound-guessing'

const guesses = (count: number, every = 20) =>
  someFlows(count, every, () => ({ from: '198.51.100.4', to: DEVICE_IP, port: 23, sent: 200, received: 300 }))

test('ten short Telnet sessions of one source within ten minutes are guesses', () => {
  const hit = hitOf(judged(inboundGuessing, guesses(10)))
  expect(hit).toMatchObject({ subject: '198.51.100.4', count: 10, confidence: 0.7, severity: 'low' })
  expect(hit.summary).toContain('10 short Telnet sessions')
  expect(judged(inboundGuessing, guesses(9)).status).toBe('clear')
})

test('an administrator who stays logged in does not guess', () => {
  const long = someFlows(20, 20, () => ({ from: '198.51.100.4', to: DEVICE_IP, port: 22, lastingMs: 60_000 }))
  expect(judged(inboundGuessing, long).status).toBe('clear')
})

test('a scanner that is refused guesses nothing', () => {
  const refused = someFlows(40, 5, () => ({ from: '198.51.100.4', to: DEVICE_IP, port: 23, result: 'refused' }))
  expect(judged(inboundGuessing, refused).status).toBe('clear')
})

test('one source that insists is found among many that pass by', () => {
  const passing = someFlows(100, 3, (i) => ({ from: hostOf(i), to: DEVICE_IP, port: 23 }))
  const flows = [...passing, ...guesses(60, 5)].sort((a, b) => a.startedAt - b.startedAt)
  expect(hitOf(judged(inboundGuessing, flows)).subject).toBe('198.51.100.4')
})

test('without a network monitor nothing can be said', () => {
  expect(judged(inboundGuessing, [aReport()]).status).toBe('not-assessed')
})

test('SSH and web logs tell it without connections', () => {
  const inbound = (i: number) => ({ after: i * 6, from: hostOf(3), to: DEVICE_IP })
  const shells = (count: number) =>
    Array.from({ length: count }, (_, i) => anSshSession({ ...inbound(i), success: false }))
  const pages = (count: number, status: number) =>
    Array.from({ length: count }, (_, i) => aRequest({ ...inbound(i), port: 80, status }))
  expect(hitOf(judged(inboundGuessing, shells(10)))).toMatchObject({ subject: hostOf(3), count: 10 })
  expect(judged(inboundGuessing, shells(9)).status).toBe('clear')
  expect(hitOf(judged(inboundGuessing, pages(20, 401))).summary).toContain('20 refused web requests by')
  expect(judged(inboundGuessing, pages(19, 401)).status).toBe('clear')
  expect(judged(inboundGuessing, pages(90, 200)).status).toBe('clear')
  expect(judged(inboundGuessing, [anAlert()]).status).toBe('not-assessed')
})
