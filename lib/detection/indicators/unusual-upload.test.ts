import { expect, test } from 'vitest'
import { hitOf, judged } from '@/lib/testing/a-device'
import { aFlow, aLookup, someFlows } from '@/lib/testing/some-flows'
import { aReport } from '@/lib/testing/some-reports'
import { unusualUpload } from './unusual-upload'

const HOUR_S = 3_600
/** Days of 24 flows that send about a megabyte together. */
const days = (count: number) => someFlows(count * 24, HOUR_S, () => ({ sent: 40_000 }))
const burst = (sent: number, day = 4) => aFlow({ after: day * 24 * HOUR_S + HOUR_S, sent, to: '198.51.100.9' })

test('two hundred megabytes after days of one are not what it does', () => {
  const hit = hitOf(judged(unusualUpload, [...days(4), burst(200_000_000)]))
  expect(hit.confidence).toBeCloseTo(0.85)
  expect(hit.isEvidence(burst(200_000_000))).toBe(true)
  expect(hit.isEvidence(aFlow({ sent: 40_000 }))).toBe(false)
})

test('less than ten megabytes, or less than five times its highest day, is within what happens', () => {
  expect(judged(unusualUpload, [...days(4), burst(8_000_000)]).status).toBe('clear')
  const camera = someFlows(96, HOUR_S, () => ({ sent: 4_000_000 }))
  expect(judged(unusualUpload, [...camera, burst(200_000_000)]).status).toBe('clear')
})

test('to a host it looked up it says less', () => {
  const lookup = aLookup(4 * 24 * HOUR_S + HOUR_S - 2)
  const hit = hitOf(judged(unusualUpload, [...days(4), lookup, burst(200_000_000)]))
  expect(hit.confidence).toBeCloseTo(0.4)
})

test('without three days of history nothing can be said', () => {
  expect(judged(unusualUpload, [...days(1), burst(200_000_000, 2)]).status).toBe('not-assessed')
  expect(judged(unusualUpload, [aReport()]).status).toBe('not-assessed')
})
