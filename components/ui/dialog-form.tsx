import type { ReactNode, SubmitEvent } from 'react'
import { ActFailure } from './act-failure'

type Props = {
  /** The button's words: the act itself. */
  act: string
  mutation: { isPending: boolean; error: Error | null }
  /** Called for a form that is not on its way already. */
  onSubmit: () => void
  children: ReactNode
}

/** The form of a dialog: its fields, why it failed, and the one button that sends it. */
export function DialogForm({ act, mutation, onSubmit, children }: Props) {
  const onSend = (event: SubmitEvent) => {
    event.preventDefault()
    if (!mutation.isPending) onSubmit()
  }
  return (
    <form noValidate className="flex flex-1 flex-col" onSubmit={onSend}>
      <div className="grid gap-3.5 px-4 pb-4">
        {children}
        <ActFailure error={mutation.error} />
      </div>
      <div className="dialog-foot">
        <button type="submit" className="btn btn-primary" aria-disabled={mutation.isPending}>
          {act}
        </button>
      </div>
    </form>
  )
}
