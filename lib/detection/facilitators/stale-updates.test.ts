import { expect, test } from 'vitest'
import { DAY_MS } from '@/lib/domain/time'
import { hitOf, judged } from '@/lib/testing/a-device'
import { aClaim, aLogin } from '@/lib/testing/some-events'
import { START } from '@/lib/testing/some-flows'
import { staleUpdates } from './stale-updates'

const weak = aClaim({ updates: { lastCheckedAt: START - 40 * DAY_MS } })
const well = aClaim({ updates: { lastCheckedAt: START - DAY_MS } }, 60)

test('no look for updates for a month: the device says so itself', () => {
  const hit = hitOf(judged(staleUpdates, [weak]))
  expect(hit).toMatchObject({ subject: '', confidence: 0.9 })
  expect(hit.summary).toMatch(/^.{20,}\.$/)
})

test('one that asked yesterday is up to date', () => {
  expect(judged(staleUpdates, [well]).status).toBe('clear')
})

test('once it is mended and said so, it is clear', () => {
  expect(judged(staleUpdates, [weak, well]).status).toBe('clear')
})

test('a device that has not said so cannot be judged', () => {
  expect(judged(staleUpdates, [aClaim({ model: 'C-1' })]).status).toBe('not-assessed')
  expect(judged(staleUpdates, [aLogin(0, 'success')]).status).toBe('not-assessed')
})
