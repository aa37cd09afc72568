import { expect, test } from 'vitest'
import { hitOf, judged } from '@/lib/testing/a-device'
import { aFlow, aLookup, START } from '@/lib/testing/some-flows'
import { aReport } from '@/lib/testing/some-reports'
import { DAY_MS } from '@/lib/domain/time'
import { bulkTransfer } from './bulk-transfer'

const sending = (sent: number, received = 0, port = 9_999) => aFlow({ port, sent, received: Math.max(received, 1) })

test('ten megabytes to a bare endpoint on an odd port within a day', () => {
  const hit = hitOf(judged(bulkTransfer, [sending(10_000_000)]))
  expect(hit.confidence).toBeCloseTo(0.7 * 0.85)
  expect(hit.summary).toContain('10 MB to 203.0.113.9:9999')
  expect(judged(bulkTransfer, [sending(9_999_999)]).status).toBe('clear')
})

test('a hundred megabytes leave no doubt', () => {
  expect(hitOf(judged(bulkTransfer, [sending(100_000_000)])).confidence).toBeCloseTo(0.85)
})

test('an office upload to a named service on 443 weighs little', () => {
  const upload = [aLookup(0), aFlow({ after: 1, sent: 30_000_000, received: 20_000 })]
  expect(hitOf(judged(bulkTransfer, upload)).confidence).toBeLessThan(0.15)
})

test('a video call sends as much as it receives', () => {
  expect(judged(bulkTransfer, [sending(50_000_000, 30_000_000)]).status).toBe('clear')
})

test('what is copied to the store in the house is not theft', () => {
  expect(judged(bulkTransfer, [aFlow({ to: '192.168.1.5', port: 9_999, sent: 50_000_000, received: 9 })]).status).toBe(
    'clear',
  )
})

test('bytes are forgotten after a day, and a later burst begins when it began', () => {
  const later = 25 * 3_600
  const flows = [sending(9_000_000), aFlow({ after: later, port: 9_999, sent: 9_000_000, received: 1 })]
  expect(judged(bulkTransfer, flows).status).toBe('clear')
  const burst = [...flows, aFlow({ after: later + 60, port: 9_999, sent: 2_000_000, received: 1 })]
  expect(hitOf(judged(bulkTransfer, burst)).firstSeenAt).toBeGreaterThan(START + DAY_MS)
})

test('without a network monitor nothing can be said', () => {
  expect(judged(bulkTransfer, [aReport()]).status).toBe('not-assessed')
})
