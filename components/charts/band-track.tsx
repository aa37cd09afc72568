import { toneColor, type Tone } from '@/lib/view/tone'

/** The bands' edges (low 0-19, medium 20-49, high 50-74, critical 75-100) and the tone of each band. */
const BANDS = [
  { from: 0, to: 20, tone: 2 },
  { from: 20, to: 50, tone: 3 },
  { from: 50, to: 75, tone: 4 },
  { from: 75, to: 100, tone: 5 },
] as const
const EDGES = [0, 20, 50, 75, 100] as const

type Props = {
  printed: number | null
  low: number | null
  high: number | null
  tone: Tone
  form: 'solid' | 'hollow'
}

const at = (score: number) => `${score}%`

/** Where a score stands among the bands, its interval as a whisker above. The figures beside it say the same. */
export function BandTrack({ printed, low, high, tone, form }: Props) {
  return (
    // Positions are in per cent, so that words and marks keep their size in a wide card.
    <svg width="100%" height="38" aria-hidden className="block overflow-visible">
      {BANDS.map((band) => (
        <rect
          key={band.from}
          x={at(band.from)}
          y="17"
          width={at(band.to - band.from)}
          height="4"
          rx="2"
          fill={printed === null ? 'var(--border-2)' : toneColor(band.tone)}
          stroke="var(--surface)"
          strokeWidth="1"
          opacity={band.tone === tone ? 1 : 0.3}
        />
      ))}
      {low === null || high === null ? null : <Whisker low={low} high={high} />}
      {printed === null ? null : <TrackMark at={at(printed)} color={toneColor(tone)} form={form} />}
      {EDGES.map((edge) => (
        <text key={edge} x={at(edge)} y="35" fontSize="10.5" fill="var(--text-3)" textAnchor={anchorOf(edge)}>
          {edge}
        </text>
      ))}
    </svg>
  )
}

const anchorOf = (edge: number) => {
  if (edge === 0) return 'start'
  return edge === 100 ? 'end' : 'middle'
}

function Whisker({ low, high }: { low: number; high: number }) {
  return (
    <g stroke="var(--text-2)" strokeWidth="1.4">
      <line x1={at(low)} x2={at(high)} y1="8.5" y2="8.5" />
      <line x1={at(low)} x2={at(low)} y1="5.5" y2="11.5" />
      <line x1={at(high)} x2={at(high)} y1="5.5" y2="11.5" />
    </g>
  )
}

type MarkProps = { at: string; color: string; form: Props['form'] }

function TrackMark({ at: cx, color, form }: MarkProps) {
  if (form === 'solid') return <circle cx={cx} cy="19" r="6.5" fill={color} stroke="var(--surface)" strokeWidth="2.5" />
  return <circle cx={cx} cy="19" r="5.2" fill="var(--surface)" stroke={color} strokeWidth="2.6" />
}
