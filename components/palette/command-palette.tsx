'use client'

import { Search } from 'lucide-react'
import { useEffect, useId, useState, type KeyboardEvent } from 'react'
import { visibleText } from '@/lib/view/visible-text'
import { Sheet } from '../ui/sheet'
import { PaletteOption } from './palette-option'
import { usePaletteEntries, type PaletteEntry } from './palette-entries'

const TEXT_MAX = 200
const HINTS = [
  ['>', 'actions'],
  ['#', 'rules'],
  [':', 'time range'],
] as const

/** Where all that can be gone to or done is one word away. Arrows choose, Enter does it, Esc closes. */
export function CommandPalette({ onClose }: { onClose: () => void }) {
  const id = useId()
  const [text, setText] = useState('')
  const [active, setActive] = useState(0)
  const found = usePaletteEntries(text)
  const { entries } = found
  const at = Math.min(active, Math.max(0, entries.length - 1))
  useEffect(() => {
    document.getElementById(`${id}${String(at)}`)?.scrollIntoView({ block: 'nearest' })
  }, [id, at])
  const choose = (entry: PaletteEntry) => {
    onClose()
    // After the focus went back to where it was, so that an act may take it on.
    requestAnimationFrame(entry.run)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const next = { ArrowDown: at + 1, ArrowUp: at - 1, PageDown: at + 8, PageUp: at - 8 }[event.key]
    const chosen = entries[at]
    if (next !== undefined) {
      event.preventDefault()
      setActive(Math.min(Math.max(0, next), Math.max(0, entries.length - 1)))
    } else if (event.key === 'Enter' && chosen !== undefined) {
      event.preventDefault()
      choose(chosen)
    }
  }
  return (
    <Sheet label="Search or run a command" onClose={onClose}>
      <div className="relative border-b border-border">
        <Search
          size={16}
          aria-hidden
          className="pointer-events-none absolute top-1/2 left-4 -translate-y-1/2 text-text-3"
        />
        <input
          type="text"
          role="combobox"
          aria-label="Search or run a command"
          aria-expanded={entries.length > 0}
          aria-controls={`${id}list`}
          aria-autocomplete="list"
          {...(entries.length > 0 ? { 'aria-activedescendant': `${id}${String(at)}` } : {})}
          autoComplete="off"
          spellCheck={false}
          placeholder="A device, a page, an action"
          maxLength={TEXT_MAX}
          value={text}
          className="h-12 w-full bg-surface pr-4 pl-11 text-lead outline-none placeholder:text-text-3 max-sm:text-[16px]"
          onChange={(event) => {
            setText(event.target.value)
            setActive(0)
          }}
          onKeyDown={onKeyDown}
        />
      </div>
      <ul
        id={`${id}list`}
        role="listbox"
        aria-label="What matches"
        className="max-h-[min(420px,56dvh)] overflow-y-auto p-1.5"
      >
        {entries.map((entry, index) => (
          <PaletteOption
            key={entry.key}
            id={`${id}${String(index)}`}
            entry={entry}
            heading={entries[index - 1]?.group === entry.group ? null : entry.group}
            isActive={index === at}
            onChoose={choose}
            onPoint={() => {
              setActive(index)
            }}
          />
        ))}
      </ul>
      <PaletteNote {...found} />
    </Sheet>
  )
}

type NoteProps = Pick<ReturnType<typeof usePaletteEntries>, 'entries' | 'isFailed' | 'isPending' | 'mode' | 'words'>

const NOTHING = { range: 'This page has no time range', acts: 'No action', rules: 'No rule', all: 'Nothing' } as const

function PaletteNote({ entries, isFailed, isPending, mode, words }: NoteProps) {
  const isNothing = entries.length === 0 && !isPending
  const matching = words === '' ? '' : ` that matches ${visibleText(words, 60)}`
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-1 border-t border-border px-4 py-2 text-small text-text-2">
      <p role="status" className={isFailed || isNothing ? 'flex-1 wrap-anywhere' : 'sr-only'}>
        {isFailed
          ? 'The search for devices did not answer. Type again to retry.'
          : isNothing
            ? `${NOTHING[mode]}${matching}`
            : `${String(entries.length)} found`}
      </p>
      {HINTS.map(([sign, means]) => (
        <span key={sign} className="inline-flex items-center gap-1.5">
          <kbd className="kbd">{sign}</kbd>
          {means}
        </span>
      ))}
    </div>
  )
}
