import { sparkLine } from '@/lib/view/spark-line'

type Props = {
  values: readonly (number | null)[]
  /** The value at the upper edge: 100 for scores, so that calm looks flat; absent: the greatest. */
  max?: number
  color?: string
  width?: number
  height?: number
  /** The finding in words; absent: the figures beside it say the same. */
  label?: string
}

const EDGE = 3

/** A small line of the recent past, its last point marked. */
export function SparkLine({ values, max, color = 'var(--text-3)', width = 64, height = 18, label }: Props) {
  const top = max ?? Math.max(1, ...values.map((value) => value ?? 0))
  const { path, last } = sparkLine(values, width - 2 * EDGE, height - 2 * EDGE, top)
  const named = label === undefined ? { 'aria-hidden': true } : { role: 'img', 'aria-label': label }
  return (
    <svg width={width} height={height} className="shrink-0 align-middle" {...named}>
      <g transform={`translate(${EDGE} ${EDGE})`}>
        <path d={path} fill="none" stroke={color} strokeWidth="1.5" strokeLinejoin="round" />
        {last === null ? null : <circle cx={last.x} cy={last.y} r="2.2" fill={color} />}
      </g>
    </svg>
  )
}
