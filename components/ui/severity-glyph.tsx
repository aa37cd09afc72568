import { toneColor, toneWord, type Tone } from '@/lib/view/tone'

const SHAPES = [
  <circle key="0" cx="6" cy="6" r="4" fill="none" stroke="currentColor" strokeWidth="1.6" strokeDasharray="2.2 2" />,
  <path key="1" d="M2 6h8" stroke="currentColor" strokeWidth="2" strokeLinecap="round" />,
  <circle key="2" cx="6" cy="6" r="4" fill="none" stroke="currentColor" strokeWidth="1.8" />,
  <path key="3" d="M6 1.2 10.8 6 6 10.8 1.2 6Z" fill="currentColor" />,
  <path key="4" d="M6 1.2 11.3 10.6H.7Z" fill="currentColor" />,
  <g key="5">
    <path d="M3.7.4h4.6l3.3 3.3v4.6l-3.3 3.3H3.7L.4 8.3V3.7Z" fill="currentColor" />
    <path d="M6 3v3.6M6 8.2v1" stroke="var(--sev-ink)" strokeWidth="1.5" strokeLinecap="round" />
  </g>,
] as const

/** The bare shape on a 12 by 12 ground, for drawings that bring their own svg. */
export function SeverityShape({ tone }: { tone: Tone }) {
  return SHAPES[tone]
}

type Props = {
  tone: Tone
  size?: number
  /** The word beside it; without it the glyph itself is named. */ withWord?: boolean
}

/** Severity as shape and colour: dash, ring, diamond, triangle, octagon; a dashed ring is not assessed. */
export function SeverityGlyph({ tone, size = 12, withWord = false }: Props) {
  const word = toneWord(tone)
  const named = withWord ? { 'aria-hidden': true } : { role: 'img', 'aria-label': word }
  return (
    <span
      className="inline-flex items-center gap-1.5 align-middle text-small font-semibold whitespace-nowrap"
      style={{ color: toneColor(tone) }}
    >
      <svg width={size} height={size} viewBox="0 0 12 12" className="shrink-0" {...named}>
        {SHAPES[tone]}
      </svg>
      {withWord ? word : null}
    </span>
  )
}
