import { useEffect } from 'react'

/** The next page is asked for so many rows before the last one. */
const ROWS_AHEAD = 30

type ReadAhead = {
  list: { items: readonly unknown[]; hasMore: boolean; isFetching: boolean }
  /** The last row in sight. */
  lastSeen: number
  onMore: () => void
}

/** Reads on as the reader comes near the end of what was read; a page without matches leads on to the next by itself. */
export const useReadAhead = ({ list, lastSeen, onMore }: ReadAhead) => {
  const isNear = list.hasMore && !list.isFetching && lastSeen >= list.items.length - ROWS_AHEAD
  useEffect(() => {
    if (isNear) onMore()
  }, [isNear, onMore])
}
