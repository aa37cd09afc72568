'use client'

import { Search } from 'lucide-react'
import { useId, useState, type KeyboardEvent, type RefObject } from 'react'
import type { DeviceFilter } from '@/lib/domain/device-filter'
import { replaceWord, wordAt } from '@/lib/view/query-text'
import { suggestionsOf, type KnownValues, type Suggestion } from '@/lib/view/query-suggestions'
import { SuggestionList } from './suggestion-list'

const TEXT_MAX = 512

type Props = {
  inputRef: RefObject<HTMLInputElement | null>
  /** What it filters, and an example. */
  label: string
  placeholder: string
  /** The filters there are, and values of them that are known here. */
  filters: readonly DeviceFilter[]
  known: KnownValues
  q: string
  onQuery: (q: string) => void
  isRefused: boolean
}

/** Words and `field:value`; the names of filters and their values are offered while typing. Enter searches. */
export function QueryBox({ inputRef, label, placeholder, filters, known, q, onQuery, isRefused }: Props) {
  const id = useId()
  const [text, setText] = useState(q)
  const [caret, setCaret] = useState(q.length)
  const [isOpen, setIsOpen] = useState(false)
  const [active, setActive] = useState(-1)
  const word = wordAt(text, caret)
  const offered = isOpen ? suggestionsOf(word.text, known, filters) : []
  const take = (suggestion: Suggestion) => {
    const next = replaceWord(text, word, suggestion.text, suggestion.isComplete)
    setText(next.query)
    setCaret(next.caret)
    setActive(-1)
    setIsOpen(!suggestion.isComplete)
    if (suggestion.isComplete) onQuery(next.query)
    requestAnimationFrame(() => inputRef.current?.setSelectionRange(next.caret, next.caret))
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    const chosen = offered[active]
    if (step !== undefined) {
      event.preventDefault()
      setIsOpen(true)
      setActive(Math.min(Math.max(-1, active + step), offered.length - 1))
    } else if (event.key === 'Enter') {
      if (chosen !== undefined) take(chosen)
      else {
        setIsOpen(false)
        onQuery(text)
      }
    } else if (event.key === 'Escape') {
      event.preventDefault()
      if (offered.length > 0) setIsOpen(false)
      else inputRef.current?.blur()
    }
  }
  return (
    <div className="relative">
      <Search
        size={15}
        aria-hidden
        className="pointer-events-none absolute top-1/2 left-3 -translate-y-1/2 text-text-3"
      />
      <input
        ref={inputRef}
        type="text"
        role="combobox"
        aria-label={label}
        aria-expanded={offered.length > 0}
        aria-controls={`${id}list`}
        aria-autocomplete="list"
        aria-invalid={isRefused}
        {...(active >= 0 && offered.length > 0 ? { 'aria-activedescendant': `${id}${active}` } : {})}
        autoComplete="off"
        spellCheck={false}
        placeholder={placeholder}
        maxLength={TEXT_MAX}
        value={text}
        className="input h-9 pr-10 pl-9 placeholder:text-text-3 max-sm:h-11"
        onChange={(event) => {
          setText(event.target.value)
          setCaret(event.target.selectionStart ?? event.target.value.length)
          setActive(-1)
          setIsOpen(true)
        }}
        onSelect={(event) => {
          setCaret(event.currentTarget.selectionStart ?? 0)
        }}
        onFocus={() => {
          setIsOpen(true)
        }}
        onBlur={() => {
          setIsOpen(false)
        }}
        onKeyDown={onKeyDown}
      />
      <kbd
        aria-hidden
        className="pointer-events-none absolute top-1/2 right-3 -translate-y-1/2 rounded-cell border border-border-2 px-1.5 font-mono text-micro text-text-3 max-sm:hidden"
      >
        /
      </kbd>
      <SuggestionList id={id} offered={offered} active={active} onTake={take} />
    </div>
  )
}
