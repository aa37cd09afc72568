import { expect, test } from 'vitest'
import { hitOf, judged } from '@/lib/testing/a-device'
import { aFlow } from '@/lib/testing/some-flows'
import { aTlsSession } from '@/lib/testing/some-records'
import { oddTls } from './odd-tls'

const sessions = (count: number, words: Parameters<typeof aTlsSession>[0]) =>
  Array.from({ length: count }, (_, i) => aTlsSession({ after: i * 60, to: '198.51.100.4', ...words }))

test('a certificate made at home, and no name asked for', () => {
  const hit = hitOf(judged(oddTls, sessions(1, { serverName: '', selfSigned: true })))
  expect(hit).toMatchObject({ subject: '198.51.100.4:443', count: 1 })
  expect(hit.confidence).toBeLessThanOrEqual(0.8)
  expect(hit.confidence).toBeGreaterThan(0.5)
})

test('no name on an odd port is weaker, handshakes in vain are weaker still', () => {
  expect(hitOf(judged(oddTls, sessions(1, { serverName: '', port: 4_321 }))).confidence).toBeLessThanOrEqual(0.5)
  expect(hitOf(judged(oddTls, sessions(20, { established: false }))).confidence).toBeLessThanOrEqual(0.4)
  expect(judged(oddTls, sessions(19, { established: false })).status).toBe('clear')
  expect(judged(oddTls, [...sessions(30, { established: false }), ...sessions(1, {})]).status).toBe('clear')
})

test('a cloud with a name may do as it likes', () => {
  expect(judged(oddTls, sessions(9, { selfSigned: true, port: 4_321 })).status).toBe('clear')
  expect(judged(oddTls, sessions(9, { serverName: '' })).status).toBe('clear')
})

test('without TLS logs nothing can be said', () => {
  expect(judged(oddTls, [aFlow()]).status).toBe('not-assessed')
})
