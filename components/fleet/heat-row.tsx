import type { HeatmapDocument } from '@/lib/contracts/fleet'
import { bandOf } from '@/lib/domain/severity'
import { devicesHref } from '@/lib/view/devices-href'
import { formatCount } from '@/lib/view/format-number'
import { cellLabel, cellText, rowName } from '@/lib/view/heat-words'
import type { HeatRow } from '@/lib/view/heatmap'
import { trendWords } from '@/lib/view/spark-line'
import { toneColor, toneOfBand } from '@/lib/view/tone'
import { ScoreTrack } from '../charts/score-track'
import { SparkLine } from '../charts/spark-line'
import { HeatCellView } from './heat-cell'

export type FleetHeatRow = HeatRow<HeatmapDocument['rows'][number]['cells'][number], HeatmapDocument['rows'][number]>

type Props = {
  heatmap: Pick<HeatmapDocument, 'by' | 'measure'>
  row: FleetHeatRow
  rowIndex: number
  activeColumn: number | null
  /** Stages of this row that were chosen together. */
  picked: readonly string[]
  onPick: (stage: string) => void
}

/** The filter that a cell of a measure is about. */
export const stageFilter = (measure: HeatmapDocument['measure']): string =>
  measure === 'facilitators' || measure === 'threat' ? 'facilitators' : 'stage'

/** A row of the heatmap: its name, how many devices, seven cells, and how high its breach likelihoods are. */
export function HeatRowView(props: Props) {
  const { heatmap, row, rowIndex, activeColumn, picked, onPick } = props
  const { by, measure } = heatmap
  return (
    <tr role="row">
      <th
        scope="row"
        role="rowheader"
        className="heat-name max-w-44 truncate pr-2 text-left font-medium"
        title={rowName(row.name)}
      >
        {rowName(row.name)}
      </th>
      <td role="gridcell" className="heat-count pr-2 text-right text-small text-text-3">
        {formatCount(row.devices)}
      </td>
      {row.silent ? (
        <SilentCells row={row} rowIndex={rowIndex} by={by} isActive={activeColumn !== null} />
      ) : (
        row.cells.map((cell, column) => (
          <HeatCellView
            key={cell.stage}
            level={cell.level}
            text={cellText(cell, measure)}
            label={cellLabel(cell, row, measure)}
            href={devicesHref([by, row.key], [stageFilter(measure), cell.stage])}
            place={{ row: rowIndex, column }}
            isActive={activeColumn === column}
            isPicked={picked.includes(cell.stage)}
            onPick={() => {
              onPick(cell.stage)
            }}
          />
        ))
      )}
      <BreachCells row={row} />
    </tr>
  )
}

/** Nothing came from any device of the row for a day: what its cells say is old, so one hatched cell says that. */
function SilentCells({
  row,
  rowIndex,
  by,
  isActive,
}: {
  row: FleetHeatRow
  rowIndex: number
  by: string
  isActive: boolean
}) {
  return (
    <td role="gridcell" colSpan={row.cells.length} className="heat-cell heat-wide p-0">
      <a
        href={devicesHref([by, row.key])}
        data-place={`${rowIndex} 0`}
        tabIndex={isActive ? 0 : -1}
        className="focus-on-fill hatch flex h-7 items-center justify-center rounded-cell text-small text-text-2"
      >
        <span className="rounded-[3px] bg-surface px-1.5">
          no report in 24 h<span className="sr-only"> of {rowName(row.name)}</span>
        </span>
      </a>
    </td>
  )
}

function BreachCells({ row }: { row: FleetHeatRow }) {
  const { breachP95: p95, trend } = row
  const tone = p95 === null ? 0 : toneOfBand(bandOf(p95))
  return (
    <>
      <td role="gridcell" className="pl-2 whitespace-nowrap max-lg:hidden">
        <ScoreTrack printed={p95} low={null} high={null} tone={tone} form="solid" width={52} />
      </td>
      <td role="gridcell" className="pl-2 max-lg:hidden">
        <SparkLine
          values={trend}
          max={100}
          width={56}
          color={tone > 3 ? toneColor(tone) : 'var(--text-3)'}
          label={`${rowName(row.name)}, 7 days: ${trendWords(trend)}`}
        />
      </td>
    </>
  )
}
