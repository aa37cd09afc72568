import { expect, test } from 'vitest'
import { hitOf, judged } from '@/lib/testing/a-device'
import { aFlow } from '@/lib/testing/some-flows'
import { aLookup } from '@/lib/testing/some-records'
import { newName } from './new-name'

const HOUR_S = 3_600
const daily = Array.from({ length: 30 }, (_, i) => aLookup({ after: i * HOUR_S }))

test('a domain that comes after a day is new, one of the first day is not', () => {
  const late = aLookup({ after: 30 * HOUR_S, query: 'a.orders.org' })
  expect(hitOf(judged(newName, [...daily, late]))).toMatchObject({ subject: 'orders.org', confidence: 0.8 })
  expect(judged(newName, [...daily.slice(0, 20), aLookup({ after: 20 * HOUR_S, query: 'orders.org' })]).status).toBe(
    'clear',
  )
})

test('the more domains a device asks for, the less a new one says; of too many it says nothing', () => {
  const many = (count: number) =>
    Array.from({ length: count }, (_, i) => aLookup({ after: i, query: `x${String(i)}.org` }))
  const late = aLookup({ after: 30 * HOUR_S, query: 'orders.org' })
  expect(hitOf(judged(newName, [...many(60), late])).confidence).toBeLessThan(0.4)
  expect(judged(newName, [...many(200), late]).status).toBe('not-assessed')
})

test('a name that does not exist is none, and after a day it is no news', () => {
  const missing = aLookup({ after: 30 * HOUR_S, query: 'orders.org', result: 'nxdomain' })
  expect(judged(newName, [...daily, missing]).status).toBe('clear')
  const old = [aLookup({ after: 30 * HOUR_S, query: 'orders.org' }), aLookup({ after: 56 * HOUR_S })]
  expect(judged(newName, [...daily, ...old]).status).toBe('clear')
})

test('without look-ups nothing can be said', () => {
  expect(judged(newName, [aFlow()]).status).toBe('not-assessed')
})
