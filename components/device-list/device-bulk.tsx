'use client'

import { lazy, Suspense, useState } from 'react'
import type { DeviceActDocument } from '@/lib/contracts/device-act'
import { formatCount, formatCounted } from '@/lib/view/format-number'
import { useMay } from '../auth/me'
import { BulkBar, type BulkAct } from '../bulk/bulk-bar'
import type { Selection } from '../bulk/use-selection'
import { useCommands } from '../ui/commands'
import type { DeviceDoing } from './device-dialogs'
import { SelectAllButton } from './select-all-button'
import { useDeviceActs } from './use-device-acts'

// Not a part of what the page loads first: nothing is selected then.
const DeviceDialogs = lazy(async () => ({ default: (await import('./device-dialogs')).DeviceDialogs }))

const NEEDS_ROLE = 'Needs the Analyst role. Ask an administrator of this installation.'

type Props = { selection: Selection; query: { q: string; sort: string }; total: number; totalIsAtLeast: boolean }

const statusOf = (progress: DeviceActDocument | null, { selection, total, totalIsAtLeast }: Props): string => {
  if (progress === null) {
    return `${totalIsAtLeast ? 'At least ' : ''}${formatCounted(total, 'device')}, ${formatCount(selection.count)} selected`
  }
  const { state, devices, done, failed } = progress
  if (state === 'gathering') return `Finding the devices: ${formatCount(devices)} so far`
  return `${formatCount(done + failed)} of ${formatCount(devices)} done`
}

const onOf = ({ ids, all }: Selection, q: string) => (all === null ? { ids: [...ids] } : { all: { q, count: all } })

/** What can be done with the selected devices; each act shows first what it would change. */
export function DeviceBulk(props: Props) {
  const { selection, query } = props
  const problem = useMay('analyse') ? null : NEEDS_ROLE
  const { act, progress, all, onExport } = useDeviceActs(selection, query)
  const [asked, setAsked] = useState<DeviceDoing | null>(null)
  const ask = (what: DeviceDoing) => () => {
    setAsked(what)
  }
  const acts: BulkAct[] = [
    { id: 'bulk-group', text: 'Put into a group', problem, run: ask('group') },
    { id: 'bulk-leave', text: 'Take out of the group', problem, run: ask('leave') },
    { id: 'bulk-field', text: 'Set a field', problem, run: ask('field') },
    { id: 'bulk-csv', text: 'CSV of these', run: onExport },
  ]
  const isBusy = progress !== null || all.isPending
  useBulkCommands(selection.count > 0 && !isBusy ? acts : [])
  if (selection.count === 0 && progress === null) return null
  const on = onOf(selection, query.q)
  return (
    <>
      <BulkBar
        label="Act on the selected devices"
        status={statusOf(progress, props)}
        all={
          <SelectAllButton
            {...props}
            q={query.q}
            isCounting={all.isPending}
            isBusy={isBusy}
            onAll={() => {
              all.mutate()
            }}
          />
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
              setAsked(null)
            }}
          />
        </Suspense>
      )}
    </>
  )
}

/** What the reader may do with the selected devices, also by the palette. */
const useBulkCommands = (acts: readonly BulkAct[]): void => {
  const may = acts.filter((act) => (act.problem ?? null) === null)
  useCommands(may.map(({ id, text, run }) => ({ id, text: `Selected devices: ${text}`, scope: 'This list', run })))
}
