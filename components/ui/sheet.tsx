'use client'

import { useLayoutEffect, useRef, type ReactNode } from 'react'

type Props = { label: string; className?: string; onClose: () => void; children: ReactNode }

/** A modal layer by the browser's own means: keeps the focus within, closes by Esc or a press beside it, gives it back. */
export function Sheet({ label, className = '', onClose, children }: Props) {
  const ref = useRef<HTMLDialogElement>(null)
  useLayoutEffect(() => {
    const dialog = ref.current
    if (dialog?.open === false) dialog.showModal()
    // A press on the dialog itself is one beside what stands in it; Esc does the same by keyboard.
    const onPress = (event: MouseEvent) => {
      if (event.target === dialog) dialog?.close()
    }
    dialog?.addEventListener('click', onPress)
    return () => {
      dialog?.removeEventListener('click', onPress)
      dialog?.close()
    }
  }, [])
  return (
    <dialog ref={ref} aria-label={label} className={`palette ${className}`} onClose={onClose}>
      {children}
    </dialog>
  )
}
