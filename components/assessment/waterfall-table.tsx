import { useState } from 'react'
import type { AssessmentDocument } from '@/lib/contracts/assessment'
import { formatInterval } from '@/lib/view/format-number'
import { toneColor, toneOfBand } from '@/lib/view/tone'
import { foldWaterfall, waterfallAxisEnd, type WaterfallRow } from '@/lib/view/waterfall'
import { WaterfallAxis, WaterfallTotal } from './waterfall-bar'
import { FoldedLine, WaterfallLine } from './waterfall-line'

const ROWS_SHOWN = 11

type Props = {
  title: string
  score: Pick<AssessmentDocument['breachLikelihood'], 'printed' | 'low' | 'high' | 'band'>
  rows: readonly WaterfallRow[]
  selectedId: string | null
  onOpen: (findingId: string) => void
}

/** The contributions as a table whose bar column is the waterfall; the printed points sum to the printed score. */
export function WaterfallTable({ title, score, rows, selectedId, onOpen }: Props) {
  const [isWhole, setIsWhole] = useState(false)
  const axisEnd = waterfallAxisEnd(rows)
  const { shown, folded, closing } = foldWaterfall(rows, isWhole ? Infinity : ROWS_SHOWN)
  const toLine = (row: WaterfallRow) => (
    <WaterfallLine
      key={row.key}
      row={row}
      axisEnd={axisEnd}
      isSelected={row.findingId !== '' && row.findingId === selectedId}
      onOpen={onOpen}
    />
  )
  return (
    <table className="waterfall w-full border-collapse">
      <caption className="sr-only">
        Contributions to {title.toLowerCase()}, adding up to {score.printed}
      </caption>
      <thead>
        <tr className="text-left text-[11.5px] whitespace-nowrap text-text-3 [&>th]:h-6 [&>th]:px-2 [&>th]:font-medium">
          <th scope="col" className="w-9 pl-3.5!">
            <span className="sr-only">Stage</span>
          </th>
          <th scope="col">Contribution</th>
          <th scope="col" className="max-sm:hidden">
            Kind
          </th>
          <th scope="col" className="w-[262px] max-sm:hidden">
            <span className="sr-only">From 0 to {axisEnd}</span>
            <WaterfallAxis axisEnd={axisEnd} />
          </th>
          <th scope="col" className="text-right">
            Points
          </th>
          <th scope="col" className="pr-3.5! text-right">
            Evidence
          </th>
        </tr>
      </thead>
      <tbody>
        {shown.map(toLine)}
        {folded.length === 0 ? null : (
          <FoldedLine
            rows={folded}
            axisEnd={axisEnd}
            onUnfold={() => {
              setIsWhole(true)
            }}
          />
        )}
        {closing.map(toLine)}
        <tr className="[&>td]:h-10 [&>td]:border-t [&>td]:border-border-2 [&>td]:px-2">
          <td />
          <td>
            <span className="font-semibold">{title}</span>{' '}
            {score.low === null || score.high === null ? null : (
              <span className="ml-1.5 text-small text-text-3 max-sm:hidden">
                interval {formatInterval(score.low, score.high)}
              </span>
            )}
          </td>
          <td className="max-sm:hidden" />
          <td className="px-1.5! max-sm:hidden">
            <WaterfallTotal score={score} axisEnd={axisEnd} />
          </td>
          <td className="text-right text-lead font-semibold" style={{ color: toneColor(toneOfBand(score.band)) }}>
            {score.printed}
          </td>
          <td />
        </tr>
      </tbody>
    </table>
  )
}
