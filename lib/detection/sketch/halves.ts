import { MINUTE_MS, type EpochMs } from '@/lib/domain/time'

/** Half of the ten-minute window the rate rules look at; two halves, so that no burst is cut at an edge. */
export const HALF_WINDOW_MS = 5 * MINUTE_MS

/** A window of five to ten minutes, or of one to two times another half, as two aligned halves. */
export type Halves<T> = { index: number; current: T; previous: T | null }

/** A window with when its burst began and when it last went on. */
export type Burst<T> = { halves: Halves<T>; firstAt: EpochMs; lastAt: EpochMs }

const indexOf = (at: EpochMs, halfMs: number): number => Math.floor(at / halfMs)

export const newHalves = <T>(at: EpochMs, empty: () => T, halfMs = HALF_WINDOW_MS): Halves<T> => ({
  index: indexOf(at, halfMs),
  current: empty(),
  previous: null,
})

export const newBurst = <T>(at: EpochMs, empty: () => T, halfMs = HALF_WINDOW_MS): Burst<T> => ({
  halves: newHalves(at, empty, halfMs),
  firstAt: at,
  lastAt: at,
})

/** The half a record belongs to; moves the window on when the record is the first of a new half. */
export const halfAt = <T>(halves: Halves<T>, at: EpochMs, empty: () => T, halfMs = HALF_WINDOW_MS): T => {
  const index = indexOf(at, halfMs)
  if (index > halves.index) {
    halves.previous = index === halves.index + 1 ? halves.current : null
    halves.current = empty()
    halves.index = index
  }
  if (index >= halves.index) return halves.current
  halves.previous ??= empty()
  return halves.previous
}

/** The half a record of a burst belongs to. After an empty window it is a new burst: the old one is another story. */
export const touchBurst = <T>(burst: Burst<T>, at: EpochMs, empty: () => T, halfMs = HALF_WINDOW_MS): T => {
  if (indexOf(at, halfMs) > burst.halves.index + 1) burst.firstAt = at
  burst.firstAt = Math.min(burst.firstAt, at)
  burst.lastAt = Math.max(burst.lastAt, at)
  return halfAt(burst.halves, at, empty, halfMs)
}

/** Whether the window still reaches to a moment; older windows say nothing about now. */
export const isWindowOpen = (halves: Halves<unknown>, at: EpochMs, halfMs = HALF_WINDOW_MS): boolean =>
  indexOf(at - 1, halfMs) <= halves.index + 1
