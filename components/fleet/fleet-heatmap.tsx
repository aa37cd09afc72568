'use client'

import Link from 'next/link'
import { useMemo, useRef, useState, type FocusEvent, type KeyboardEvent, type MouseEvent } from 'react'
import type { HeatmapDocument } from '@/lib/contracts/fleet'
import { KILL_CHAIN_STAGES } from '@/lib/domain/kill-chain'
import { devicesHref } from '@/lib/view/devices-href'
import { formatCount, formatCounted } from '@/lib/view/format-number'
import { gridStep, type GridPlace } from '@/lib/view/grid-step'
import { MEASURE_OF, rowName } from '@/lib/view/heat-words'
import { heatRows, type HeatScale } from '@/lib/view/heatmap'
import { StageChip } from '../kill-chain/stage-chip'
import { HeatRowView, stageFilter } from './heat-row'
import { HeatTip } from './heat-tip'

/** Beyond this many rows the rest is folded, the most surprising first. */
const ROWS_SHOWN = 40

type Pointed = GridPlace & { top: number }
type Picked = { key: string; stages: readonly string[] }

const NONE: readonly string[] = []

/** The cell an event came from, and where beneath it a tooltip stands. */
const placeOf = (event: FocusEvent | MouseEvent): Pointed | null => {
  const cell = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-place]') : null
  const [row, column] = (cell?.dataset['place'] ?? '').split(' ').map(Number)
  if (cell === null || row === undefined || column === undefined) return null
  const frame = cell.closest('[data-heat]')?.getBoundingClientRect().top ?? 0
  return { row, column, top: cell.getBoundingClientRect().bottom - frame + 4 }
}

type Props = { heatmap: HeatmapDocument; scale: HeatScale }

/** A native table, so it is its own twin. One stop of the tab key; arrows, Home and End move, Enter opens. */
export function FleetHeatmap({ heatmap, scale }: Props) {
  const { by, measure } = heatmap
  const rows = useMemo(() => heatRows(heatmap.rows, scale), [heatmap.rows, scale])
  const [isWhole, setIsWhole] = useState(false)
  const [place, setPlace] = useState<GridPlace>({ row: 0, column: 0 })
  const [pointed, setPointed] = useState<Pointed | null>(null)
  const [picked, setPicked] = useState<Picked | null>(null)
  const tableRef = useRef<HTMLTableElement>(null)
  const shown = isWhole ? rows : rows.slice(0, ROWS_SHOWN)

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') setPointed(null)
    const next = gridStep(place, event.key, shown.length, KILL_CHAIN_STAGES.length)
    if (next.row === place.row && next.column === place.column) return
    event.preventDefault()
    setPlace(next)
    const cellAt = (column: number) =>
      tableRef.current?.querySelector<HTMLElement>(`[data-place="${next.row} ${column}"]`)
    // A silent row has one cell.
    ;(cellAt(next.column) ?? cellAt(0))?.focus()
  }
  const onPick = (key: string, stage: string) => {
    const before = picked?.key === key ? picked.stages : NONE
    const stages = before.includes(stage) ? before.filter((one) => one !== stage) : [...before, stage]
    setPicked(stages.length === 0 ? null : { key, stages })
  }
  const pointedRow = pointed === null ? undefined : shown[pointed.row]
  return (
    <div className="relative" data-heat>
      <div className="overflow-x-auto px-3.5 max-sm:px-2">
        <table
          ref={tableRef}
          role="grid"
          onKeyDown={onKeyDown}
          onFocus={(event) => {
            const at = placeOf(event)
            if (at !== null) setPlace({ row: at.row, column: at.column })
            setPointed(at)
          }}
          onBlur={() => {
            setPointed(null)
          }}
          onMouseOver={(event) => {
            setPointed(placeOf(event))
          }}
          onMouseLeave={() => {
            setPointed(null)
          }}
          className="heat w-full border-separate border-spacing-0.5"
        >
          <caption className="sr-only">
            Devices {MEASURE_OF[measure]}, by {by} and kill-chain stage
          </caption>
          <HeatHead by={by} />
          <tbody>
            {shown.map((row, rowIndex) => (
              <HeatRowView
                key={row.key}
                heatmap={heatmap}
                row={row}
                rowIndex={rowIndex}
                activeColumn={place.row === rowIndex ? place.column : null}
                picked={picked?.key === row.key ? picked.stages : NONE}
                onPick={(stage) => {
                  onPick(row.key, stage)
                }}
              />
            ))}
          </tbody>
        </table>
      </div>
      <RestOfRows
        folded={rows.length - shown.length}
        leftOut={heatmap.rowsLeftOut}
        by={by}
        onUnfold={() => {
          setIsWhole(true)
        }}
      />
      {picked === null ? null : <PickedLink heatmap={heatmap} picked={picked} />}
      {pointed === null || pointedRow === undefined || pointedRow.silent ? null : (
        <HeatTip row={pointedRow} column={pointed.column} top={pointed.top} measure={measure} />
      )}
    </div>
  )
}

function HeatHead({ by }: { by: string }) {
  return (
    <thead>
      <tr role="row" className="text-small text-text-3 [&>th]:font-normal">
        <th scope="col" role="columnheader" className="heat-label pb-1 text-left">
          {by.charAt(0).toUpperCase() + by.slice(1)}
        </th>
        <th scope="col" role="columnheader" className="heat-label pr-2 pb-1 text-right">
          Devices
        </th>
        {KILL_CHAIN_STAGES.map((stage) => (
          <th key={stage} scope="col" role="columnheader" className="w-[9%] pb-1">
            <span className="max-sm:hidden">
              <StageChip stage={stage} text="short" />
            </span>
            <span className="sm:hidden">
              <StageChip stage={stage} />
            </span>
          </th>
        ))}
        <th
          scope="col"
          role="columnheader"
          className="pb-1 pl-2 text-left whitespace-nowrap max-lg:hidden"
          title="95 of 100 devices have this breach likelihood or less"
        >
          Breach, p95
        </th>
        <th scope="col" role="columnheader" className="pb-1 pl-2 text-left whitespace-nowrap max-lg:hidden">
          7 days
        </th>
      </tr>
    </thead>
  )
}

type RestProps = { folded: number; leftOut: number; by: string; onUnfold: () => void }

function RestOfRows({ folded, leftOut, by, onUnfold }: RestProps) {
  return (
    <div className="flex flex-wrap items-center gap-x-3 px-3.5 text-small text-text-3">
      {folded > 0 ? (
        <button type="button" className="min-h-8 text-accent" onClick={onUnfold}>
          {formatCounted(folded, by)} as usual
        </button>
      ) : null}
      {leftOut > 0 ? <span>{formatCount(leftOut)} smaller ones with less to see are not shown.</span> : null}
    </div>
  )
}

/** Cells that were chosen with Shift: devices that are in all of them. */
function PickedLink({ heatmap: { by, measure }, picked }: { heatmap: HeatmapDocument; picked: Picked }) {
  const filters = picked.stages.map((stage) => [stageFilter(measure), stage] as const)
  return (
    <p role="status" className="px-3.5 pt-1 text-small">
      <Link className="text-accent underline-offset-2 hover:underline" href={devicesHref([by, picked.key], ...filters)}>
        Open the devices of {rowName(picked.key)} that are on {formatCounted(picked.stages.length, 'chosen stage')}
      </Link>
    </p>
  )
}
