import { useCallback, type KeyboardEvent } from 'react'
import type { EpochMs } from '@/lib/domain/time'
import type { TimeRange } from '@/lib/view/time-range'
import { panRange, zoomRange } from '@/lib/view/zoom-range'

const ZOOM = 0.5
const PAN = 0.25

/** Moves the drawn range from the keyboard: + and − zoom around a moment, 0 goes back, Shift with an arrow moves. */
export const useRangeKeys = (
  range: TimeRange,
  bounds: TimeRange,
  onRange: (range: TimeRange | null) => void,
  around: EpochMs,
) =>
  useCallback(
    (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return
      const move = moveOf(event)
      if (move === undefined) return
      event.preventDefault()
      event.stopPropagation()
      onRange(move(range, bounds, around))
    },
    [range, bounds, onRange, around],
  )

type Move = (range: TimeRange, bounds: TimeRange, around: EpochMs) => TimeRange | null

const zoomIn: Move = (range, bounds, around) => zoomRange(range, ZOOM, around, bounds)

const MOVES: Readonly<Record<string, Move>> = {
  0: () => null,
  '+': zoomIn,
  '=': zoomIn,
  '-': (range, bounds, around) => zoomRange(range, 1 / ZOOM, around, bounds),
  'Shift ArrowLeft': (range, bounds) => panRange(range, -PAN, bounds),
  'Shift ArrowRight': (range, bounds) => panRange(range, PAN, bounds),
}

const moveOf = ({ key, shiftKey }: KeyboardEvent): Move | undefined =>
  MOVES[shiftKey && key.startsWith('Arrow') ? `Shift ${key}` : key]
