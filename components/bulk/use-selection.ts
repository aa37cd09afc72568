import { useMemo, useState } from 'react'
import {
  nothingSelected,
  selectedCount,
  selectedIn,
  toggleListed,
  toggleRow,
  type Selected,
} from '@/lib/view/selection'

export type Selection = {
  ids: ReadonlySet<string>
  /** How many match, when all of them are meant and not only the rows that were read. */
  all: number | null
  count: number
  isSelected: (id: string) => boolean
  toggle: (id: string, isRange: boolean) => void
  toggleListed: () => void
  /** A step of its own: keeps how many matched, so that an act can be refused when they are no longer as many. */
  selectAll: (count: number) => void
  clear: () => void
}

/** Which rows of the list of a search are selected. */
export const useSelection = (listed: readonly { id: string }[], scope: string): Selection => {
  const [kept, setKept] = useState<Selected>(() => nothingSelected(scope))
  return useMemo(() => {
    const selected = selectedIn(kept, scope)
    const ids = listed.map(({ id }) => id)
    const change = (by: (before: Selected) => Selected) => {
      setKept((before) => by(selectedIn(before, scope)))
    }
    return {
      ids: selected.ids,
      all: selected.all,
      count: selectedCount(selected),
      isSelected: (id) => selected.all !== null || selected.ids.has(id),
      toggle: (id, isRange) => {
        change((before) => toggleRow(before, id, ids, isRange))
      },
      toggleListed: () => {
        change((before) => toggleListed(before, ids))
      },
      selectAll: (all) => {
        change((before) => ({ ...before, all }))
      },
      clear: () => {
        setKept(nothingSelected(scope))
      },
    }
  }, [kept, listed, scope])
}
