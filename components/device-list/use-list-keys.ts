import type { RefObject } from 'react'
import { useCommands } from '../ui/commands'

type Keys = {
  boxRef: RefObject<HTMLInputElement | null>
  onStep: (by: 1 | -1) => void
  onEscape: () => void
}

const SCOPE = 'This list'

/** `/` goes to the search box, J and K through the rows, Esc one layer back. */
export const useListKeys = ({ boxRef, onStep, onEscape }: Keys) => {
  useCommands([
    { id: 'filter', text: 'Filter the list', scope: SCOPE, keys: '/', run: () => boxRef.current?.focus() },
    {
      id: 'next-row',
      text: 'Next row',
      scope: SCOPE,
      keys: 'j',
      isKeyOnly: true,
      run: () => {
        onStep(1)
      },
    },
    {
      id: 'previous-row',
      text: 'Previous row',
      scope: SCOPE,
      keys: 'k',
      isKeyOnly: true,
      run: () => {
        onStep(-1)
      },
    },
    { id: 'back', text: 'Back one layer', scope: SCOPE, keys: 'Escape', isKeyOnly: true, run: onEscape },
  ])
}
