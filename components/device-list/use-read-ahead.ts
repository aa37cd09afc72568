import { useEffect } from 'react'

/** The next page is asked for so many rows before the last one. */
const ROWS_AHEAD = 30

type ReadAhead = {
  list: { items: readonly unknown[]; nextCursor: string | null; isFetching: boolean }
  /** The last row in sight. */
  lastSeen: number
  /** As many as the page holds were read. */
  isFull: boolean
  onMore: () => void
}

/** Reads on as the reader comes near the end of what was read; a page without matches leads on to the next by itself. */
export const useReadAhead = ({ list, lastSeen, isFull, onMore }: ReadAhead) => {
  const hasMore = list.nextCursor !== null && !isFull
  const isNear = hasMore && !list.isFetching && lastSeen >= list.items.length - ROWS_AHEAD
  useEffect(() => {
    if (isNear) onMore()
  }, [isNear, onMore])
}
