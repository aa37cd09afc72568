import { lazy, Suspense, useMemo } from 'react'
import type { Band } from '@/lib/domain/severity'
import { historySteps, type ChartPoint, type HistoryPoint } from '@/lib/view/score-history'
import type { TimeRange } from '@/lib/view/time-range'
import { toneColor, toneOfBand } from '@/lib/view/tone'
import { TIMELINE_LEFT, TIMELINE_RIGHT_PADDING } from './timeline'

/** The chart library is the page's largest part; the rest need not wait for it. */
const ScoreHistoryChart = lazy(async () => ({
  default: (await import('../charts/score-history-chart')).ScoreHistoryChart,
}))

const HEIGHT = 62

type Props = { history: readonly HistoryPoint[]; range: TimeRange; width: number; band: Band }

/** Both scores over the range, on the same time axis as the lanes below. */
export function ScoreHistory({ history, range, width, band }: Props) {
  const steps = useMemo(() => historySteps(history, range), [history, range])
  const color = toneColor(toneOfBand(band))
  const plotWidth = Math.max(0, width - TIMELINE_LEFT - TIMELINE_RIGHT_PADDING)
  const nothing = nothingOf(steps)
  return (
    <div className="flex pt-1 pb-1.5">
      <div className="relative shrink-0 text-micro text-text-3" style={{ width: TIMELINE_LEFT }}>
        <p className="font-semibold text-text">Scores</p>
        <LegendLine color={color} dash="none" text="Breach likelihood" />
        <LegendLine color="var(--text-2)" dash="4 3" text="Threat level" />
        <span className="absolute top-0 right-1.5">100</span>
        <span className="absolute top-6 right-1.5">50</span>
        <span className="absolute right-1.5 bottom-0">0</span>
      </div>
      <div className="bg-surface-2">
        {nothing !== null ? (
          <p className="hatch p-2 text-micro" style={{ width: plotWidth, height: HEIGHT }}>
            <span className="rounded-cell bg-surface px-1.5 py-0.5 text-text-2">{nothing}</span>
          </p>
        ) : (
          <Suspense fallback={<div style={{ width: plotWidth, height: HEIGHT }} />}>
            <ScoreHistoryChart
              steps={steps}
              range={range}
              width={plotWidth}
              height={HEIGHT}
              color={color}
              label={labelOf(steps.at(0)?.breach ?? null, steps.at(-1)?.breach ?? null, steps.at(-1)?.threat ?? null)}
            />
          </Suspense>
        )}
      </div>
    </div>
  )
}

/** Why there is no line to draw; null when there is one. */
const nothingOf = (steps: readonly ChartPoint[]): string | null => {
  if (steps.length === 0) return 'No assessment is stored for this range'
  return steps.every(({ breach, threat }) => breach === null && threat === null) ? 'Not assessed in this range' : null
}

const wordOf = (score: number | null): string => (score === null ? 'not assessed' : score.toString())

const labelOf = (first: number | null, last: number | null, threat: number | null): string =>
  `Breach likelihood was ${wordOf(first)} at the start of the range and ${wordOf(last)} at its end; threat level is ${wordOf(threat)} at its end.`

function LegendLine({ color, dash, text }: { color: string; dash: string; text: string }) {
  return (
    <p className="flex items-center gap-1.5">
      <svg width="14" height="4" aria-hidden>
        <path d="M0 2h14" stroke={color} strokeWidth="2" strokeDasharray={dash} />
      </svg>
      {text}
    </p>
  )
}
