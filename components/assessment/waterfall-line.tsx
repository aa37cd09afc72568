import { ChevronRight } from 'lucide-react'
import { formatCount, formatCounted, formatPoints } from '@/lib/view/format-number'
import type { WaterfallRow } from '@/lib/view/waterfall'
import { StageChip } from '../kill-chain/stage-chip'
import { WaterfallBar } from './waterfall-bar'

type Props = { row: WaterfallRow; axisEnd: number; isSelected: boolean; onOpen: (findingId: string) => void }

const ROW = '[&>td]:h-7 [&>td]:border-t [&>td]:border-border [&>td]:px-2 max-sm:[&>td]:h-11'

/** One contribution: where it belongs, what it is, its points, and the way to what it rests on. */
export function WaterfallLine({ row, axisEnd, isSelected, onOpen }: Props) {
  return (
    <tr className={`${ROW} ${isSelected ? 'bg-accent-soft' : ''}`} aria-current={isSelected ? 'true' : undefined}>
      <td className={`pl-3.5! ${isSelected ? 'text-accent shadow-[inset_2px_0_currentColor]' : ''}`}>
        {row.stage === '' ? null : <StageChip stage={row.stage} />}
      </td>
      <td
        className="w-full max-w-0 truncate max-sm:py-1 max-sm:wrap-anywhere max-sm:whitespace-normal"
        title={row.fact}
      >
        <span className="font-medium">{row.name}</span>{' '}
        {row.subject === '' ? null : <span className="font-mono text-small">{row.subject}</span>}
        <span className="ml-1.5 text-small text-text-3 max-sm:hidden">{row.fact}</span>
      </td>
      <td className="text-small whitespace-nowrap text-text-3 max-sm:hidden">{row.kindWord}</td>
      <td className="px-1.5! max-sm:hidden">
        <WaterfallBar row={row} axisEnd={axisEnd} />
      </td>
      <td className="text-right font-semibold whitespace-nowrap" title={`Exactly ${row.exactPoints.toFixed(3)} points`}>
        {formatPoints(row.points)}
      </td>
      <td className="pr-3.5! text-right whitespace-nowrap">
        {row.findingId === '' ? null : (
          <button
            type="button"
            data-opens={row.findingId}
            className="inline-flex min-h-6 min-w-6 items-center justify-end gap-0.5 font-medium text-accent max-sm:min-h-11"
            aria-label={`${formatCounted(row.evidenceCount, 'record')} of evidence for ${row.name} ${row.subject}`}
            onClick={() => {
              onOpen(row.findingId)
            }}
          >
            {formatCount(row.evidenceCount)}
            <ChevronRight size={12} aria-hidden />
          </button>
        )}
      </td>
    </tr>
  )
}

type FoldedProps = { rows: readonly WaterfallRow[]; axisEnd: number; onUnfold: () => void }

/** The small contributions as one line with their sum; opens them. */
export function FoldedLine({ rows, axisEnd, onUnfold }: FoldedProps) {
  const points = rows.reduce((sum, row) => sum + row.points, 0)
  const from = rows[0]?.start ?? 0
  const to = rows.at(-1)?.end ?? from
  return (
    <tr className={ROW}>
      <td />
      <td>
        <button type="button" className="min-h-6 text-accent" onClick={onUnfold}>
          {formatCount(rows.length)} more, {formatPoints(points)}
        </button>
      </td>
      <td className="max-sm:hidden" />
      <td className="px-1.5! max-sm:hidden">
        <WaterfallBar row={{ start: from, end: to, form: 'plain' }} axisEnd={axisEnd} />
      </td>
      <td className="text-right font-semibold">{formatPoints(points)}</td>
      <td />
    </tr>
  )
}
