import { MINUTE_MS, type EpochMs } from '@/lib/domain/time'

/** Half of the ten-minute window the rate rules look at; two halves, so that no burst is cut at an edge. */
export const HALF_WINDOW_MS = 5 * MINUTE_MS

/** A window of five to ten minutes as two aligned halves. */
export type Halves<T> = { index: number; current: T; previous: T | null }

const indexOf = (at: EpochMs): number => Math.floor(at / HALF_WINDOW_MS)

export const newHalves = <T>(at: EpochMs, empty: () => T): Halves<T> => ({
  index: indexOf(at),
  current: empty(),
  previous: null,
})

/** The half a record belongs to; moves the window on when the record is the first of a new half. */
export const halfAt = <T>(halves: Halves<T>, at: EpochMs, empty: () => T): T => {
  const index = indexOf(at)
  if (index > halves.index) {
    halves.previous = index === halves.index + 1 ? halves.current : null
    halves.current = empty()
    halves.index = index
  }
  if (index >= halves.index) return halves.current
  halves.previous ??= empty()
  return halves.previous
}

/** Whether the window still reaches to a moment; older windows say nothing about now. */
export const isWindowOpen = (halves: Halves<unknown>, at: EpochMs): boolean => indexOf(at - 1) <= halves.index + 1
