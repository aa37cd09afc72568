import Link from 'next/link'
import type { HeatmapDocument } from '@/lib/contracts/fleet'
import { devicesHref } from '@/lib/view/devices-href'
import { formatCount, formatCounted } from '@/lib/view/format-number'
import { rowName } from '@/lib/view/heat-words'
import { stageFilter } from './heat-row'

const ROW_NAME = {
  group: 'group',
  site: 'site',
  type: 'type',
  model: 'model',
  firmware: 'firmware version',
} as const

type RestProps = { folded: number; leftOut: number; by: keyof typeof ROW_NAME; word: string; onUnfold: () => void }

/** Rows that are not shown: folded ones, and those that were not read at all. */
export function RestOfRows({ folded, leftOut, by, word, onUnfold }: RestProps) {
  return (
    <div className="flex flex-wrap items-center gap-x-3 px-3.5 text-small text-text-3">
      {folded > 0 ? (
        <button type="button" className="min-h-8 text-accent" onClick={onUnfold}>
          Show {formatCounted(folded, ROW_NAME[by])} {word}
        </button>
      ) : null}
      {leftOut > 0 ? <span>{formatCount(leftOut)} smaller ones with less to see are not shown.</span> : null}
    </div>
  )
}

export type PickedCells = { key: string; name: string; stages: readonly string[] }

/** Cells that were chosen with Shift: devices that are in all of them. */
export function PickedLink({ heatmap: { by, measure }, picked }: { heatmap: HeatmapDocument; picked: PickedCells }) {
  const filters = picked.stages.map((stage) => [stageFilter(measure), stage] as const)
  return (
    <p role="status" className="px-3.5 pt-1 text-small">
      <Link className="text-accent underline-offset-2 hover:underline" href={devicesHref([by, picked.key], ...filters)}>
        Open the devices of {rowName(picked.name)} that are on {formatCounted(picked.stages.length, 'chosen stage')}
      </Link>
    </p>
  )
}
