'use client'

import { useMemo, useRef, useState, type FocusEvent, type KeyboardEvent, type MouseEvent } from 'react'
import type { HeatmapDocument } from '@/lib/contracts/fleet'
import { KILL_CHAIN_STAGES } from '@/lib/domain/kill-chain'
import { gridStep, type GridPlace } from '@/lib/view/grid-step'
import { MEASURE_OF } from '@/lib/view/heat-words'
import { heatRows, type HeatScale } from '@/lib/view/heatmap'
import { PickedLink, RestOfRows, type PickedCells } from './heat-foot'
import { HeatHead } from './heat-head'
import { HeatRowView } from './heat-row'
import { HeatTip } from './heat-tip'

/** Of rows with something to see so many are shown, the most surprising first; where there are few, calm ones as well. */
const ROWS_MAX = 40
const ROWS_MIN = 10

type Pointed = GridPlace & { top: number }

const NONE: readonly string[] = []

/** The cell an event came from, and where beneath it a tooltip stands. */
const placeOf = ({ target, currentTarget }: FocusEvent | MouseEvent): Pointed | null => {
  const cell = target instanceof Element ? target.closest<HTMLElement>('[data-place]') : null
  if (cell === null) return null
  const [row = 0, column = 0] = String(cell.dataset['place']).split(' ').map(Number)
  return { row, column, top: cell.getBoundingClientRect().bottom - currentTarget.getBoundingClientRect().top + 4 }
}

type Props = { heatmap: HeatmapDocument; scale: HeatScale }

/** The focus goes to a cell; a silent row has only its first. */
const focusCell = (table: HTMLTableElement | null, { row, column }: GridPlace) => {
  const cellAt = (place: number) => table?.querySelector<HTMLElement>(`[data-place="${row} ${place}"]`)
  const cell = cellAt(column) ?? cellAt(0)
  cell?.focus()
}

/** A native table, so it is its own twin. One stop of the tab key; arrows, Home and End move, Enter opens. */
export function FleetHeatmap({ heatmap, scale }: Props) {
  const { by, measure } = heatmap
  const rows = useMemo(() => heatRows(heatmap.rows, scale), [heatmap.rows, scale])
  const [isWhole, setIsWhole] = useState(false)
  const [place, setPlace] = useState<GridPlace>({ row: 0, column: 0 })
  const [pointed, setPointed] = useState<Pointed | null>(null)
  const [picked, setPicked] = useState<PickedCells | null>(null)
  const tableRef = useRef<HTMLTableElement>(null)
  const striking = rows.filter(({ surprise }) => surprise > 0).length
  const shown = isWhole ? rows : rows.slice(0, Math.min(ROWS_MAX, Math.max(ROWS_MIN, striking)))

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') setPointed(null)
    const next = gridStep(place, event.key, shown.length, KILL_CHAIN_STAGES.length)
    if (next.row === place.row && next.column === place.column) return
    event.preventDefault()
    setPlace(next)
    focusCell(tableRef.current, next)
  }
  const onPick = ({ key, name }: { key: string; name: string }, stage: string) => {
    const before = picked?.key === key ? picked.stages : NONE
    const stages = before.includes(stage) ? before.filter((one) => one !== stage) : [...before, stage]
    setPicked(stages.length === 0 ? null : { key, name, stages })
  }
  const pointedRow = pointed === null ? undefined : shown[pointed.row]
  return (
    <div className="relative">
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
                  onPick(row, stage)
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
        word={scale === 'usual' ? 'as usual' : 'calmer'}
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
