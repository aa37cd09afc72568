import { Fragment, type ReactNode } from 'react'

/** One thing that can be done with what is selected. */
export type BulkAct = {
  id: string
  text: string
  key?: string
  /** Why it cannot be done now. */ problem?: string | null
  run: () => void
}

type Props = {
  label: string
  /** What is selected, or how far an act is. */
  status: string
  /** The step to all that match; null where it was taken or is none. */
  all: ReactNode
  acts: readonly BulkAct[]
  isBusy: boolean
  onClear: () => void
}

/** Floats above a list while something of it is selected: what, and what can be done with it. */
export function BulkBar({ label, status, all, acts, isBusy, onClear }: Props) {
  return (
    <div
      role="toolbar"
      aria-label={label}
      className="sticky bottom-3 z-10 mx-auto flex flex-wrap items-center gap-2 rounded-panel border border-border-2 bg-surface-3 px-3 py-2 shadow-xl"
    >
      <p role="status" className="font-semibold">
        {status}
      </p>
      {all}
      {acts.map(({ id, text, key, problem = null, run }) => (
        <Fragment key={id}>
          <button
            type="button"
            className="btn"
            aria-disabled={problem !== null || isBusy}
            title={problem ?? undefined}
            onClick={() => {
              if (problem === null && !isBusy) run()
            }}
          >
            {text} {key === undefined ? null : <kbd className="kbd max-sm:hidden">{key}</kbd>}
          </button>
        </Fragment>
      ))}
      <button type="button" className="btn btn-quiet" onClick={onClear}>
        Clear
      </button>
    </div>
  )
}
