'use client'

import { AlertDialog } from 'radix-ui'
import type { ReactNode } from 'react'
import { ActFailure } from './act-failure'

type Act = {
  mutate: (given: undefined, options: { onSuccess: () => void }) => void
  reset: () => void
  isPending: boolean
  error: Error | null
}

type Props = {
  /** The button that asks; null when a choice elsewhere opened the dialog. */
  trigger: ReactNode
  title: string
  /** What the act brings about, and how it is undone. */
  consequence: ReactNode
  /** The button's words: the act itself, never "OK". */
  act: string
  mutation: Act
  isOpen: boolean
  onOpenChange: (isOpen: boolean) => void
  /** Gets the focus back where there is no trigger. */
  onCloseFocus?: () => void
}

/** Says what an act brings about before it is done. Stays open with the reason when it fails. */
export function ConfirmDialog(props: Props) {
  const { trigger, title, consequence, act, mutation, isOpen, onOpenChange, onCloseFocus } = props
  const onOpen = (open: boolean) => {
    mutation.reset()
    onOpenChange(open)
  }
  const onAct = () => {
    if (mutation.isPending) return
    mutation.mutate(undefined, {
      onSuccess: () => {
        onOpenChange(false)
      },
    })
  }
  return (
    <AlertDialog.Root open={isOpen} onOpenChange={onOpen}>
      {trigger === null ? null : <AlertDialog.Trigger asChild>{trigger}</AlertDialog.Trigger>}
      <AlertDialog.Portal>
        <AlertDialog.Overlay className="overlay" />
        <AlertDialog.Content
          className="dialog"
          onCloseAutoFocus={(event) => {
            if (onCloseFocus === undefined) return
            event.preventDefault()
            onCloseFocus()
          }}
        >
          <div className="px-4 pt-3.5 pb-4">
            <AlertDialog.Title className="text-lead font-semibold wrap-anywhere">{title}</AlertDialog.Title>
            <AlertDialog.Description asChild>
              <div className="mt-1 text-text-2 wrap-anywhere">{consequence}</div>
            </AlertDialog.Description>
            <ActFailure error={mutation.error} />
          </div>
          <div className="dialog-foot">
            <AlertDialog.Cancel className="btn">Cancel</AlertDialog.Cancel>
            <button type="button" className="btn btn-primary" aria-disabled={mutation.isPending} onClick={onAct}>
              {act}
            </button>
          </div>
        </AlertDialog.Content>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  )
}
