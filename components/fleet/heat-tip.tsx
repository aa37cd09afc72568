import { formatCount, formatCounted, formatShare } from '@/lib/view/format-number'
import type { HeatRow } from '@/lib/view/heatmap'
import { stageName } from '@/lib/view/stage-name'

const HEAD_PX = 58
const ROW_PX = 30

type Props = { name: string; row: HeatRow; column: number; rowIndex: number; measure: 'indicators' | 'facilitators' }

/** What the cell under the pointer or the focus counts; the table says the same. */
export function HeatTip({ name, row, column, rowIndex, measure }: Props) {
  const cell = row.cells[column]
  if (cell === undefined) return null
  const side = column > 3 ? { right: 14 } : { right: '30%' }
  return (
    <div
      role="tooltip"
      className="pointer-events-none absolute max-sm:hidden z-10 max-w-72 rounded-lg border border-border-2 bg-surface-3 px-2.5 py-2 text-small shadow-xl"
      style={{ ...side, top: HEAD_PX + (rowIndex + 1) * ROW_PX }}
    >
      <p className="font-semibold wrap-anywhere">
        {name}, {stageName(cell.stage).toLowerCase()}
      </p>
      {cell.devices === null || cell.share === null ? (
        <p className="text-text-2">Not assessed: no source of these devices reports this stage</p>
      ) : (
        <p className="text-text-2">
          {formatCount(cell.devices)} of {formatCounted(row.devices, 'device')}, {formatShare(cell.share)}, with{' '}
          {measure === 'indicators' ? 'an indicator' : 'a facilitator'}
        </p>
      )}
    </div>
  )
}
