import { useState } from 'react'
import type { AssessmentDocument } from '@/lib/contracts/assessment'
import { formatInterval } from '@/lib/view/format-number'
import { toneColor, toneOfBand } from '@/lib/view/tone'
import { foldWaterfall, waterfallAxisEnd, type WaterfallRow } from '@/lib/view/waterfall'
import { WaterfallAxis, WaterfallTotal } from './waterfall-bar'
import { FoldedLine, WaterfallLine } from './waterfall-line'
import type { WhatIf } from './what-if-strip'

const ROWS_SHOWN = 11

type Props = WhatIf & {
  title: string
  score: Pick<AssessmentDocument['breachLikelihood'], 'printed' | 'low' | 'high' | 'band'>
  /** What the score would be with what is imagined; null when nothing is. */
  imagined: number | null
  rows: readonly WaterfallRow[]
  selectedId: string | null
  onOpen: (findingId: string) => void
}

/** The contributions as a table whose bar column is the waterfall; the printed points sum to the printed score. */
export function WaterfallTable({ title, score, imagined, rows, off, onOff, selectedId, onOpen }: Props) {
  const [isWhole, setIsWhole] = useState(false)
  const [isOutsideShown, setIsOutsideShown] = useState(false)
  const axisEnd = waterfallAxisEnd(rows)
  const { shown, folded, outside, closing } = foldWaterfall(rows, isWhole ? Infinity : ROWS_SHOWN)
  const toLine = (row: WaterfallRow) => (
    <WaterfallLine
      key={row.key}
      row={row}
      axisEnd={axisEnd}
      isSelected={row.findingId !== '' && row.findingId === selectedId}
      isOff={row.isFinding && off.includes(row.findingId)}
      onOpen={onOpen}
      onSwitch={(id) => {
        onOff(off.includes(id) ? off.filter((other) => other !== id) : [...off, id])
      }}
    />
  )
  return (
    <table className="waterfall w-full border-collapse">
      <caption className="sr-only">
        Contributions to {title.toLowerCase()}, adding up to {score.printed}
      </caption>
      <WaterfallHead axisEnd={axisEnd} />
      <tbody>
        {shown.map(toLine)}
        {folded.length === 0 ? null : (
          <FoldedLine
            rows={folded}
            word="more"
            axisEnd={axisEnd}
            onUnfold={() => {
              setIsWhole(true)
            }}
          />
        )}
        {isOutsideShown ? outside.map(toLine) : null}
        {isOutsideShown || outside.length === 0 ? null : (
          <FoldedLine
            rows={outside}
            word="not seen in this range"
            axisEnd={axisEnd}
            onUnfold={() => {
              setIsOutsideShown(true)
            }}
          />
        )}
        {closing.map(toLine)}
        <TotalLine title={title} score={score} imagined={imagined} axisEnd={axisEnd} />
      </tbody>
    </table>
  )
}

function WaterfallHead({ axisEnd }: { axisEnd: number }) {
  return (
    <thead>
      <tr className="text-left text-[11.5px] whitespace-nowrap text-text-3 [&>th]:h-6 [&>th]:px-2 [&>th]:font-medium">
        <th scope="col" className="w-12 pl-3.5!">
          Count
        </th>
        <th scope="col" className="w-9">
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
  )
}

type TotalProps = Pick<Props, 'title' | 'score' | 'imagined'> & { axisEnd: number }

function TotalLine({ title, score, imagined, axisEnd }: TotalProps) {
  return (
    <tr className="[&>td]:h-10 [&>td]:border-t [&>td]:border-border-2 [&>td]:px-2">
      <td />
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
        <WaterfallTotal score={score} axisEnd={axisEnd} imagined={imagined} />
      </td>
      <td className="text-right text-lead font-semibold" style={{ color: toneColor(toneOfBand(score.band)) }}>
        {score.printed}
      </td>
      <td />
    </tr>
  )
}
