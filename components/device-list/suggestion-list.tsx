import type { Suggestion } from '@/lib/view/query-suggestions'
import { visibleText } from '@/lib/view/visible-text'

type Props = {
  id: string
  offered: readonly Suggestion[]
  active: number
  onTake: (suggestion: Suggestion) => void
}

/** The ways on that the search box offers; empty it is there for the box to refer to. */
export function SuggestionList({ id, offered, active, onTake }: Props) {
  return (
    <ul
      id={`${id}list`}
      role="listbox"
      aria-label="Filters"
      className={`absolute left-0 z-30 mt-1 max-h-96 w-full max-w-xl overflow-y-auto rounded-panel border border-border-2 bg-surface-3 p-1 shadow-xl ${offered.length === 0 ? 'hidden' : ''}`}
    >
      {offered.map((suggestion, index) => (
        <li
          key={suggestion.text}
          id={`${id}${index}`}
          role="option"
          tabIndex={-1}
          aria-selected={index === active}
          className={`flex min-h-7 cursor-pointer items-center gap-3 rounded-control px-2 max-sm:min-h-11 ${index === active ? 'bg-accent-soft' : 'hover:bg-surface-2'}`}
          // Pressing, not clicking: the field keeps the focus and with it the list (ARIA combobox pattern).
          onMouseDown={(event) => {
            event.preventDefault()
            onTake(suggestion)
          }}
        >
          <span className="truncate font-mono text-small">{visibleText(suggestion.text, 80)}</span>
          <span className="ml-auto shrink-0 text-small text-text-2">{visibleText(suggestion.note, 60)}</span>
        </li>
      ))}
    </ul>
  )
}
