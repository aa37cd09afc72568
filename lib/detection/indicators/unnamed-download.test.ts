import { expect, test } from 'vitest'
import { hitOf, judged } from '@/lib/testing/a-device'
import { aFlow, aLookup, someFlows } from '@/lib/testing/some-flows'
import * as records from '@/lib/testing/some-records'
import { aReport } from '@/lib/testing/some-reports'
import { unnamedDownload } from './unnamed-download'

const fetches = (count: number, received = 120_000, port = 80) =>
  someFlows(count, 20, (i) => ({ after: 2 + i * 20, port, service: 'http', sent: 150, received }))

test('two large answers from an address are a program', () => {
  const hit = hitOf(judged(unnamedDownload, fetches(2)))
  expect(hit.count).toBe(2)
  expect(hit.confidence).toBeGreaterThan(0.6)
})

test('one fetch, pages, and what goes both ways are not', () => {
  expect(judged(unnamedDownload, fetches(1)).status).toBe('clear')
  expect(judged(unnamedDownload, fetches(9, 4_000)).status).toBe('clear')
  const even = someFlows(4, 20, () => ({ port: 80, sent: 30_000, received: 60_000 }))
  expect(judged(unnamedDownload, even).status).toBe('clear')
  expect(judged(unnamedDownload, fetches(4, 120_000, 443)).status).toBe('clear')
})

test('from a host it looked up, by whichever log, it is an update', () => {
  expect(judged(unnamedDownload, [aLookup(0), ...fetches(4)]).status).toBe('clear')
  expect(judged(unnamedDownload, [records.aLookup(), ...fetches(4)]).status).toBe('clear')
})

test('without a network monitor nothing can be said', () => {
  expect(judged(unnamedDownload, [aReport()]).status).toBe('not-assessed')
  expect(judged(unnamedDownload, [aFlow()]).status).toBe('clear')
})
