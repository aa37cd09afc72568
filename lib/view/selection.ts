/** Rows that can be selected one by one: as many as one act names. All that match are another step. */
export const SELECTED_MAX = 1_000

/** What of a list is selected. It belongs to a search: of another one nothing is. */
export type Selected = {
  scope: string
  ids: ReadonlySet<string>
  /** The row toggled last: where a range begins. */
  last: string | null
  /** How many match, when all of them are meant; null when only the rows of `ids` are. */
  all: number | null
}

/** Nothing of a list. */
export const nothingSelected = (scope: string): Selected => ({ scope, ids: new Set(), last: null, all: null })

/** What is selected of the list of a search: nothing, when it was selected in another. */
export const selectedIn = (selected: Selected, scope: string): Selected =>
  selected.scope === scope ? selected : nothingSelected(scope)

const bounded = (ids: Iterable<string>): ReadonlySet<string> => new Set([...ids].slice(0, SELECTED_MAX))

/** Toggles a row, or with `isRange` selects all rows from the one toggled last to it. */
export const toggleRow = (selected: Selected, id: string, listed: readonly string[], isRange: boolean): Selected => {
  const from = isRange && selected.last !== null ? listed.indexOf(selected.last) : -1
  const to = listed.indexOf(id)
  if (from !== -1 && to !== -1) {
    const range = listed.slice(Math.min(from, to), Math.max(from, to) + 1)
    return { ...selected, ids: bounded([...selected.ids, ...range]), last: id, all: null }
  }
  const ids = new Set(selected.ids)
  if (!ids.delete(id)) ids.add(id)
  return { ...selected, ids: bounded(ids), last: id, all: null }
}

/** Selects the rows that were read, or none when they are selected already. */
export const toggleListed = (selected: Selected, listed: readonly string[]): Selected => {
  const areAll = selected.all !== null || listed.every((id) => selected.ids.has(id))
  if (areAll) return nothingSelected(selected.scope)
  return { ...selected, ids: bounded([...selected.ids, ...listed]), all: null }
}

/** How many are meant. */
export const selectedCount = ({ ids, all }: Selected): number => all ?? ids.size
