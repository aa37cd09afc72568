import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, type RefObject } from 'react'

/** Rows beyond what is in sight that are mounted on either side. */
const OVERSCAN = 8

type Given = {
  scrollRef: RefObject<HTMLDivElement | null>
  count: number
  rowHeight: number
  /** Rows that are heads and nothing to go to. */
  isHead?: (index: number) => boolean
}

type Item = { index: number; start: number; end: number }
const NONE: Item = { index: -1, start: 0, end: 0 }

/** The first and the last row that are mounted, and the room of those before and behind them. */
const mountedOf = (items: readonly Item[], size: number) => {
  const [first = NONE] = items
  const { index, end } = items.at(-1) ?? NONE
  return { first: Math.max(0, first.index), last: index, before: first.start, behind: size - end }
}

const noHead: (index: number) => boolean = () => false

/** The row to go to, past heads. */
const nextRow = (at: number, by: 1 | -1, count: number, isHead = noHead): number =>
  Math.min(Math.max(isHead(0) ? 1 : 0, isHead(at + by) ? at + 2 * by : at + by), count - 1)

/** Which of many rows are mounted, how much room the others take, and a way to go from row to row by key. */
export const useRowWindow = ({ scrollRef, count, rowHeight, isHead }: Given) => {
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => scrollRef.current,
    estimateSize: () => rowHeight,
    overscan: OVERSCAN,
  })
  useEffect(() => {
    virtual.measure()
  }, [virtual, rowHeight])
  const step = (by: 1 | -1) => {
    const at = Number(document.activeElement?.closest('tr')?.dataset['index'] ?? -1)
    const next = nextRow(at, by, count, isHead)
    virtual.scrollToIndex(next)
    // Rows beyond the ones in sight are mounted, so the next one is there.
    scrollRef.current
      ?.querySelector<HTMLElement>(
        `tr[data-index="${String(next)}"] [data-row-focus], tr[data-index="${String(next)}"] a`,
      )
      ?.focus({ preventScroll: true })
  }
  return { ...mountedOf(virtual.getVirtualItems(), virtual.getTotalSize()), step }
}
