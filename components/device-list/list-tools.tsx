'use client'

import { Columns3, Download, Rows3 } from 'lucide-react'
import { Popover } from 'radix-ui'
import { DEVICE_COLUMNS, shownColumns } from '@/lib/view/device-columns'
import { exportHref } from '../queries/device-list-queries'
import { ViewMenu } from '../views/view-menu'
import { useCommands } from '../ui/commands'
import type { DeviceListState, SetDeviceListState } from './use-device-list-state'

type Props = { state: DeviceListState; setState: SetDeviceListState; isRefused: boolean }

/** How the list is shown, and the way to take it along. */
export function ListTools({ state, setState, isRefused }: Props) {
  const other = state.density === 'compact' ? 'comfortable' : 'compact'
  useCommands(
    isRefused
      ? []
      : [
          {
            id: 'export',
            text: 'Export the devices that match as CSV',
            scope: 'This list',
            run: () => {
              window.location.assign(exportHref(state.q, state.sort))
            },
          },
        ],
  )
  return (
    <div className="ml-auto flex flex-wrap items-center gap-2">
      <ViewMenu screen="devices" />
      <ColumnChooser cols={state.cols} onCols={(cols) => void setState({ cols })} />
      <button
        type="button"
        className="btn max-sm:hidden"
        aria-label={`Use ${other} rows`}
        onClick={() => void setState({ density: other })}
      >
        <Rows3 size={14} aria-hidden />
        {state.density === 'compact' ? 'Compact' : 'Comfortable'}
      </button>
      {isRefused ? null : (
        <a className="btn" href={exportHref(state.q, state.sort)} download>
          <Download size={14} aria-hidden />
          CSV<span className="sr-only"> of the devices that match</span>
        </a>
      )}
    </div>
  )
}

function ColumnChooser({ cols, onCols }: { cols: readonly string[]; onCols: (cols: string[] | null) => void }) {
  const shown = shownColumns(cols).map(({ id }) => id)
  const onToggle = (id: string) => {
    onCols(shown.includes(id) ? shown.filter((one) => one !== id) : [...shown, id])
  }
  return (
    <Popover.Root>
      <Popover.Trigger className="btn max-sm:hidden">
        <Columns3 size={14} aria-hidden />
        Columns
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          align="end"
          sideOffset={4}
          aria-label="Columns"
          className="z-30 grid w-56 gap-0.5 rounded-panel border border-border-2 bg-surface-3 p-2 shadow-xl"
        >
          {DEVICE_COLUMNS.filter(({ id }) => id !== 'device').map(({ id, title }) => (
            <label
              key={id}
              className="flex min-h-7 cursor-pointer items-center gap-2 rounded-control px-1.5 hover:bg-surface-2"
            >
              <input
                type="checkbox"
                className="size-4 accent-accent"
                checked={shown.includes(id)}
                onChange={() => {
                  onToggle(id)
                }}
              />
              {title}
            </label>
          ))}
          <button
            type="button"
            className="btn mt-1"
            onClick={() => {
              onCols(null)
            }}
          >
            The usual columns
          </button>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  )
}
