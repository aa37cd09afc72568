import type { ReactNode, SubmitEvent } from 'react'
import { ActFailure } from './act-failure'

type Props = {
  /** The button's words: the act itself. */
  act: string
  mutation: { isPending: boolean; error: Error | null }
  /** Whether all that must be seen before it is sent is on the screen. */
  isReady?: boolean
  /** Called for a form that is not on its way already. */
  onSubmit: () => void
  children: ReactNode
}

/** The form of a dialog: its fields, why it failed, and the one button that sends it. */
export function DialogForm({ act, mutation, isReady = true, onSubmit, children }: Props) {
  const isOff = mutation.isPending || !isReady
  const onSend = (event: SubmitEvent) => {
    event.preventDefault()
    if (!isOff) onSubmit()
  }
  return (
    <form noValidate className="flex flex-1 flex-col" onSubmit={onSend}>
      <div className="grid gap-3.5 px-4 pb-4">
        {children}
        <ActFailure error={mutation.error} />
      </div>
      <div className="dialog-foot">
        <button type="submit" className="btn btn-primary" aria-disabled={isOff}>
          {act}
        </button>
      </div>
    </form>
  )
}
