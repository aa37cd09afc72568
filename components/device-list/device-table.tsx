'use client'

import { columnVisibilityFeature, tableFeatures, useTable, type ColumnDef } from '@tanstack/react-table'
import { useImperativeHandle, useMemo, useRef, type Ref } from 'react'
import type { DeviceDocument } from '@/lib/contracts/device'
import { DEVICE_COLUMNS, listWidthMin, shownColumns } from '@/lib/view/device-columns'
import { SelectListedBox } from '../bulk/select-box'
import type { Selection } from '../bulk/use-selection'
import type { Listed } from '../queries/list-pages'
import { DeviceHead } from './device-head'
import { DeviceTableRow, Spacer } from './device-table-row'
import { ListFoot } from './list-foot'
import { useAnchoredRow } from './use-anchored-row'
import { useNarrow } from './use-narrow'
import { useReadAhead } from './use-read-ahead'
import { useRowWindow } from './use-row-window'
import type { DeviceListState, SetDeviceListState } from './use-device-list-state'

const features = tableFeatures({ columnVisibilityFeature })
const columns: ColumnDef<typeof features, DeviceDocument>[] = DEVICE_COLUMNS.map(({ id }) => ({ id }))
/** Pixels of a row; touch needs 44. */
const ROW_HEIGHTS = { compact: 33, comfortable: 40 } as const
const TOUCH_ROW_HEIGHT = 44
const HEAD_ROWS = 1
/** Rows read into the page; beyond, the list goes on at an address of its own, so that a browser can hold a fleet. */
const ROWS_MAX = 1_000

/** What the keys of the page move. */
export type TableHandle = { step: (by: 1 | -1) => void }

type Props = {
  ref: Ref<TableHandle>
  list: Listed<DeviceDocument> & { isFetching: boolean }
  onMore: () => void
  state: DeviceListState
  setState: SetDeviceListState
  selection: Selection
  onPreview: (deviceId: string) => void
}

/** The devices as a table of which only what is in sight is mounted; more is read as the reader comes near its end. */
export function DeviceTable({ ref, list, onMore, state, setState, selection, onPreview }: Props) {
  const scrollRef = useRef<HTMLDivElement>(null)
  const isNarrow = useNarrow()
  // Columns that somebody chose do not give way: then the list scrolls sideways.
  const isChosen = state.cols.length > 0 && !isNarrow
  const shown = useMemo(() => shownColumns(isNarrow ? [] : state.cols), [state.cols, isNarrow])
  const table = useTable({
    features,
    columns,
    data: list.items,
    getRowId: ({ id }) => id,
    state: { columnVisibility: Object.fromEntries(DEVICE_COLUMNS.map((one) => [one.id, shown.includes(one)])) },
  })
  const { rows } = table.getRowModel()
  const rowHeight = isNarrow ? TOUCH_ROW_HEIGHT : ROW_HEIGHTS[state.density]
  const rowWindow = useRowWindow({ scrollRef, count: rows.length, rowHeight })
  const isFull = list.items.length >= ROWS_MAX
  useReadAhead({ list, lastSeen: rowWindow.last, isFull, onMore })
  useAnchoredRow(scrollRef, list.items, rowHeight)
  useImperativeHandle(ref, () => ({ step: rowWindow.step }))
  const onPlace = (after: string | null) => {
    scrollRef.current?.scrollTo({ top: 0 })
    scrollRef.current?.focus()
    void setState({ after })
  }
  return (
    <>
      <div
        ref={scrollRef}
        role="region"
        aria-label="The list of devices, scrolls"
        // It scrolls, so it must be reachable by keyboard.
        tabIndex={0}
        className={isChosen ? 'device-list' : 'device-list @container'}
      >
        <table
          className="data-table"
          aria-rowcount={list.totalIsAtLeast ? -1 : list.total + HEAD_ROWS}
          {...(isChosen ? { style: { minWidth: listWidthMin(shown) } } : {})}
        >
          <caption className="sr-only">Devices</caption>
          <DeviceHead
            columns={shown}
            sort={state.sort}
            isNarrow={isNarrow}
            onSort={(sort) => void setState({ sort, after: null })}
            select={
              <SelectListedBox label="Select the devices that were read" listed={list.items} selection={selection} />
            }
          />
          <tbody>
            <Spacer height={rowWindow.before} />
            {rows.slice(rowWindow.first, rowWindow.last + 1).map((row) => (
              <DeviceTableRow
                key={row.id}
                device={row.original}
                index={row.index}
                height={rowHeight}
                columns={shown}
                selection={selection}
                isPreviewed={row.id === state.preview}
                onPreview={onPreview}
              />
            ))}
            <Spacer height={rowWindow.behind} />
          </tbody>
        </table>
      </div>
      <ListFoot list={list} isFromBeginning={state.after === null} isFull={isFull} onPlace={onPlace} />
    </>
  )
}
