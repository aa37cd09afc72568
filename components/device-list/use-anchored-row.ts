import { useLayoutEffect, useRef, type RefObject } from 'react'

type Anchor = { id: string; index: number; hasFocus: boolean }

const rowOf = (element: Element | null | undefined): HTMLElement | null =>
  element?.closest<HTMLElement>('tr[data-index]') ?? null

/** The row that has the focus, else the one under the pointer. */
const anchorOf = (box: HTMLElement, items: readonly { id: string }[]): Anchor | null => {
  const focused = box.contains(document.activeElement) ? rowOf(document.activeElement) : null
  const index = Number((focused ?? rowOf(box.querySelector('tr[data-index]:hover')))?.dataset['index'] ?? -1)
  const item = items[index]
  return item === undefined ? null : { id: item.id, index, hasFocus: focused !== null }
}

/**
 * Keeps the row that the reader is at where it is when the list is read anew: the others move around it. A row that is
 * no more in the list lets go.
 */
export const useAnchoredRow = (
  boxRef: RefObject<HTMLElement | null>,
  items: readonly { id: string }[],
  rowHeight: number,
): void => {
  const shown = useRef(items)
  // Taken before the new rows are drawn, while the old ones are still there.
  const anchor = useRef<Anchor | null>(null)
  useLayoutEffect(() => {
    const box = boxRef.current
    if (box === null || shown.current === items) return
    const { current: held } = anchor
    const index = held === null ? -1 : items.findIndex(({ id }) => id === held.id)
    shown.current = items
    if (held === null || index === -1) return
    box.scrollTop += (index - held.index) * rowHeight
    if (!held.hasFocus) return
    requestAnimationFrame(() => {
      box.querySelector<HTMLElement>(`tr[data-index="${String(index)}"] a`)?.focus({ preventScroll: true })
    })
  }, [boxRef, items, rowHeight])
  useLayoutEffect(() => {
    const box = boxRef.current
    if (box === null) return
    const hold = () => {
      anchor.current = anchorOf(box, shown.current)
    }
    for (const event of ['focusin', 'focusout', 'pointermove', 'pointerleave']) box.addEventListener(event, hold)
    return () => {
      for (const event of ['focusin', 'focusout', 'pointermove', 'pointerleave']) box.removeEventListener(event, hold)
    }
  }, [boxRef])
}
