import { useState, type PointerEvent } from 'react'

/** Where a drag began and where it is now, in pixels from the left of what is dragged over. */
export type Drag = { from: number; to: number }

const xOf = (event: PointerEvent): number => event.clientX - event.currentTarget.getBoundingClientRect().left

/** A click is not a drag. */
const DRAG_MIN_PX = 5

/** Follows the primary button across an element; `onEnd` hears of what was further than a click. */
export const usePointerDrag = (onEnd: (drag: Drag) => void) => {
  const [drag, setDrag] = useState<Drag | null>(null)
  const isDragged = drag !== null && Math.abs(drag.to - drag.from) >= DRAG_MIN_PX
  return {
    drag: isDragged ? drag : null,
    handlers: {
      onPointerDown: (event: PointerEvent) => {
        if (event.button !== 0) return
        event.currentTarget.setPointerCapture(event.pointerId)
        setDrag({ from: xOf(event), to: xOf(event) })
      },
      onPointerMove: (event: PointerEvent) => {
        if (drag !== null) setDrag({ from: drag.from, to: xOf(event) })
      },
      onPointerUp: () => {
        setDrag(null)
        if (drag !== null && isDragged) onEnd(drag)
      },
      onPointerCancel: () => {
        setDrag(null)
      },
    },
  }
}
