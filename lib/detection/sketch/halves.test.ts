import { expect, test } from 'vitest'
import { MINUTE_MS } from '@/lib/domain/time'
import { START } from '@/lib/testing/some-flows'
import { halfAt, isWindowOpen, newBurst, newHalves, touchBurst } from './halves'

const none = () => ({ count: 0 })
const at = (minutes: number) => START + minutes * MINUTE_MS

test('records of two neighbouring halves stand side by side', () => {
  const halves = newHalves(at(4), none)
  halfAt(halves, at(4), none).count += 1
  halfAt(halves, at(5), none).count += 2
  expect([halves.current.count, halves.previous?.count]).toEqual([2, 1])
})

test('after a pause of a half the older ones are forgotten', () => {
  const halves = newHalves(at(0), none)
  halfAt(halves, at(0), none).count += 1
  halfAt(halves, at(10), none).count += 1
  expect(halves.previous).toBeNull()
})

test('a late record joins the older half', () => {
  const halves = newHalves(at(7), none)
  halfAt(halves, at(3), none).count += 1
  expect([halves.current.count, halves.previous?.count]).toEqual([0, 1])
})

test('a window is open at its own end and for a half after, and no longer', () => {
  const halves = newHalves(at(2), none)
  expect([5, 10, 10.1, 15].map((minutes) => isWindowOpen(halves, at(minutes)))).toEqual([true, true, false, false])
})

test('a burst that goes on keeps its beginning; after an empty window a new one begins', () => {
  const burst = newBurst(at(1), none)
  touchBurst(burst, at(8), none)
  expect([burst.firstAt, burst.lastAt]).toEqual([at(1), at(8)])
  touchBurst(burst, at(7), none)
  expect(burst.lastAt).toBe(at(8))
  touchBurst(burst, at(300), none)
  expect([burst.firstAt, burst.lastAt]).toEqual([at(300), at(300)])
})

test('captures whose clock starts at 0 work the same', () => {
  const burst = newBurst(0, none)
  touchBurst(burst, 6 * MINUTE_MS, none).count += 1
  expect(burst.halves.previous?.count).toBe(0)
})
