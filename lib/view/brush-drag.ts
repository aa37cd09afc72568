import type { EpochMs } from '@/lib/domain/time'
import type { TimeRange } from './time-range'
import { draggedRange, fitRange } from './zoom-range'

/** Half the width of what counts as an end of the window, in pixels: a target of 24 px with what lies beside it. */
const GRIP_PX = 8

/** What a drag on the overview does, by where it began: move an end, move the window, or draw a new one. */
export type BrushGrip = 'from' | 'to' | 'window' | 'new'

/** `x` and the ends of the window in pixels. */
export const brushGripOf = (x: number, fromX: number, toX: number): BrushGrip => {
  if (Math.abs(x - toX) <= GRIP_PX) return 'to'
  if (Math.abs(x - fromX) <= GRIP_PX) return 'from'
  return x > fromX && x < toX ? 'window' : 'new'
}

/** The range after a drag from one moment of the overview to another. */
export const brushedRange = (
  grip: BrushGrip,
  range: TimeRange,
  began: EpochMs,
  ended: EpochMs,
  bounds: TimeRange,
): TimeRange => {
  switch (grip) {
    case 'from':
      return draggedRange(ended, range.to, bounds)
    case 'to':
      return draggedRange(range.from, ended, bounds)
    case 'window':
      return fitRange({ from: range.from + ended - began, to: range.to + ended - began }, bounds)
    case 'new':
      return draggedRange(began, ended, bounds)
  }
}
