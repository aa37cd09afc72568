'use client'

import { useEffect, useId, useRef, useState, type KeyboardEvent, type ReactNode } from 'react'

type Props = {
  /** What stands on the button, and its name. */
  button: ReactNode
  label: string
  className?: string
  /** Above the entries: no entry itself. */
  head?: ReactNode
  /** Beneath them. */
  foot?: ReactNode
  /** Whether choosing an entry ends it; else it stays, to say how that goes. */
  closesOnSelect?: boolean
  /** Elements of role menuitem. */
  children: ReactNode
}

/**
 * A button with a short menu: arrows, Home and End move, Esc closes and gives the focus back, Tab leaves. Written by hand,
 * since a library for it would be a fifth of what every page loads.
 */
export function Menu({ button, label, className = 'btn', head, foot, closesOnSelect = false, children }: Props) {
  const id = useId()
  const [isOpen, setIsOpen] = useState(false)
  const rootRef = useRef<HTMLDivElement>(null)
  const buttonRef = useRef<HTMLButtonElement>(null)
  const items = () => [...(rootRef.current?.querySelectorAll<HTMLElement>('[role="menuitem"]') ?? [])]
  const focusItem = (index: number) => items().at(index)?.focus()
  useEffect(() => {
    if (isOpen) rootRef.current?.querySelector<HTMLElement>('[role="menuitem"]')?.focus()
  }, [isOpen])
  const close = () => {
    setIsOpen(false)
    buttonRef.current?.focus()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const known = items()
    const at = known.findIndex((item) => item === document.activeElement)
    const next = { ArrowDown: (at + 1) % known.length, ArrowUp: at - 1, Home: 0, End: -1 }[event.key]
    if (event.key === 'Escape' && isOpen) {
      event.preventDefault()
      close()
    } else if (next !== undefined) {
      event.preventDefault()
      if (isOpen) focusItem(next)
      else setIsOpen(true)
    }
  }
  return (
    <div
      ref={rootRef}
      role="presentation"
      className="relative"
      onKeyDown={onKeyDown}
      onClick={({ target }) => {
        // What the entry opens gives the focus back to the button.
        if (closesOnSelect && target instanceof Element && target.closest('[role="menuitem"]') !== null) close()
      }}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) setIsOpen(false)
      }}
    >
      <button
        ref={buttonRef}
        type="button"
        className={className}
        aria-label={label}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        aria-controls={isOpen ? id : undefined}
        onClick={() => {
          setIsOpen(!isOpen)
        }}
      >
        {button}
      </button>
      {isOpen ? (
        <div
          // Focusable, so that a press beside its entries does not close it.
          tabIndex={-1}
          className="absolute right-0 z-40 mt-1 max-h-[70dvh] w-64 max-w-[94vw] overflow-y-auto rounded-panel border border-border-2 bg-surface-3 p-1 shadow-xl outline-none"
        >
          {head}
          <div id={id} role="menu" aria-label={label}>
            {children}
          </div>
          {foot}
        </div>
      ) : null}
    </div>
  )
}

const ITEM =
  'flex min-h-8 w-full cursor-pointer items-center gap-2.5 rounded-control px-2 text-left outline-none select-none hover:bg-accent-soft focus:bg-accent-soft max-sm:min-h-11'

type ItemProps = { icon: ReactNode; children: ReactNode; onSelect: () => void }

/** One entry of a menu. */
export function MenuItem({ icon, children, onSelect }: ItemProps) {
  return (
    <button type="button" role="menuitem" tabIndex={-1} className={ITEM} onClick={onSelect}>
      {icon}
      {children}
    </button>
  )
}
