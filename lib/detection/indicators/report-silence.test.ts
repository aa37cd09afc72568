import { expect, test } from 'vitest'
import { aDevice, hitOf, judged } from '@/lib/testing/a-device'
import { aFlow, START } from '@/lib/testing/some-flows'
import { someReports } from '@/lib/testing/some-reports'
import { HOUR_MS, MINUTE_MS } from '@/lib/domain/time'
import { reportSilence } from './report-silence'

const day = someReports(49)
const lastAt = START + 240 * MINUTE_MS

test('six reports missed, and half an hour at least', () => {
  const hit = hitOf(judged(reportSilence, day, lastAt + 30 * MINUTE_MS))
  expect(hit).toMatchObject({ confidence: 0.4, count: 6, firstSeenAt: lastAt })
  expect(hit.summary).toBe('No report for 30 minutes; it used to report every 300 s.')
  expect(judged(reportSilence, day, lastAt + 29 * MINUTE_MS).status).toBe('clear')
})

test('four hours leave no doubt, and the sighting moves on', () => {
  const hit = hitOf(judged(reportSilence, day, lastAt + 4 * HOUR_MS))
  expect(hit).toMatchObject({ confidence: 1, lastSeenAt: lastAt + 4 * HOUR_MS })
})

test('a device that reports each hour may be silent for one', () => {
  const hourly = someReports(8, (i) => ({ after: i * 60 }))
  expect(judged(reportSilence, hourly, START + 9 * HOUR_MS).status).toBe('clear')
})

test('imports of the past say nothing about silence', () => {
  expect(reportSilence.evaluate(aDevice(day, { live: false }), lastAt + HOUR_MS).status).toBe('not-assessed')
})

test('before three hours of reports, and without an agent, nothing can be said', () => {
  expect(judged(reportSilence, someReports(30), START + 9 * HOUR_MS).status).toBe('not-assessed')
  expect(judged(reportSilence, [aFlow()]).status).toBe('not-assessed')
})
