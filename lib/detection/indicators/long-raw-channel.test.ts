import { expect, test } from 'vitest'
import { hitOf, judged } from '@/lib/testing/a-device'
import { aFlow, aLookup } from '@/lib/testing/some-flows'
import { aReport } from '@/lib/testing/some-reports'
import { HOUR_MS } from '@/lib/domain/time'
import { longRawChannel } from './long-raw-channel'

const held = (lastingMs: number, port = 4_321) => aFlow({ after: 60, port, lastingMs })

test('a session of an hour in no known protocol is held open on purpose', () => {
  const hit = hitOf(judged(longRawChannel, [held(HOUR_MS)]))
  expect(hit.summary).toContain('stayed open for 60 minutes')
  expect(hit.confidence).toBeCloseTo(0.7 * 0.85)
  expect(judged(longRawChannel, [held(HOUR_MS - 1)]).status).toBe('clear')
})

test('after six hours there is no doubt but that of its name', () => {
  expect(hitOf(judged(longRawChannel, [held(6 * HOUR_MS)])).confidence).toBeCloseTo(0.85)
  expect(hitOf(judged(longRawChannel, [aLookup(59), held(6 * HOUR_MS)])).confidence).toBeCloseTo(0.4)
})

test('brokers on their registered port stay connected all day', () => {
  expect(judged(longRawChannel, [held(9 * HOUR_MS, 8_883)]).status).toBe('clear')
})

test('a session the monitor understands is not raw', () => {
  expect(judged(longRawChannel, [aFlow({ port: 4_321, service: 'http', lastingMs: HOUR_MS })]).status).toBe('clear')
})

test('without a network monitor nothing can be said', () => {
  expect(judged(longRawChannel, [aReport()]).status).toBe('not-assessed')
})
