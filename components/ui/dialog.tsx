'use client'

import { X } from 'lucide-react'
import { Dialog as Radix } from 'radix-ui'
import { useState, type ReactNode } from 'react'

type Props = {
  /** The words of the button that opens it, and gets the focus back. */
  button: ReactNode | null
  isPrimary?: boolean
  title: string
  note?: ReactNode
  /** What stands in it while it is open; `close` ends it. */
  children: (close: () => void) => ReactNode
  /** Where something else opens it, and there is no button. */
  opened?: { isOpen: boolean; onOpenChange: (isOpen: boolean) => void }
}

/** A form or a one-time answer above the page. A press beside it does not close it: what was typed would be gone. */
export function Dialog({ button, isPrimary = false, title, note, children, opened }: Props) {
  const [isOpenHere, setIsOpenHere] = useState(false)
  const { isOpen, onOpenChange: setIsOpen } = opened ?? { isOpen: isOpenHere, onOpenChange: setIsOpenHere }
  return (
    <Radix.Root open={isOpen} onOpenChange={setIsOpen}>
      {button === null ? null : (
        <Radix.Trigger className={isPrimary ? 'btn btn-primary' : 'btn'}>{button}</Radix.Trigger>
      )}
      <Radix.Portal>
        <Radix.Overlay className="overlay" />
        <Radix.Content
          className="dialog"
          {...(note === undefined ? { 'aria-describedby': undefined } : {})}
          onInteractOutside={(event) => {
            event.preventDefault()
          }}
        >
          <header className="flex items-start gap-3 px-4 pt-3.5 pb-3">
            <div className="min-w-0 flex-1">
              <Radix.Title className="text-lead font-semibold">{title}</Radix.Title>
              {note === undefined ? null : (
                <Radix.Description className="text-small text-text-2">{note}</Radix.Description>
              )}
            </div>
            <Radix.Close className="btn btn-quiet" aria-label="Close">
              <X size={16} aria-hidden />
            </Radix.Close>
          </header>
          {children(() => {
            setIsOpen(false)
          })}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}
