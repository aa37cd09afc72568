import { expect, test } from 'vitest'
import { axisTicks, momentAt, timeScale } from './timeline-scale'

const range = { from: Date.parse('2026-11-21T22:00:00Z'), to: Date.parse('2026-11-22T10:00:00Z') }

test('moments map linearly and are kept within the drawing', () => {
  const scale = timeScale(range, 100, 900)
  expect([scale(range.from), scale((range.from + range.to) / 2), scale(range.to)]).toEqual([100, 500, 900])
  expect([scale(0), scale(range.to + 1e9)]).toEqual([100, 900])
})

test('ticks fall on round times of the zone and mark the day', () => {
  const ticks = axisTicks(range, 0, 800, 'UTC')
  expect(ticks.map(({ label }) => label).slice(0, 4)).toEqual(['22:00', '23:00', '22 Nov', '01:00'])
  expect(ticks.filter(({ isDay }) => isDay)).toHaveLength(1)
})

test('in a zone of half hours the ticks are round there', () => {
  const labels = axisTicks(range, 0, 800, 'Asia/Kolkata').map(({ label }) => label)
  expect(labels.every((label) => label.endsWith(':00'))).toBe(true)
})

test('narrow drawings and long ranges get fewer ticks, an empty range one at most', () => {
  expect(axisTicks(range, 0, 200, 'UTC').length).toBeLessThanOrEqual(4)
  expect(axisTicks({ from: 0, to: 400 * 86_400_000 }, 0, 800, 'UTC').length).toBeLessThanOrEqual(13)
  expect(axisTicks({ from: 0, to: 0 }, 0, 800, 'UTC').length).toBeLessThanOrEqual(1)
})

test('a pixel leads back to the moment that is drawn there', () => {
  const scale = timeScale(range, 100, 900)
  const at = Date.parse('2026-11-22T03:00:00Z')
  expect(momentAt(range, 100, 900, scale(at))).toBeCloseTo(at, 3)
  expect([momentAt(range, 100, 900, 0), momentAt(range, 100, 900, 2_000)]).toEqual([range.from, range.to])
})
