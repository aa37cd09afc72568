import type { HeatmapDocument } from '@/lib/contracts/fleet'
import { formatCounted } from '@/lib/view/format-number'
import { cellLines, rowName } from '@/lib/view/heat-words'
import type { HeatCell } from '@/lib/view/heatmap'
import { stageName } from '@/lib/view/stage-name'

type Props = {
  row: { name: string; devices: number; cells: readonly HeatCell<HeatmapDocument['rows'][number]['cells'][number]>[] }
  column: number
  /** Where it stands in the panel, in pixels from above. */
  top: number
  measure: HeatmapDocument['measure']
}

/** What the cell under the pointer or the focus counts; the table and its links say the same. */
export function HeatTip({ row, column, top, measure }: Props) {
  const cell = row.cells[column]
  if (cell === undefined) return null
  const side = column > 3 ? { left: '12%' } : { right: '12%' }
  return (
    <div
      role="tooltip"
      className="pointer-events-none absolute max-sm:hidden z-10 max-w-72 rounded-lg border border-border-2 bg-surface-3 px-2.5 py-2 text-small shadow-xl"
      style={{ ...side, top }}
    >
      <p className="font-semibold wrap-anywhere">
        {rowName(row.name)}, {stageName(cell.stage).toLowerCase()}
      </p>
      {cellLines(cell, row.devices, measure).map((line) => (
        <p key={line} className="text-text-2 wrap-anywhere">
          {line}
        </p>
      ))}
      {cell.devices === null || cell.devices === 0 ? null : (
        <p className="text-accent">Enter opens the {formatCounted(cell.devices, 'device')}</p>
      )}
    </div>
  )
}
