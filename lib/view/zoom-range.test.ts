import fc from 'fast-check'
import { expect, test } from 'vitest'
import { DAY_MS, HOUR_MS, MINUTE_MS } from '@/lib/domain/time'
import { draggedRange, fitRange, isWithinRange, overviewRange, panRange, zoomRange, ZOOM_MIN_MS } from './zoom-range'

const bounds = { from: 0, to: 7 * DAY_MS }
const day = { from: 5 * DAY_MS, to: 6 * DAY_MS }

test('zooming in halves the range around the moment that is pointed at', () => {
  expect(zoomRange(day, 0.5, 5 * DAY_MS, bounds)).toEqual({ from: 5 * DAY_MS, to: 5.5 * DAY_MS })
  expect(zoomRange(day, 0.5, 5.5 * DAY_MS, bounds)).toEqual({ from: 5.25 * DAY_MS, to: 5.75 * DAY_MS })
})

test('zooming out ends at what there is, and in at five minutes', () => {
  expect(zoomRange(day, 100, 5.5 * DAY_MS, bounds)).toEqual(bounds)
  const closest = zoomRange({ from: 0, to: 10 * MINUTE_MS }, 0.01, MINUTE_MS, bounds)
  expect(closest.to - closest.from).toBe(ZOOM_MIN_MS)
})

test('moving keeps the length, also at the ends', () => {
  expect(panRange(day, -0.5, bounds)).toEqual({ from: 4.5 * DAY_MS, to: 5.5 * DAY_MS })
  expect(panRange(day, 40, bounds)).toEqual({ from: 6 * DAY_MS, to: 7 * DAY_MS })
})

test('a drag to the left is the same as one to the right', () => {
  expect(draggedRange(3 * HOUR_MS, HOUR_MS, bounds)).toEqual({ from: HOUR_MS, to: 3 * HOUR_MS })
})

test('the overview is the week before, or as much as the range asks for', () => {
  expect(overviewRange(day, 8 * DAY_MS)).toEqual({ from: DAY_MS, to: 8 * DAY_MS })
  expect(overviewRange({ from: -DAY_MS, to: 0 }, 8 * DAY_MS)).toEqual({ from: -DAY_MS, to: 8 * DAY_MS })
})

test('what touches the range has a part in it', () => {
  expect(isWithinRange(0, day.from, day)).toBe(true)
  expect(isWithinRange(0, day.from - 1, day)).toBe(false)
  expect(isWithinRange(day.to + 1, day.to + 2, day)).toBe(false)
})

test('whatever is asked for, the range stays within the bounds and is never empty', () => {
  const moment = fc.integer({ min: -10 * DAY_MS, max: 20 * DAY_MS })
  fc.assert(
    fc.property(moment, moment, (from, to) => {
      const fitted = fitRange({ from, to }, bounds)
      expect(fitted.from).toBeGreaterThanOrEqual(bounds.from)
      expect(fitted.to).toBeLessThanOrEqual(bounds.to)
      expect(fitted.to - fitted.from).toBeGreaterThanOrEqual(ZOOM_MIN_MS)
    }),
  )
})
