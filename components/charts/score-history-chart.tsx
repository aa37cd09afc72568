'use client'

import { Area, ComposedChart, Line, ReferenceLine, XAxis, YAxis } from 'recharts'
import type { ChartPoint } from '@/lib/view/score-history'
import type { TimeRange } from '@/lib/view/time-range'

type Props = {
  steps: readonly ChartPoint[]
  range: TimeRange
  width: number
  height: number
  /** Colour of the breach likelihood: that of its present band. */
  color: string
  /** The finding in one sentence. */
  label: string
}

/** Breach likelihood as a solid step line with its interval, threat level dashed. Gaps are times without an assessment. */
export function ScoreHistoryChart({ steps, range, width, height, color, label }: Props) {
  return (
    <div role="img" aria-label={label}>
      <ComposedChart
        width={width}
        height={height}
        data={[...steps]}
        margin={{ top: 4, right: 0, bottom: 4, left: 0 }}
        accessibilityLayer={false}
      >
        <XAxis dataKey="at" type="number" domain={[range.from, range.to]} allowDataOverflow hide />
        <YAxis type="number" domain={[0, 100]} hide />
        <ReferenceLine y={50} stroke="var(--border-2)" strokeDasharray="2 4" />
        <ReferenceLine y={75} stroke="var(--border-2)" strokeDasharray="2 4" />
        <Area
          dataKey="interval"
          type="stepAfter"
          stroke="none"
          fill={color}
          fillOpacity={0.18}
          isAnimationActive={false}
          activeDot={false}
        />
        <Line
          dataKey="threat"
          type="stepAfter"
          stroke="var(--text-2)"
          strokeWidth={1.5}
          strokeDasharray="4 3"
          dot={false}
          isAnimationActive={false}
        />
        <Line dataKey="breach" type="stepAfter" stroke={color} strokeWidth={2} dot={false} isAnimationActive={false} />
      </ComposedChart>
    </div>
  )
}
