import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addToBuffer, EMPTY_BUFFER, liveOffer, retryDelayMs } from './live-buffer'

const changed = (...deviceIds: string[]) => ({ deviceIds, isMany: false })
const MANY = { deviceIds: [], isMany: true }
const LIST = { kind: 'list' } as const

test('nothing came, nothing is offered', () => {
  expect(liveOffer(EMPTY_BUFFER, LIST, null)).toBeNull()
})

test('a device that changes twice is one, and the first change is what counts for age', () => {
  const buffer = addToBuffer(addToBuffer(EMPTY_BUFFER, changed('a', 'b'), 5), changed('a'), 9)
  expect(buffer.since).toBe(5)
  expect(liveOffer(buffer, LIST, null)).toBe('2 new, show')
})

test('what changes nothing draws nothing anew', () => {
  const buffer = addToBuffer(EMPTY_BUFFER, changed('a'), 5)
  expect(addToBuffer(buffer, changed('a'), 9)).toBe(buffer)
  const many = addToBuffer(buffer, MANY, 9)
  expect(addToBuffer(many, changed('c'), 10)).toBe(many)
})

test('of many, nobody is counted', () => {
  expect(liveOffer(addToBuffer(EMPTY_BUFFER, MANY, 5), LIST, null)).toBe('Many new, show')
  expect(liveOffer(addToBuffer(EMPTY_BUFFER, MANY, 5), { kind: 'device' }, null)).toBe('May have changed, show')
})

test('counts are offered once they were made anew', () => {
  const buffer = addToBuffer(EMPTY_BUFFER, changed('a'), 1_000)
  const scope = { kind: 'counts', countedAt: 900 } as const
  expect(liveOffer(buffer, scope, null)).toBeNull()
  expect(liveOffer(buffer, scope, 900)).toBeNull()
  expect(liveOffer(buffer, scope, 1_100)).toBe('1 new, show')
})

test('the buffer stays small whatever comes', () => {
  fc.assert(
    fc.property(fc.array(fc.array(fc.string({ maxLength: 2 }), { maxLength: 500 }), { maxLength: 20 }), (events) => {
      const buffer = events.reduce((before, ids) => addToBuffer(before, changed(...ids), 1), EMPTY_BUFFER)
      expect(buffer.deviceIds.size).toBeLessThanOrEqual(500)
    }),
  )
})

test('the stream is tried again soon, then less often, never beyond 45 s', () => {
  expect(retryDelayMs(0, 0)).toBe(500)
  expect(retryDelayMs(3, 0.5)).toBe(8_000)
  expect(retryDelayMs(1_000, 1)).toBe(45_000)
})
