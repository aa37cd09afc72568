import type { ReactNode } from 'react'

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
      // On a phone above the bar of pages, its buttons in one row that scrolls: the list stays in sight.
      className="sticky bottom-3 z-10 mx-auto flex max-w-full flex-wrap items-center gap-2 rounded-panel border border-border-2 bg-surface-3 px-3 py-2 shadow-xl max-sm:bottom-[calc(65px+env(safe-area-inset-bottom))]"
    >
      <p role="status" className="font-semibold">
        {status}
      </p>
      {all}
      <div className="flex flex-wrap items-center gap-2 max-sm:w-full max-sm:flex-nowrap max-sm:overflow-x-auto max-sm:p-0.5">
        {acts.map((act) => (
          <ActButton key={act.id} act={act} isBusy={isBusy} />
        ))}
        <button type="button" className="btn btn-quiet shrink-0" onClick={onClear}>
          Clear
        </button>
      </div>
    </div>
  )
}

function ActButton({ act: { text, key, problem = null, run }, isBusy }: { act: BulkAct; isBusy: boolean }) {
  return (
    <button
      type="button"
      className="btn shrink-0"
      aria-disabled={problem !== null || isBusy}
      title={problem ?? undefined}
      onClick={() => {
        if (problem === null && !isBusy) run()
      }}
    >
      {text} {key === undefined ? null : <kbd className="kbd max-sm:hidden">{key}</kbd>}
    </button>
  )
}
