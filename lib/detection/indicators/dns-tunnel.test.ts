import { expect, test } from 'vitest'
import { hitOf, judged } from '@/lib/testing/a-device'
import { aFlow } from '@/lib/testing/some-flows'
import { aLookup } from '@/lib/testing/some-records'
import { dnsTunnel } from './dns-tunnel'

const nameOf = (index: number, length: number): string => `${String(index)}q`.repeat(length).slice(0, length)
const lookups = (count: number, length: number, queryType = 'A', domain = 'example.net') =>
  Array.from({ length: count }, (_, i) =>
    aLookup({ after: i * 3, query: `${nameOf(i + 1_000, length)}.${domain}`, queryType }),
  )

test('many different long names under one domain carry something', () => {
  const hit = hitOf(judged(dnsTunnel, lookups(120, 60)))
  expect(hit.subject).toBe('example.net')
  expect(hit.confidence).toBeGreaterThan(0.85)
  expect(hit.count).toBe(120)
})

test('fewer do when they are asked for in types that carry data', () => {
  expect(judged(dnsTunnel, lookups(25, 30, 'NULL')).status).toBe('found')
  expect(judged(dnsTunnel, lookups(25, 30, 'A')).status).toBe('clear')
  expect(judged(dnsTunnel, lookups(12, 30, 'NULL')).status).toBe('clear')
})

test('names of servers are shorter', () => {
  expect(judged(dnsTunnel, lookups(150, 22)).status).toBe('clear')
  expect(judged(dnsTunnel, lookups(150, 12)).status).toBe('clear')
})

test('the same long name all day is one name', () => {
  const same = Array.from({ length: 300 }, (_, i) => aLookup({ after: i, query: `${nameOf(7, 60)}.example.net` }))
  expect(judged(dnsTunnel, same).status).toBe('clear')
})

test('evidence are the look-ups under that domain', () => {
  const { isEvidence } = hitOf(judged(dnsTunnel, lookups(120, 60)))
  expect(isEvidence(aLookup({ query: `${nameOf(5, 40)}.example.net` }))).toBe(true)
  expect(isEvidence(aLookup({ query: `${nameOf(5, 40)}.example.org` }))).toBe(false)
})

test('names that end in data are counted under the server that was asked for them', () => {
  const direct = Array.from({ length: 60 }, (_, i) =>
    aLookup({
      after: i * 3,
      query: `tunnel.${nameOf(i + 1_000, 30)}.${nameOf(i, 20)}9`,
      queryType: 'TXT',
      to: '10.0.0.9',
    }),
  )
  const hit = hitOf(judged(dnsTunnel, direct))
  expect(hit.subject).toBe('10.0.0.9')
  expect(hit.isEvidence(direct[3] ?? aLookup({}))).toBe(true)
})

test('long local names and reverse look-ups carry nothing', () => {
  expect(judged(dnsTunnel, lookups(120, 60, 'TXT', 'printers.lan')).status).toBe('clear')
  expect(judged(dnsTunnel, lookups(120, 60, 'PTR', 'ip6.arpa')).status).toBe('clear')
})

test('without look-ups nothing can be said', () => {
  expect(judged(dnsTunnel, [aFlow()]).status).toBe('not-assessed')
})
