import { expect, test } from 'vitest'
import { MINUTE_MS } from '@/lib/domain/time'
import { aDevice, hitOf, judged } from '@/lib/testing/a-device'
import { aFlow, START } from '@/lib/testing/some-flows'
import { aLookup } from '@/lib/testing/some-records'
import { nxdomainBurst } from './nxdomain-burst'

const missing = (count: number, every = 5) =>
  Array.from({ length: count }, (_, i) => aLookup({ after: i * every, query: `x${String(i)}.com`, result: 'nxdomain' }))
const existing = (count: number) =>
  Array.from({ length: count }, (_, i) => aLookup({ after: i, query: `www.site${String(i)}.org` }))

test('ten domains that do not exist within ten minutes are a search, nine are typing errors', () => {
  expect(hitOf(judged(nxdomainBurst, missing(10)))).toMatchObject({ subject: '', confidence: 0.7, count: 10 })
  expect(judged(nxdomainBurst, missing(9)).status).toBe('clear')
})

test('thirty leave no doubt', () => {
  expect(hitOf(judged(nxdomainBurst, missing(30))).confidence).toBe(1)
})

test('subdomains of one domain are one', () => {
  const under = Array.from({ length: 40 }, (_, i) =>
    aLookup({ after: i, query: `h${String(i)}.example.com`, result: 'nxdomain' }),
  )
  expect(judged(nxdomainBurst, under).status).toBe('clear')
})

test('ten in vain among fifty that exist are a browser', () => {
  expect(judged(nxdomainBurst, [...missing(10, 1), ...existing(50)]).status).toBe('clear')
})

test('a resolver that is down is no search', () => {
  const down = Array.from({ length: 40 }, (_, i) => aLookup({ after: i, query: `x${String(i)}.com`, result: 'failed' }))
  expect(judged(nxdomainBurst, down).status).toBe('clear')
})

test('a quarter of an hour later the window is closed', () => {
  expect(nxdomainBurst.evaluate(aDevice(missing(30)), START + 18 * MINUTE_MS).status).toBe('clear')
})

test('evidence are the look-ups in vain of public names', () => {
  const { isEvidence } = hitOf(judged(nxdomainBurst, missing(12)))
  expect(isEvidence(aLookup({ query: 'x1.com', result: 'nxdomain' }))).toBe(true)
  expect(isEvidence(aLookup({ query: 'nas.lan', result: 'nxdomain' }))).toBe(false)
  expect(isEvidence(aLookup({ query: 'x1.com' }))).toBe(false)
})

test('without look-ups nothing can be said', () => {
  expect(judged(nxdomainBurst, [aFlow()]).status).toBe('not-assessed')
})
