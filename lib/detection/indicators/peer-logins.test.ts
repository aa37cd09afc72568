import { expect, test } from 'vitest'
import { hitOf, judged } from '@/lib/testing/a-device'
import { aFlow, hostOf, someFlows } from '@/lib/testing/some-flows'
import { aReport } from '@/lib/testing/some-reports'
import { peerLogins } from './peer-logins'

const HOUR_S = 3_600
const neighbours = (count: number, port: number, from = 0) =>
  someFlows(count, 60, (i) => ({ after: from + i * 60, to: `192.168.1.${String(100 + i)}`, port }))

test('sessions with three new neighbours are a spread, with two a habit', () => {
  expect(hitOf(judged(peerLogins, neighbours(3, 22)))).toMatchObject({ confidence: 0.6, count: 3, exposure: 'site' })
  expect(judged(peerLogins, neighbours(2, 22)).status).toBe('clear')
  expect(judged(peerLogins, neighbours(4, 445)).status).toBe('found')
})

test('web pages of neighbours count only once the device is known', () => {
  expect(judged(peerLogins, neighbours(30, 80)).status).toBe('clear')
  expect(judged(peerLogins, [aFlow(), ...neighbours(4, 80, 30 * HOUR_S)]).status).toBe('found')
})

test('tries in vain, hosts outside and neighbours it knows are none of these', () => {
  const refused = someFlows(9, 60, (i) => ({ to: `192.168.1.${String(100 + i)}`, port: 22, result: 'refused' }))
  expect(judged(peerLogins, refused).status).toBe('clear')
  expect(
    judged(
      peerLogins,
      someFlows(9, 60, (i) => ({ to: hostOf(i), port: 22 })),
    ).status,
  ).toBe('clear')
  const known = neighbours(9, 7_000)
  expect(judged(peerLogins, [...known, ...neighbours(9, 22, 2 * HOUR_S)]).status).toBe('clear')
})

test('two hours later it is over', () => {
  expect(judged(peerLogins, [...neighbours(5, 22), aFlow({ after: 3 * HOUR_S })]).status).toBe('clear')
})

test('without a network monitor nothing can be said', () => {
  expect(judged(peerLogins, [aReport()]).status).toBe('not-assessed')
})
