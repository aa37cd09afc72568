import type { AxisTick } from '@/lib/view/timeline-scale'

type Props = { ticks: readonly AxisTick[]; height: number; right: number }

/** The lines of time behind the lanes. */
export function TimelineGrid({ ticks, height }: Omit<Props, 'right'>) {
  return ticks.map(({ at, x, isDay }) => (
    <path key={at} d={`M${x} 0V${height}`} stroke={isDay ? 'var(--border-2)' : 'var(--border)'} />
  ))
}

/** The times under the lanes. */
export function TimelineAxis({ ticks, height, right }: Props) {
  return (
    <>
      <path d={`M0 ${height}H${right}`} stroke="var(--border)" />
      {ticks.map(({ at, x, label, isDay }) => (
        <text
          key={at}
          x={x}
          y={height + 15}
          fontSize="10.5"
          textAnchor={x > right - 20 ? 'end' : 'middle'}
          fontWeight={isDay ? 600 : 400}
          fill={isDay ? 'var(--text)' : 'var(--text-3)'}
        >
          {label}
        </text>
      ))}
    </>
  )
}
