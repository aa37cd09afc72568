import { useCommands } from '../ui/commands'
import type { Selection } from './use-selection'

const focusedRow = (): string | null =>
  document.activeElement?.closest<HTMLElement>('[data-row-id]')?.dataset['rowId'] ?? null

/** X selects the row that has the focus, with Shift all rows up to it. */
export const useSelectionKeys = ({ toggle }: Selection, scope: string): void => {
  const onSelect = (isRange: boolean) => () => {
    const id = focusedRow()
    if (id !== null) toggle(id, isRange)
  }
  useCommands([
    { id: 'select', text: 'Select the row', scope, keys: 'x', isKeyOnly: true, run: onSelect(false) },
    { id: 'select-to', text: 'Select up to here', scope, keys: 'shift+x', isKeyOnly: true, run: onSelect(true) },
  ])
}
