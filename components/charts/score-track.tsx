import { toneColor, type Tone } from '@/lib/view/tone'

type Props = {
  printed: number | null
  low: number | null
  high: number | null
  tone: Tone
  /** Breach likelihood is solid, threat level hollow; everywhere. */
  form: 'solid' | 'hollow'
  width?: number
}

/** A score in a table: the number, then its place on 0 to 100 with the interval behind it. */
export function ScoreTrack({ printed, low, high, tone, form, width = 72 }: Props) {
  const color = toneColor(tone)
  const x = (score: number) => 4 + (score / 100) * (width - 8)
  return (
    <span className="inline-flex items-center gap-2 align-middle">
      <span className="w-[22px] text-right font-semibold">{printed ?? '–'}</span>
      {printed === null ? <span className="sr-only">not assessed</span> : null}
      <svg width={width} height="12" aria-hidden className="shrink-0">
        <rect x="0" y="5" width={width} height="2" rx="1" fill="var(--border-2)" />
        {low === null || high === null ? null : (
          <rect x={x(low)} y="5" width={Math.max(1, x(high) - x(low))} height="2" fill={color} opacity="0.7" />
        )}
        {printed === null ? null : <ScoreMark x={x(printed)} color={color} form={form} />}
      </svg>
    </span>
  )
}

function ScoreMark({ x, color, form }: { x: number; color: string; form: Props['form'] }) {
  if (form === 'solid') return <circle cx={x} cy="6" r="3.6" fill={color} />
  return <circle cx={x} cy="6" r="2.9" fill="var(--surface)" stroke={color} strokeWidth="1.8" />
}
