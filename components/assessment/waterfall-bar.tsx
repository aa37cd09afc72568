import type { AssessmentDocument } from '@/lib/contracts/assessment'
import { toneColor, toneOfBand } from '@/lib/view/tone'
import type { LineForm, WaterfallRow } from '@/lib/view/waterfall'

const WIDTH = 250
const PADDING = 8
const ROW = 28
const BAND_EDGES = [0, 20, 50, 75, 100] as const

const xOf = (points: number, axisEnd: number): number => PADDING + (points / axisEnd) * (WIDTH - 2 * PADDING)

const FORMS = {
  solid: { fill: 'var(--text)' },
  outlined: { fill: 'none', stroke: 'var(--text)', strokeWidth: 1.5 },
  plain: { fill: 'var(--text-3)' },
  confirmed: { fill: 'var(--ok)' },
} as const satisfies Record<LineForm, object>

/** The numbers over the bars: the edges of the bands. */
export function WaterfallAxis({ axisEnd }: { axisEnd: number }) {
  return (
    <svg width={WIDTH} height="14" aria-hidden className="overflow-visible">
      {BAND_EDGES.map((edge) => (
        <text key={edge} x={xOf(edge, axisEnd)} y="11" fontSize="10.5" textAnchor="middle" fill="var(--text-3)">
          {edge}
        </text>
      ))}
    </svg>
  )
}

function Gridlines({ axisEnd, height }: { axisEnd: number; height: number }) {
  const path = BAND_EDGES.map((edge) => `M${xOf(edge, axisEnd)} 0V${height}`).join('')
  return <path d={path} stroke="var(--border)" />
}

type BarProps = {
  row: Pick<WaterfallRow, 'start' | 'end' | 'form'>
  axisEnd: number
  /** Imagined away: only where it would be. */
  isGhost?: boolean
}

const GHOST = { fill: 'none', stroke: 'var(--text-3)', strokeWidth: 1, strokeDasharray: '3 2' }

/** One contribution from where the one before it ended; the connector leads to the next. */
export function WaterfallBar({ row, axisEnd, isGhost = false }: BarProps) {
  const from = xOf(Math.min(row.start, row.end), axisEnd)
  const to = xOf(Math.max(row.start, row.end), axisEnd)
  const inset = isGhost || row.form === 'outlined' ? 0.75 : 0
  return (
    <svg width={WIDTH} height={ROW} aria-hidden className="block">
      <Gridlines axisEnd={axisEnd} height={ROW} />
      <path d={`M${xOf(row.end, axisEnd)} 7V${ROW}`} stroke="var(--border-2)" />
      <rect
        x={from + inset}
        y={7 + inset}
        width={Math.max(1.5, to - from - 2 * inset)}
        height={14 - 2 * inset}
        rx="2"
        {...(isGhost ? GHOST : FORMS[row.form])}
      />
    </svg>
  )
}

type TotalProps = {
  score: Pick<AssessmentDocument['breachLikelihood'], 'printed' | 'low' | 'high' | 'band'>
  axisEnd: number
  /** Where the score would be with what is imagined; null when nothing is. */
  imagined: number | null
}

/** The score itself, the only bar in a severity colour, its interval beneath; a tick where it would be. */
export function WaterfallTotal({ score, axisEnd, imagined }: TotalProps) {
  const { printed, low, high, band } = score
  const zero = xOf(0, axisEnd)
  return (
    <svg width={WIDTH} height="40" aria-hidden className="block">
      <Gridlines axisEnd={axisEnd} height={40} />
      <rect
        x={zero}
        y="11"
        width={Math.max(1.5, xOf(printed ?? 0, axisEnd) - zero)}
        height="14"
        rx="2"
        fill={toneColor(toneOfBand(band))}
      />
      {imagined === null ? null : (
        <path d={`M${xOf(imagined, axisEnd)} 7v22`} stroke="var(--accent)" strokeWidth="2.5" />
      )}
      {low === null || high === null ? null : (
        <path
          d={`M${xOf(low, axisEnd)} 32H${xOf(high, axisEnd)}M${xOf(low, axisEnd)} 29v6M${xOf(high, axisEnd)} 29v6`}
          stroke="var(--text-2)"
          strokeWidth="1.4"
        />
      )}
    </svg>
  )
}
