import type { HeatmapDocument } from '@/lib/contracts/fleet'
import { HEAT_SCORES, HEAT_SHARES, HEAT_TIMES, type HeatScale } from '@/lib/view/heatmap'
import { formatShare } from '@/lib/view/format-number'

const STEPS = {
  usual: ['usual', ...HEAT_TIMES.map((times) => `${times}×`)],
  share: ['none', '> 0', ...HEAT_SHARES.slice(1).map((share) => `≥ ${formatShare(share)}`)],
  score: ['none', ...HEAT_SCORES.map((score) => `≥ ${score}`)],
} as const satisfies Record<HeatScale, readonly string[]>

const USUAL_DAYS_MIN = 7

const wordsOf = (scale: HeatScale, measure: HeatmapDocument['measure'], days: number): string => {
  if (scale === 'usual') return 'Colour: times the usual of that row and stage, the median of 30 days'
  if (scale === 'score') return `Colour: the ${measure === 'threat' ? 'threat level' : 'breach likelihood'}`
  if (measure === 'expected') return "Colour: expected breaches as a share of the row's devices"
  const isYoung = days < USUAL_DAYS_MIN
  const why = isYoung ? `. Times the usual is shown after 7 days of history, so far ${Math.floor(days * 10) / 10}` : ''
  return `Colour: share of the row's devices${why}`
}

type Props = { scale: HeatScale; measure: HeatmapDocument['measure']; historyDays: number }

/** What the colours of the heatmap mean, each with its words. */
export function HeatLegend({ scale, measure, historyDays }: Props) {
  return (
    <div className="flex flex-wrap items-center gap-x-2.5 gap-y-1 px-3.5 pt-1.5 pb-3 text-micro text-text-2">
      <span>{wordsOf(scale, measure, historyDays)}</span>
      {STEPS[scale].map((step, level) => (
        <span key={step} className="inline-flex items-center gap-1 whitespace-nowrap">
          <span
            aria-hidden
            className="h-2.5 w-3 rounded-[2px] inset-ring inset-ring-border"
            style={{ background: `var(--heat-${level})` }}
          />
          {step}
        </span>
      ))}
      <span className="inline-flex items-center gap-1 whitespace-nowrap">
        <span aria-hidden className="hatch h-2.5 w-3 rounded-[2px] inset-ring inset-ring-border" />
        not assessed
      </span>
    </div>
  )
}
