'use client'

import { Search } from 'lucide-react'
import { usePathname } from 'next/navigation'
import { lazy, Suspense, useEffect, useState } from 'react'
import { useCommands } from '../ui/commands'
import { rememberPage } from './recent-pages'

const loadPalette = () => import('./command-palette')
// Not a part of what a page loads first: it is there as soon as somebody is about to use it.
const CommandPalette = lazy(() => loadPalette().then(({ CommandPalette: component }) => ({ default: component })))

/** The way to everything: a press, or ⌘K and Ctrl K from anywhere. */
export function CommandBox() {
  const path = usePathname()
  const [isOpen, setIsOpen] = useState(false)
  useEffect(() => {
    rememberPage(path)
  }, [path])
  const open = () => {
    setIsOpen(true)
  }
  useCommands([
    { id: 'palette', text: 'Search or run a command', scope: 'Everywhere', keys: 'mod+k', isKeyOnly: true, run: open },
  ])
  return (
    <>
      <button
        type="button"
        aria-haspopup="dialog"
        aria-keyshortcuts="Control+K Meta+K"
        className="btn w-64 justify-start px-2.5 font-normal text-text-2 max-lg:w-auto max-sm:size-9 max-sm:justify-center max-sm:px-0"
        onClick={open}
        onPointerEnter={() => void loadPalette()}
        onFocus={() => void loadPalette()}
      >
        <Search size={14} aria-hidden className="shrink-0" />
        <span className="min-w-0 flex-1 truncate text-left max-lg:sr-only">Search or run a command</span>
        <kbd aria-hidden className="kbd shrink-0 max-lg:hidden">
          Ctrl K
        </kbd>
      </button>
      {isOpen ? (
        <Suspense fallback={null}>
          <CommandPalette
            onClose={() => {
              setIsOpen(false)
            }}
          />
        </Suspense>
      ) : null}
    </>
  )
}
