import { KILL_CHAIN_STAGES, type KillChainStage } from '@/lib/domain/kill-chain'
import { formatCount } from '@/lib/view/format-number'
import type { SpreadDay } from '@/lib/view/group-spread'
import { StageChip } from '../kill-chain/stage-chip'

type Props = { days: readonly SpreadDay[]; label: string }

const LANE_PX = 22
const DAY_PX = 10

/** A lane a stage and a bar a day, all on one scale; a thin line where nothing was kept. */
export function GroupSpreadChart({ days, label }: Props) {
  const counts = days.flatMap(({ devices }) => (devices === null ? [] : Object.values(devices)))
  const most = Math.max(1, ...counts)
  return (
    <div role="img" aria-label={`${label} One scale, up to ${formatCount(most)} devices.`} className="px-3.5">
      {KILL_CHAIN_STAGES.map((stage) => (
        <div key={stage} className="flex items-center gap-2.5 border-t border-border first:border-0" aria-hidden>
          <span className="w-40 shrink-0 max-sm:w-24">
            <StageChip stage={stage} text="short" />
          </span>
          <svg
            className="min-w-0 flex-1"
            height={LANE_PX}
            viewBox={`0 0 ${String(days.length * DAY_PX)} ${String(LANE_PX)}`}
            preserveAspectRatio="none"
          >
            {days.map((day, index) => (
              <DayBar key={day.day} day={day} stage={stage} x={index * DAY_PX} most={most} />
            ))}
          </svg>
          <span className="w-14 text-right font-semibold">{formatCount(days.at(-1)?.devices?.[stage] ?? null)}</span>
        </div>
      ))}
      <div className="flex gap-2.5 pt-1 text-micro text-text-3" aria-hidden>
        <span className="w-40 shrink-0 max-sm:w-24" />
        <span className="flex flex-1 justify-between">
          <span>30 days ago</span>
          <span>today</span>
        </span>
        <span className="w-14 text-right">devices</span>
      </div>
    </div>
  )
}

type BarProps = { day: SpreadDay; stage: KillChainStage; x: number; most: number }

function DayBar({ day: { devices }, stage, x, most }: BarProps) {
  if (devices === null) return <rect x={x + 1} y={LANE_PX - 2} width={DAY_PX - 2} height={1} fill="var(--border-2)" />
  const height = devices[stage] === 0 ? 0 : Math.max(2, (devices[stage] / most) * (LANE_PX - 2))
  return <rect x={x + 1} y={LANE_PX - height} width={DAY_PX - 2} height={height} rx={1} fill="var(--text-2)" />
}
