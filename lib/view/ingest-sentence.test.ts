import { describe, expect, test } from 'vitest'
import { ingestSubtitle, ingestTitle, lagOf, rejectedShare } from './ingest-sentence'

const DAY = {
  accepted: 1_000,
  rejected: 3,
  duplicates: 0,
  ignored: 0,
  late: 0,
  unmapped: 0,
  births: 0,
  birthsRefused: 0,
}
const CALM = { lookedAt: 3, silentCount: 0, receiving: 2, day: DAY }

describe('the title of the ingest page', () => {
  test.each([
    [{ ...CALM, lookedAt: 0 }, 'Nothing has arrived yet'],
    [CALM, '2 sources arrive as usual'],
    [{ ...CALM, receiving: 1 }, '1 source arrives as usual'],
    [{ ...CALM, silentCount: 1, day: { ...DAY, rejected: 900 } }, '1 source is silent'],
    [{ ...CALM, silentCount: 4 }, '4 sources are silent'],
    [{ ...CALM, day: { ...DAY, rejected: 1_000 } }, '50\u2009% of what arrived was rejected'],
    [{ ...CALM, receiving: 0 }, 'No source is sending now'],
  ])('of %j', (status, title) => {
    expect(ingestTitle(status)).toBe(title)
  })

  test.each([
    [{ lookedAt: 0, lastHour: { accepted: 0, rejected: 0 } }, /^Every report/],
    [{ lookedAt: 1, lastHour: { accepted: 0, rejected: 0 } }, /^0 records in the last hour, none rejected\.$/],
    [
      { lookedAt: 1, lastHour: { accepted: 1_204, rejected: 4 } },
      /^1,204 records in the last hour, 0\.3\u2009% rejected\.$/,
    ],
  ])('the line below of %j', (status, line) => {
    expect(ingestSubtitle(status)).toMatch(line)
  })
})

test('no share of nothing', () => {
  expect(rejectedShare({ accepted: 0, rejected: 0 })).toBeNull()
  expect(rejectedShare({ accepted: 0, rejected: 2 })).toBe(1)
})

test('the lag is the age of the newest record at its receipt, never below 0', () => {
  const lastReceivedAt = '2026-11-23T06:00:00.000Z'
  expect(lagOf({ lastReceivedAt, newestObservedAt: '2026-11-23T05:57:00.000Z' })).toBe(180_000)
  expect(lagOf({ lastReceivedAt, newestObservedAt: '2026-11-23T06:01:00.000Z' })).toBe(0)
  expect(lagOf({ lastReceivedAt, newestObservedAt: null })).toBeNull()
})
