'use client'

import { X } from 'lucide-react'
import { createContext, useCallback, useContext, useEffect, useState, type ReactNode } from 'react'
import { visibleText } from '@/lib/view/visible-text'
import { useCommands } from './commands'

/** What is said of an act once it is done: in a few words, with the way back where there is one. */
export type Toast = { text: string; undo?: (() => void) | undefined; isFailure?: boolean }

/** What was said in this tab, and when. */
export type PastToast = Pick<Toast, 'text' | 'isFailure'> & { id: number; at: number; isUndone: boolean }

type Shown = Toast & { id: number }

const SHOWN_MS = 8_000
const UNDO_MS = 10_000
const PAST_MAX = 50
const TEXT_CHARACTERS = 400

const ToastContext = createContext<(toast: Toast) => void>(() => undefined)
const PastContext = createContext<readonly PastToast[]>([])

/** Says what an act did; the newest takes the place of the one before. */
export const useToast = () => useContext(ToastContext)

/** What was said in this tab, the latest first; at most 50. */
export const usePastToasts = () => useContext(PastContext)

/** Holds the one toast there is: it waits under the pointer and while focused; a failure stays until it is closed. */
export function ToastProvider({ children }: { children: ReactNode }) {
  const [shown, setShown] = useState<Shown | null>(null)
  const [past, setPast] = useState<readonly PastToast[]>([])
  const show = useCallback((given: Toast) => {
    // It may name what a stranger named.
    const toast = { ...given, text: visibleText(given.text, TEXT_CHARACTERS) }
    const at = Date.now()
    setPast((before) => {
      const id = (before[0]?.id ?? 0) + 1
      return [{ text: toast.text, isFailure: toast.isFailure ?? false, isUndone: false, id, at }, ...before].slice(
        0,
        PAST_MAX,
      )
    })
    setShown((before) => ({ ...toast, id: (before?.id ?? 0) + 1 }))
  }, [])
  const close = useCallback(() => {
    setShown(null)
  }, [])
  const undo = () => {
    shown?.undo?.()
    setPast(([latest, ...before]) => (latest === undefined ? [] : [{ ...latest, isUndone: true }, ...before]))
    close()
  }
  return (
    <ToastContext value={show}>
      <PastContext value={past}>
        {children}
        <section aria-label="What was done" className="toasts">
          <div role="status">
            {shown === null || shown.isFailure === true ? null : (
              <ToastView key={shown.id} toast={shown} onUndo={undo} onClose={close} />
            )}
          </div>
          <div role="alert">
            {shown?.isFailure === true ? (
              <ToastView key={shown.id} toast={shown} onUndo={undo} onClose={close} />
            ) : null}
          </div>
        </section>
      </PastContext>
    </ToastContext>
  )
}

type ViewProps = { toast: Toast; onUndo: () => void; onClose: () => void }

function ToastView({ toast, onUndo, onClose }: ViewProps) {
  const { text, undo, isFailure = false } = toast
  const [holds, setHolds] = useState({ pointer: false, focus: false })
  const isHeld = holds.pointer || holds.focus
  const shownMs = undo === undefined ? SHOWN_MS : UNDO_MS
  useEffect(() => {
    if (isFailure || isHeld) return
    const timer = setTimeout(onClose, shownMs)
    return () => {
      clearTimeout(timer)
    }
  }, [isFailure, isHeld, shownMs, onClose])
  const hold = (change: Partial<typeof holds>) => () => {
    setHolds((before) => ({ ...before, ...change }))
  }
  useCommands(
    undo === undefined
      ? []
      : [{ id: 'undo', text: 'Undo what was just done', scope: 'Everywhere', keys: 'u', run: onUndo }],
  )
  return (
    <div
      className={isFailure ? 'toast border-sev-4' : 'toast'}
      onPointerEnter={hold({ pointer: true })}
      onPointerLeave={hold({ pointer: false })}
      onFocus={hold({ focus: true })}
      onBlur={hold({ focus: false })}
    >
      <p className="min-w-0 flex-1 wrap-anywhere">{text}</p>
      {undo === undefined ? null : (
        <button type="button" className="btn" aria-keyshortcuts="u" onClick={onUndo}>
          Undo{' '}
          <kbd aria-hidden className="kbd">
            U
          </kbd>
        </button>
      )}
      <button type="button" className="btn btn-quiet" aria-label="Close" onClick={onClose}>
        <X size={14} aria-hidden />
      </button>
    </div>
  )
}
