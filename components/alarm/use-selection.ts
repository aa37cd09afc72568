import { useCallback, useRef, useState } from 'react'

export type Selection = {
  ids: ReadonlySet<string>
  /** All that match are meant, not only those that were read. */
  isAll: boolean
  toggle: (id: string, isRange: boolean) => void
  selectAll: () => void
  clear: () => void
}

/** Which rows are selected; a range goes from the row toggled last. Selecting all that match is a step of its own. */
export const useSelection = (listed: readonly { id: string }[]): Selection => {
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set())
  const [isAll, setIsAll] = useState(false)
  const lastRef = useRef<string | null>(null)
  const toggle = useCallback(
    (id: string, isRange: boolean) => {
      const from = listed.findIndex((one) => one.id === lastRef.current)
      const to = listed.findIndex((one) => one.id === id)
      lastRef.current = id
      setIsAll(false)
      setIds((before) => {
        if (isRange && from !== -1) {
          const range = listed.slice(Math.min(from, to), Math.max(from, to) + 1)
          return new Set([...before, ...range.map((one) => one.id)])
        }
        const next = new Set(before)
        if (!next.delete(id)) next.add(id)
        return next
      })
    },
    [listed],
  )
  const selectAll = useCallback(() => {
    setIsAll(true)
  }, [])
  const clear = useCallback(() => {
    setIds(new Set())
    setIsAll(false)
  }, [])
  return { ids, isAll, toggle, selectAll, clear }
}
