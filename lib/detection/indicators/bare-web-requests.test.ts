import { expect, test } from 'vitest'
import { hitOf, judged } from '@/lib/testing/a-device'
import { anAlert, aRequest } from '@/lib/testing/some-records'
import { bareWebRequests } from './bare-web-requests'

const BARE = '198.51.100.4'
const named = Array.from({ length: 5 }, (_, i) => aRequest({ after: i }))
const bare = (count: number, host = BARE) =>
  Array.from({ length: count }, (_, i) => aRequest({ after: 60 + i * 9, to: BARE, host, uri: '/t' }))

test('five requests to a bare address, while the others have names', () => {
  expect(hitOf(judged(bareWebRequests, [...named, ...bare(5)]))).toMatchObject({
    subject: `${BARE}:80`,
    count: 5,
    confidence: 0.6,
  })
  expect(judged(bareWebRequests, [...named, ...bare(4)]).status).toBe('clear')
})

test('a device that knows no names calls everybody by address', () => {
  expect(judged(bareWebRequests, bare(50)).status).toBe('clear')
})

test('a server that is called by name as well is half known', () => {
  const both = [...named, ...bare(5), aRequest({ after: 200, to: BARE, host: 'api.example.com' })]
  expect(hitOf(judged(bareWebRequests, both)).confidence).toBeCloseTo(0.24)
})

test('an address of IPv6', () => {
  const six = Array.from({ length: 9 }, (_, i) => aRequest({ after: 9 + i, to: '2001:db8::7', host: '2001:db8::7' }))
  expect(hitOf(judged(bareWebRequests, [...named, ...six])).subject).toBe('[2001:db8::7]:80')
})

test('without web logs nothing can be said', () => {
  expect(judged(bareWebRequests, [anAlert()]).status).toBe('not-assessed')
})
