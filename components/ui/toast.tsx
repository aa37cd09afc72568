'use client'

import { X } from 'lucide-react'
import { Toast as Radix } from 'radix-ui'
import { createContext, useCallback, useContext, useEffect, useState, type ReactNode } from 'react'

/** What is said of an act once it is done: in a few words, with the way back where there is one. */
export type Toast = { text: string; undo?: (() => void) | undefined; isFailure?: boolean }

type Shown = Toast & { id: number }

const SHOWN_MS = 8_000
const UNDO_MS = 10_000

const ToastContext = createContext<(toast: Toast) => void>(() => undefined)

/** Says what an act did; the newest takes the place of the one before. */
export const useToast = () => useContext(ToastContext)

const isTyping = ({ target }: KeyboardEvent): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select'))

const durationOf = ({ undo, isFailure = false }: Toast): number =>
  isFailure ? Number.POSITIVE_INFINITY : undo === undefined ? SHOWN_MS : UNDO_MS

/** Holds the one toast there is: it waits under the pointer and while focused; a failure stays until it is closed. */
export function ToastProvider({ children }: { children: ReactNode }) {
  const [shown, setShown] = useState<Shown | null>(null)
  const show = useCallback((toast: Toast) => {
    setShown((before) => ({ ...toast, id: (before?.id ?? 0) + 1 }))
  }, [])
  const close = useCallback(() => {
    setShown(null)
  }, [])
  return (
    <ToastContext value={show}>
      <Radix.Provider swipeDirection="right" label="What was done">
        {children}
        {shown === null ? null : <ToastView key={shown.id} toast={shown} onClose={close} />}
        <Radix.Viewport className="toasts" />
      </Radix.Provider>
    </ToastContext>
  )
}

function ToastView({ toast, onClose }: { toast: Shown; onClose: () => void }) {
  const { text, undo, isFailure = false } = toast
  useEffect(() => {
    if (undo === undefined) return
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'u' || event.ctrlKey || event.metaKey || event.altKey || isTyping(event)) return
      undo()
      onClose()
    }
    window.addEventListener('keydown', onKey)
    return () => {
      window.removeEventListener('keydown', onKey)
    }
  }, [undo, onClose])
  return (
    <Radix.Root
      type={isFailure ? 'foreground' : 'background'}
      duration={durationOf(toast)}
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose()
      }}
      className={isFailure ? 'toast border-sev-4' : 'toast'}
    >
      <Radix.Description className="min-w-0 flex-1 wrap-anywhere">{text}</Radix.Description>
      {undo === undefined ? null : (
        <Radix.Action altText="Undo with the key U" className="btn" onClick={undo}>
          Undo <kbd className="kbd">U</kbd>
        </Radix.Action>
      )}
      <Radix.Close className="btn btn-quiet" aria-label="Close">
        <X size={14} aria-hidden />
      </Radix.Close>
    </Radix.Root>
  )
}
