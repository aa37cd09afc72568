import type { MomentKind, PlacedMoment } from '@/lib/view/timeline-moments'

const LABEL_SIZE = 10.5
const KINDS = {
  change: { color: 'var(--text-2)', dash: '3 3' },
  act: { color: 'var(--accent)', dash: '3 3' },
  verified: { color: 'var(--ok)', dash: 'none' },
} as const satisfies Record<MomentKind, { color: string; dash: string }>

type Props = { moments: readonly PlacedMoment[]; top: number; bottom: number }

/** What happened to the device, as lines through all lanes with their words above. */
export function TimelineMomentLines({ moments, top, bottom }: Props) {
  return moments.map(({ at, kind, text, x, label, side }) => {
    const { color, dash } = KINDS[kind]
    return (
      <g key={`${String(at)} ${text}`}>
        <title>{text}</title>
        <path d={`M${x} ${top - 6}V${bottom}`} stroke={color} strokeDasharray={dash} />
        <circle cx={x} cy={top - 9} r="3.5" fill={color} />
        {side === 'none' ? null : (
          <text
            x={side === 'right' ? x + 7 : x - 7}
            y={top - 5.5}
            fontSize={LABEL_SIZE}
            textAnchor={side === 'right' ? 'start' : 'end'}
            fill="var(--text-2)"
          >
            {label}
          </text>
        )}
      </g>
    )
  })
}
