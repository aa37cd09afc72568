'use client'

import type { AlarmActDocument } from '@/lib/contracts/alarm'
import { formatCount } from '@/lib/view/format-number'
import { useMay } from '../auth/me'
import { BulkBar } from '../bulk/bulk-bar'
import type { Selection } from '../bulk/use-selection'

export type AlarmDoing = 'acknowledge' | 'assign' | 'close' | 'suppress'

type Props = {
  selection: Selection
  /** How many match the search. */
  total: number
  progress: AlarmActDocument | null
  onDo: (what: AlarmDoing) => void
}

const ACTS = [
  { id: 'acknowledge', text: 'Acknowledge', key: 'A' },
  { id: 'assign', text: 'Assign', key: 'I' },
  { id: 'close', text: 'Close', key: 'E' },
  { id: 'suppress', text: 'Suppress', key: 'S' },
] as const

/** What can be done with the selected alarms. */
export function AlarmBulkBar({ selection, total, progress, onDo }: Props) {
  const mayAct = useMay('analyse')
  const { count, all } = selection
  if (count === 0 && progress === null) return null
  const problem = mayAct ? null : 'Needs the Analyst role. Ask an administrator of this installation.'
  return (
    <BulkBar
      label="Act on the selected alarms"
      status={
        progress === null
          ? `${formatCount(count)} selected`
          : `${formatCount(progress.done + progress.failed)} of ${formatCount(progress.alarms)} done`
      }
      all={
        all !== null || total <= count ? null : (
          <button
            type="button"
            className="btn btn-quiet"
            onClick={() => {
              selection.selectAll(total)
            }}
          >
            Select all {formatCount(total)} matching
          </button>
        )
      }
      acts={ACTS.map((act) => ({
        ...act,
        problem,
        run: () => {
          onDo(act.id)
        },
      }))}
      isBusy={progress !== null}
      onClear={selection.clear}
    />
  )
}
