'use client'

import type { AlarmActDocument } from '@/lib/contracts/alarm'
import { formatCount } from '@/lib/view/format-number'
import { useMay } from '../auth/me'
import type { Selection } from './use-selection'

export type AlarmDoing = 'acknowledge' | 'assign' | 'close' | 'suppress'

type Props = {
  selection: Selection
  /** How many match the search. */
  total: number
  progress: AlarmActDocument | null
  onDo: (what: AlarmDoing) => void
}

const ACTS = [
  { what: 'acknowledge', text: 'Acknowledge', key: 'A' },
  { what: 'assign', text: 'Assign', key: 'I' },
  { what: 'close', text: 'Close', key: 'E' },
  { what: 'suppress', text: 'Suppress', key: 'S' },
] as const

/** What can be done with the selected alarms. */
export function BulkBar({ selection, total, progress, onDo }: Props) {
  const mayAct = useMay('analyse')
  const { ids, isAll } = selection
  if (ids.size === 0 && !isAll && progress === null) return null
  const count = isAll ? total : ids.size
  return (
    <div
      role="toolbar"
      aria-label="Act on the selected alarms"
      className="sticky bottom-3 z-10 mx-auto flex flex-wrap items-center gap-2 rounded-panel border border-border-2 bg-surface-3 px-3 py-2 shadow-xl"
    >
      <p role="status" className="font-semibold">
        {progress === null
          ? `${formatCount(count)} selected`
          : `${formatCount(progress.done + progress.failed)} of ${formatCount(progress.alarms)} done`}
      </p>
      {isAll || total <= ids.size ? null : (
        <button type="button" className="btn btn-quiet" onClick={selection.selectAll}>
          Select all {formatCount(total)} matching
        </button>
      )}
      {ACTS.map(({ what, text, key }) => (
        <button
          key={what}
          type="button"
          className="btn"
          aria-disabled={!mayAct || progress !== null}
          title={mayAct ? undefined : 'Needs the Analyst role. Ask an administrator of this installation.'}
          onClick={() => {
            if (mayAct && progress === null) onDo(what)
          }}
        >
          {text} <kbd className="kbd max-sm:hidden">{key}</kbd>
        </button>
      ))}
      <button type="button" className="btn btn-quiet" onClick={selection.clear}>
        Clear
      </button>
    </div>
  )
}
