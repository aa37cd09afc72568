'use client'

import { useMemo, useRef, useState, type KeyboardEvent } from 'react'
import type { HeatmapDocument } from '@/lib/contracts/fleet'
import { KILL_CHAIN_STAGES } from '@/lib/domain/kill-chain'
import { formatCount } from '@/lib/view/format-number'
import { gridStep, type GridPlace } from '@/lib/view/grid-step'
import { heatRows, type HeatRow } from '@/lib/view/heatmap'
import { visibleText } from '@/lib/view/visible-text'
import { StageChip } from '../kill-chain/stage-chip'
import { HeatCellView } from './heat-cell'
import { HeatTip } from './heat-tip'

/** Beyond this many rows the rest is folded, hottest first. */
const ROWS_SHOWN = 40

const nameOf = (key: string): string => (key === '' ? 'Not known' : visibleText(key, 60))

/** A native table, so it is its own twin. One stop of the tab key; arrows, Home and End move. */
export function FleetHeatmap({ heatmap }: { heatmap: HeatmapDocument }) {
  const rows = useMemo(() => heatRows(heatmap.rows), [heatmap.rows])
  const [isWhole, setIsWhole] = useState(false)
  const [place, setPlace] = useState<GridPlace>({ row: 0, column: 0 })
  const [pointed, setPointed] = useState<GridPlace | null>(null)
  const tableRef = useRef<HTMLTableElement>(null)
  const shown = isWhole ? rows : rows.slice(0, ROWS_SHOWN)
  const what = heatmap.measure === 'indicators' ? 'an active indicator' : 'a facilitator'

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') setPointed(null)
    const next = gridStep(place, event.key, shown.length, KILL_CHAIN_STAGES.length)
    if (next.row === place.row && next.column === place.column) return
    event.preventDefault()
    setPlace(next)
    tableRef.current?.querySelector<HTMLElement>(`[data-place="${next.row} ${next.column}"]`)?.focus()
  }
  const pointedRow = pointed === null ? undefined : shown[pointed.row]

  return (
    <div className="relative">
      <div className="overflow-x-auto px-3.5 max-sm:px-2">
        <table
          ref={tableRef}
          role="grid"
          onKeyDown={onKeyDown}
          className="heat w-full border-separate border-spacing-0.5"
        >
          <caption className="sr-only">
            Devices with {what}, by {heatmap.by} and kill-chain stage
          </caption>
          <thead>
            <tr role="row" className="text-small text-text-3 [&>th]:font-normal">
              <th scope="col" role="columnheader" className="heat-label pb-1 text-left">
                {heatmap.by.charAt(0).toUpperCase() + heatmap.by.slice(1)}
              </th>
              <th scope="col" role="columnheader" className="heat-label pr-2 pb-1 text-right">
                Devices
              </th>
              {KILL_CHAIN_STAGES.map((stage) => (
                <th key={stage} scope="col" role="columnheader" className="w-[10%] pb-1">
                  <span className="max-sm:hidden">
                    <StageChip stage={stage} text="short" />
                  </span>
                  <span className="sm:hidden">
                    <StageChip stage={stage} />
                  </span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((row, rowIndex) => (
              <HeatRowView
                key={row.key}
                row={row}
                rowIndex={rowIndex}
                activeColumn={place.row === rowIndex ? place.column : null}
                onPoint={setPointed}
                onFocusPlace={setPlace}
              />
            ))}
          </tbody>
        </table>
      </div>
      {rows.length > shown.length ? (
        <button
          type="button"
          className="min-h-8 px-3.5 text-accent"
          onClick={() => {
            setIsWhole(true)
          }}
        >
          {formatCount(rows.length - shown.length)} calmer rows
        </button>
      ) : null}
      {pointed === null || pointedRow === undefined ? null : (
        <HeatTip
          name={nameOf(pointedRow.key)}
          row={pointedRow}
          column={pointed.column}
          rowIndex={pointed.row}
          measure={heatmap.measure === 'facilitators' ? 'facilitators' : 'indicators'}
        />
      )}
    </div>
  )
}

type RowProps = {
  row: HeatRow
  rowIndex: number
  activeColumn: number | null
  onPoint: (place: GridPlace | null) => void
  onFocusPlace: (place: GridPlace) => void
}

function HeatRowView({ row, rowIndex, activeColumn, onPoint, onFocusPlace }: RowProps) {
  return (
    <tr role="row">
      <th
        scope="row"
        role="rowheader"
        className="heat-name max-w-44 truncate pr-2 text-left font-medium"
        title={nameOf(row.key)}
      >
        {nameOf(row.key)}
        {row.blind ? <span className="ml-1.5 text-small font-normal text-text-3">no source reports</span> : null}
      </th>
      <td role="gridcell" className="heat-count pr-2 text-right text-small text-text-3">
        {formatCount(row.devices)}
      </td>
      {row.cells.map((cell, column) => (
        <HeatCellView
          key={cell.stage}
          cell={cell}
          place={{ row: rowIndex, column }}
          isActive={activeColumn === column}
          onPoint={onPoint}
          onFocusPlace={onFocusPlace}
        />
      ))}
    </tr>
  )
}
