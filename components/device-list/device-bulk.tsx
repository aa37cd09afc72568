'use client'

import { lazy, Suspense, useState } from 'react'
import type { DeviceActDocument } from '@/lib/contracts/device-act'
import { formatCount, formatCounted } from '@/lib/view/format-number'
import { useMay } from '../auth/me'
import { BulkBar, type BulkAct } from '../bulk/bulk-bar'
import type { Selection } from '../bulk/use-selection'
import { useCommands } from '../ui/commands'
import type { DeviceDoing } from './device-dialogs'
import { useDeviceActs } from './use-device-acts'

// Not a part of what the page loads first: nothing is selected then.
const DeviceDialogs = lazy(async () => ({ default: (await import('./device-dialogs')).DeviceDialogs }))

const NEEDS_ROLE = 'Needs the Analyst role. Ask an administrator of this installation.'
const NEEDS_FILTER = 'An empty filter never means all. Filter first, for instance origin:registered.'

type Props = { selection: Selection; query: { q: string; sort: string }; total: number; totalIsAtLeast: boolean }

const progressOf = ({ state, devices, done, failed }: DeviceActDocument): string =>
  state === 'gathering'
    ? `Finding the devices: ${formatCount(devices)} so far`
    : `${formatCount(done + failed)} of ${formatCount(devices)} done`

const statusOf = ({ selection, total, totalIsAtLeast }: Props): string =>
  `${totalIsAtLeast ? 'At least ' : ''}${formatCounted(total, 'device')}, ${formatCount(selection.count)} selected`

/** What can be done with the selected devices; each act shows first what it would change. */
export function DeviceBulk(props: Props) {
  const { selection, query, total, totalIsAtLeast } = props
  const mayAct = useMay('analyse')
  const { act, progress, all, onExport } = useDeviceActs(selection, query)
  const [asked, setAsked] = useState<DeviceDoing | null>(null)
  const isBusy = progress !== null || all.isPending
  const ask = (what: DeviceDoing) => () => {
    setAsked(what)
  }
  const problem = mayAct ? null : NEEDS_ROLE
  const acts: BulkAct[] = [
    { id: 'bulk-group', text: 'Put into a group', problem, run: ask('group') },
    { id: 'bulk-leave', text: 'Take out of the group', problem, run: ask('leave') },
    { id: 'bulk-field', text: 'Set a field', problem, run: ask('field') },
    { id: 'bulk-csv', text: 'CSV of these', run: onExport },
  ]
  const isShown = selection.count > 0 || progress !== null
  const offered = isShown && !isBusy ? acts.filter((one) => (one.problem ?? null) === null) : []
  useCommands(
    offered.map(({ id, text, run }) => ({ id, text: `${text}: the selected devices`, scope: 'This list', run })),
  )
  if (!isShown) return null
  const { ids } = selection
  const on = selection.all === null ? { ids: [...ids] } : { all: { q: query.q, count: selection.all } }
  const filtered = query.q.trim() !== ''
  return (
    <>
      <BulkBar
        label="Act on the selected devices"
        status={progress === null ? statusOf(props) : progressOf(progress)}
        all={
          selection.all !== null || (total <= selection.count && !totalIsAtLeast) ? null : (
            <button
              type="button"
              className="btn btn-quiet"
              aria-disabled={!filtered || isBusy}
              title={filtered ? undefined : NEEDS_FILTER}
              onClick={() => {
                if (filtered && !isBusy) all.mutate()
              }}
            >
              {all.isPending
                ? 'Counting all that match'
                : `Select all ${totalIsAtLeast ? '' : `${formatCount(total)} `}matching`}
            </button>
          )
        }
        acts={acts}
        isBusy={isBusy}
        onClear={selection.clear}
      />
      {asked === null ? null : (
        <Suspense fallback={null}>
          <DeviceDialogs
            asked={asked}
            count={selection.count}
            on={on}
            act={act}
            onSet={(set) => {
              act.mutate({ ...on, set })
              setAsked(null)
            }}
            onClose={() => {
              act.reset()
              setAsked(null)
            }}
          />
        </Suspense>
      )}
    </>
  )
}
