import fc from 'fast-check'
import { expect, test } from 'vitest'
import { coalesceChanges, LIVE_DEVICES_MAX } from './live-change'

test('a device that changed twice is named once', () => {
  expect(coalesceChanges(['a', 'b', 'a'])).toEqual({ deviceIds: ['a', 'b'], isMany: false })
})

test('beyond 500 devices none is named', () => {
  const ids = Array.from({ length: LIVE_DEVICES_MAX + 1 }, (_, n) => String(n))
  expect(coalesceChanges(ids)).toEqual({ deviceIds: [], isMany: true })
  expect(coalesceChanges(ids.slice(1)).deviceIds).toHaveLength(LIVE_DEVICES_MAX)
})

test('an event never grows with the number of changes, and leaves nobody out', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ maxLength: 3 }), { maxLength: 2_000 }), (ids) => {
      const { deviceIds, isMany } = coalesceChanges(ids)
      expect(deviceIds.length).toBeLessThanOrEqual(LIVE_DEVICES_MAX)
      if (!isMany) expect(new Set(deviceIds)).toEqual(new Set(ids))
    }),
  )
})
