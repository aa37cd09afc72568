import { formatCount } from '@/lib/view/format-number'
import type { GridPlace } from '@/lib/view/grid-step'
import type { HeatCell, HeatLevel } from '@/lib/view/heatmap'

/** Ink that keeps 4.5:1 on each level of heat, in both themes (design 3). */
const INK = [
  'text-text-3',
  'text-text',
  'text-text',
  'text-text',
  'text-sev-ink',
  'text-sev-ink',
] as const satisfies Record<HeatLevel, string>

type Props = {
  cell: HeatCell
  place: GridPlace
  isActive: boolean
  onPoint: (place: GridPlace | null) => void
  onFocusPlace: (place: GridPlace) => void
}

/** Devices of one row on one stage; hatched where no source of the row reports the stage. */
export function HeatCellView({ cell, place, isActive, onPoint, onFocusPlace }: Props) {
  const { devices, level } = cell
  const look = level === null ? 'hatch text-text-2' : INK[level]
  return (
    <td
      role="gridcell"
      tabIndex={isActive ? 0 : -1}
      data-place={`${place.row} ${place.column}`}
      className={`focus-on-fill h-7 min-w-8 rounded-cell text-center text-small font-medium ${look}`}
      style={level === null ? undefined : { background: `var(--heat-${level})` }}
      onFocus={() => {
        onFocusPlace(place)
        onPoint(place)
      }}
      onBlur={() => {
        onPoint(null)
      }}
      onMouseEnter={() => {
        onPoint(place)
      }}
      onMouseLeave={() => {
        onPoint(null)
      }}
    >
      {devices === null ? (
        <span className="rounded-[3px] bg-surface px-1 text-micro font-normal">n/a</span>
      ) : (
        formatCount(devices)
      )}
    </td>
  )
}
