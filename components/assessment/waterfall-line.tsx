import { ChevronRight } from 'lucide-react'
import type { KeyboardEvent } from 'react'
import { formatCount, formatCounted, formatPoints } from '@/lib/view/format-number'
import type { WaterfallRow } from '@/lib/view/waterfall'
import { StageChip } from '../kill-chain/stage-chip'
import { Switch } from '../ui/switch'
import { WaterfallBar } from './waterfall-bar'

type Props = {
  row: WaterfallRow
  axisEnd: number
  isSelected: boolean
  isOff: boolean
  onOpen: (findingId: string) => void
  /** Imagines the line's finding away, or back. */
  onSwitch: (findingId: string) => void
}

const ROW = '[&>td]:h-7 [&>td]:border-t [&>td]:border-border [&>td]:px-2 max-sm:[&>td]:h-11'

/** A key that is a letter by itself, not part of a shortcut of the browser. */
const isBareKey = (event: KeyboardEvent, key: string): boolean =>
  event.key === key && !event.ctrlKey && !event.metaKey && !event.altKey

/** One contribution: where it belongs, what it is, its points, and the way to what it rests on. */
export function WaterfallLine({ row, axisEnd, isSelected, isOff, onOpen, onSwitch }: Props) {
  const canSwitch = row.findingId !== '' && row.isFinding
  const onToggle = () => {
    onSwitch(row.findingId)
  }
  const struck = isOff ? 'line-through' : ''
  return (
    <tr
      className={`${ROW} aria-[current=true]:bg-accent-soft ${isOff ? 'text-text-3' : ''}`}
      aria-current={isSelected}
      onKeyDown={(event) => {
        if (canSwitch && isBareKey(event, 'w')) onToggle()
      }}
    >
      <td className={`pl-3.5! ${isSelected ? 'text-accent shadow-[inset_2px_0_currentColor]' : ''}`}>
        {canSwitch ? <Switch label={`Count ${row.name} ${row.subject}`} isOn={!isOff} onChange={onToggle} /> : null}
      </td>
      <td>{row.stage === '' ? null : <StageChip stage={row.stage} />}</td>
      <NameCell row={row} struck={struck} />
      <td className="text-small whitespace-nowrap text-text-3 max-sm:hidden">{row.kindWord}</td>
      <td className="px-1.5! max-sm:hidden">
        <WaterfallBar row={row} isGhost={isOff} axisEnd={axisEnd} />
      </td>
      <td
        className={`text-right font-semibold whitespace-nowrap ${struck}`}
        title={`Exactly ${row.exactPoints.toFixed(3)} points`}
      >
        {formatPoints(row.points)}
      </td>
      <td className="pr-3.5! text-right whitespace-nowrap">
        {row.findingId === '' ? null : <EvidenceButton row={row} onOpen={onOpen} />}
      </td>
    </tr>
  )
}

function NameCell({ row, struck }: { row: WaterfallRow; struck: string }) {
  return (
    <td className="w-full max-w-0 truncate max-sm:py-1 max-sm:wrap-anywhere max-sm:whitespace-normal" title={row.fact}>
      <span className={struck}>
        <span className="font-medium">{row.name}</span>{' '}
        {row.subject === '' ? null : <span className="font-mono text-small">{row.subject}</span>}
      </span>
      <span className="ml-1.5 text-small text-text-3 max-sm:hidden">{row.fact}</span>
    </td>
  )
}

function EvidenceButton({ row, onOpen }: Pick<Props, 'row' | 'onOpen'>) {
  return (
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
  )
}

type FoldedProps = {
  rows: readonly WaterfallRow[]
  /** What is folded: `more`, or why. */
  word: string
  axisEnd: number
  onUnfold: () => void
}

/** Some contributions as one line with their sum; opens them. */
export function FoldedLine({ rows, word, axisEnd, onUnfold }: FoldedProps) {
  const points = rows.reduce((sum, row) => sum + row.points, 0)
  const from = rows[0]?.start ?? 0
  const to = rows.at(-1)?.end ?? from
  return (
    <tr className={ROW}>
      <td />
      <td />
      <td>
        <button type="button" className="min-h-6 text-accent" onClick={onUnfold}>
          {formatCount(rows.length)} {word}, {formatPoints(points)}
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
