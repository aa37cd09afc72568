import { expect, test } from 'vitest'
import { hitOf, judged } from '@/lib/testing/a-device'
import { aFlow, RESOLVER_IP } from '@/lib/testing/some-flows'
import { aLookup } from '@/lib/testing/some-records'
import { unusualResolver } from './unusual-resolver'

const HOUR_S = 3_600
const OTHER = '198.51.100.53'
const hourly = (count: number, to = RESOLVER_IP) =>
  Array.from({ length: count }, (_, i) => aLookup({ after: i * HOUR_S, to }))
const others = (count: number, to = OTHER, from = 30) =>
  Array.from({ length: count }, (_, i) => aLookup({ after: from * HOUR_S + i * 10, to }))

test('a resolver outside beside the usual one is worth a word', () => {
  const records = [...hourly(30), ...others(3), aLookup({ after: 31 * HOUR_S })]
  expect(hitOf(judged(unusualResolver, records))).toMatchObject({ subject: OTHER, confidence: 0.8, count: 3 })
})

test('one of the network, in place of the usual one, hardly', () => {
  expect(hitOf(judged(unusualResolver, [...hourly(30), ...others(3, '192.168.1.2')])).confidence).toBeCloseTo(0.2)
})

test('two look-ups are chance, and in the first day nothing is usual', () => {
  expect(judged(unusualResolver, [...hourly(30), ...others(2)]).status).toBe('clear')
  expect(judged(unusualResolver, [...hourly(8), ...others(5, OTHER, 9)]).status).toBe('clear')
})

test('after a day of use it is a usual one itself', () => {
  const daily = Array.from({ length: 30 }, (_, i) => aLookup({ after: (30 + i) * HOUR_S, to: OTHER }))
  expect(judged(unusualResolver, [...hourly(60), ...daily]).status).toBe('clear')
})

test('without look-ups nothing can be said', () => {
  expect(judged(unusualResolver, [aFlow()]).status).toBe('not-assessed')
})
