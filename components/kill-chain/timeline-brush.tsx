import { useMemo, type KeyboardEvent } from 'react'
import { DAY_MS } from '@/lib/domain/time'
import { brushedRange, brushGripOf } from '@/lib/view/brush-drag'
import { formatExact } from '@/lib/view/format-time'
import type { TimelineFinding } from '@/lib/view/timeline-finding'
import { overviewColumns } from '@/lib/view/timeline-overview'
import { momentAt, timeScale } from '@/lib/view/timeline-scale'
import type { TimeRange } from '@/lib/view/time-range'
import { toneColor } from '@/lib/view/tone'
import { useTimeZone } from '../time/time-zone'
import { usePointerDrag, type Drag } from './use-pointer-drag'

const HEIGHT = 30
const BASE = 26
const COLUMN_PX_MAX = 22

type Props = {
  findings: readonly TimelineFinding[]
  range: TimeRange
  /** What the overview spans. */
  bounds: TimeRange
  left: number
  right: number
  onRange: (range: TimeRange) => void
}

/** The days around what is drawn above: a window that can be drawn, moved and stretched, by its two ends from the keyboard. */
export function TimelineBrush({ findings, range, bounds, left, right, onRange }: Props) {
  const columns = useMemo(() => overviewColumns(findings, bounds), [findings, bounds])
  const scale = timeScale(bounds, left, right)
  const rangeOf = ({ from, to }: Drag): TimeRange => {
    const grip = brushGripOf(from, scale(range.from), scale(range.to))
    return brushedRange(grip, range, momentAt(bounds, left, right, from), momentAt(bounds, left, right, to), bounds)
  }
  const { drag, handlers } = usePointerDrag((done) => {
    onRange(rangeOf(done))
  })
  const shown = drag === null ? range : rangeOf(drag)
  const [fromX, toX] = [scale(shown.from), Math.max(scale(shown.from) + 3, scale(shown.to))]
  const most = Math.max(1, ...columns.map(({ indicators }) => indicators))
  const columnPx = (right - left) / columns.length
  return (
    <svg width={right + 6} height={HEIGHT} role="group" aria-label="Overview: the part of it that is drawn above">
      <text x="0" y="18" fontSize="10.5" fill="var(--text-3)">
        {spanWord(bounds)}
      </text>
      <path d={`M${left} ${BASE}H${right}`} stroke="var(--border)" />
      {columns.map(({ from, indicators, tone }) =>
        indicators === 0 ? null : (
          <rect
            key={from}
            x={scale(from)}
            y={BASE - 3 - (indicators / most) * (COLUMN_PX_MAX - 3)}
            width={Math.max(1, columnPx - 1)}
            height={3 + (indicators / most) * (COLUMN_PX_MAX - 3)}
            fill={toneColor(tone)}
          />
        ),
      )}
      <rect x={fromX} y="2" width={toX - fromX} height={BASE - 2} rx="3" fill="var(--accent)" fillOpacity=".16" />
      <rect
        x="0"
        width={right + 6}
        height={HEIGHT}
        fill="transparent"
        className="cursor-ew-resize touch-none"
        {...handlers}
      />
      <Grip name="Start of what is drawn" end="from" x={fromX} {...{ range, bounds, onRange }} />
      <Grip name="End of what is drawn" end="to" x={toX} {...{ range, bounds, onRange }} />
    </svg>
  )
}

const spanWord = ({ from, to }: TimeRange): string => `${String(Math.round((to - from) / DAY_MS))} days`

type GripProps = Pick<Props, 'range' | 'bounds' | 'onRange'> & { name: string; end: 'from' | 'to'; x: number }

/** Steps of an arrow key: a 84th of the overview, two hours of a week. */
const STEPS = 84

function Grip({ name, end, x, range, bounds, onRange }: GripProps) {
  const { zone } = useTimeZone()
  const step = (bounds.to - bounds.from) / STEPS
  const onKeyDown = (event: KeyboardEvent) => {
    const by = { ArrowLeft: -step, ArrowRight: step, Home: -Infinity, End: Infinity }[event.key]
    if (by === undefined || event.shiftKey) return
    event.preventDefault()
    event.stopPropagation()
    const moved = Math.min(Math.max(range[end] + by, bounds.from), bounds.to)
    onRange(brushedRange(end, range, range[end], moved, bounds))
  }
  return (
    <rect
      role="slider"
      tabIndex={0}
      aria-label={name}
      aria-valuemin={bounds.from}
      aria-valuemax={bounds.to}
      aria-valuenow={range[end]}
      aria-valuetext={formatExact(range[end], zone)}
      x={x - 2}
      y="2"
      width="4"
      height={BASE - 2}
      rx="2"
      fill="var(--accent)"
      className="pointer-events-none outline-offset-2"
      onKeyDown={onKeyDown}
    />
  )
}
