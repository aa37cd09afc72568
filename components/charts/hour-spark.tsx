import { hourBars } from '@/lib/view/hour-bars'

const WIDTH = 96
const HEIGHT = 18

type Props = {
  hours: readonly { accepted: number; rejected: number }[]
  /** The finding, in a sentence. */
  label: string
}

/** What arrived hour by hour: taken in grey, rejected on top of it. */
export function HourSpark({ hours, label }: Props) {
  return (
    <svg width={WIDTH} height={HEIGHT} role="img" aria-label={label} className="shrink-0 align-middle">
      <rect y={HEIGHT - 1} width={WIDTH} height="1" fill="var(--border-2)" />
      {hourBars(hours, WIDTH, HEIGHT - 1).map(({ x, width, taken, rejected }) => (
        <g key={x}>
          <rect x={x} y={HEIGHT - 1 - taken} width={width} height={taken} fill="var(--text-3)" />
          <rect x={x} y={HEIGHT - 1 - taken - rejected} width={width} height={rejected} fill="var(--sev-4)" />
        </g>
      ))}
    </svg>
  )
}
