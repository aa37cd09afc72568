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
  expect(isEvidence(aLookup({ query: 'anything.example.net' }))).toBe(true)
  expect(isEvidence(aLookup({ query: 'anything.example.org' }))).toBe(false)
})

test('without look-ups nothing can be said', () => {
  expect(judged(dnsTunnel, [aFlow()]).status).toBe('not-assessed')
})
