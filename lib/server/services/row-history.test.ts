import fc from 'fast-check'
import { expect, test } from 'vitest'
import { DAY_MS, HOUR_MS } from '@/lib/domain/time'
import { hoursOf, medianOf, pastOf, withHour, type RowHour } from './row-history'
import { highLines, rollOutOf } from './tell-story'

const NOW = Date.parse('2026-03-10T12:30:00Z')
const HOUR = NOW - 30 * 60_000

const row = (hour: number, impact: number | null, devices = 10): RowHour => ({
  hour,
  devices,
  breachP95: 4,
  indicators: [0, 0, 0, null, 0, 0, impact],
  facilitators: [1, 1, 1, 1, 1, 1, 1],
})

test('an hour is kept once a day, the last of it stays', () => {
  const once = withHour(undefined, row(HOUR, 1))
  const twice = withHour(once, row(HOUR, 2))
  expect(hoursOf(twice)).toEqual([row(HOUR, 2)])
  expect(hoursOf(withHour(twice, row(HOUR + HOUR_MS, 3)))).toEqual([row(HOUR, 2), row(HOUR + HOUR_MS, 3)])
})

test('the median is between the least and the greatest, in whatever order', () => {
  expect([medianOf([]), medianOf([3]), medianOf([4, 1]), medianOf([9, 1, 2])]).toEqual([null, 3, 2.5, 2])
  fc.assert(
    fc.property(fc.array(fc.nat(), { minLength: 1 }), (counts) => {
      const median = medianOf(counts) ?? NaN
      expect(median).toBeGreaterThanOrEqual(Math.min(...counts))
      expect(median).toBeLessThanOrEqual(Math.max(...counts))
      expect(medianOf([...counts].reverse())).toBe(median)
    }),
  )
})

test('what nobody could see is in no median, and a day ago is the nearest hour within three', () => {
  const hours = [row(HOUR - DAY_MS - 2 * HOUR_MS, 7), row(HOUR - 5 * HOUR_MS, null), row(HOUR, 1)]
  const past = pastOf(hours, NOW)
  expect(past.usual.indicators[6]).toBe(4)
  expect(past.usual.indicators[3]).toBeNull()
  expect(past.yesterday?.indicators[6]).toBe(7)
  expect(past.trend).toHaveLength(28)
  expect(past.trend.at(-1)).toBe(4)
  expect(pastOf([row(HOUR, 1)], NOW).yesterday).toBeNull()
})

test('a group that became high is one line, with the first time and the furthest stage', () => {
  const reached = [
    { group: 'cameras', stages: 'ciccncc', at: NOW, devices: 2 },
    { group: 'cameras', stages: 'ciccicc', at: NOW - HOUR_MS, devices: 3 },
    { group: 'locks', stages: 'ccccccc', at: NOW, devices: 1 },
  ]
  const lines = highLines(reached, new Map([['cameras', 'Cameras of the yard']]))
  expect(lines).toMatchObject([
    {
      group: 'cameras',
      groupName: 'Cameras of the yard',
      devices: 5,
      stage: 'command-and-control',
      at: '2026-03-10T11:30:00.000Z',
    },
    { group: 'locks', groupName: 'locks', devices: 1, stage: null },
  ])
})

test('a roll-out needs a day of history and five devices more', () => {
  const hours = [row(HOUR - 30 * HOUR_MS, 0, 10), row(HOUR - 4 * HOUR_MS, 0, 12), row(HOUR, 0, 15)]
  expect(rollOutOf('2.3.0', hours, 15, NOW)).toMatchObject({ devices: 5, at: '2026-03-10T08:00:00.000Z' })
  expect(rollOutOf('2.3.0', hours, 14, NOW)).toBeNull()
  expect(rollOutOf('2.3.0', hours.slice(1), 15, NOW)).toBeNull()
})
