import { stageName, stageNumber, stageShortName } from '@/lib/view/stage-name'
import type { KillChainStage } from '@/lib/domain/kill-chain'

type Props = { stage: KillChainStage; text?: 'name' | 'short' | 'none' }

const wordOf = { name: stageName, short: stageShortName, none: () => '' } as const

/** A stage by its number, always in its colour and never by colour alone. */
export function StageChip({ stage, text = 'none' }: Props) {
  const number = stageNumber(stage)
  const color = `var(--stage-${number})`
  return (
    <span
      className="inline-flex items-center gap-1.5 text-small whitespace-nowrap text-text-2"
      title={stageName(stage)}
    >
      <span
        className="inline-grid size-4 shrink-0 place-items-center rounded-cell text-[10.5px] leading-none font-semibold"
        style={{
          color,
          background: `color-mix(in oklch, ${color} 16%, transparent)`,
          boxShadow: `inset 0 0 0 1px color-mix(in oklch, ${color} 55%, transparent)`,
        }}
      >
        {number}
      </span>
      {text === 'none' ? <span className="sr-only">{stageName(stage)}</span> : wordOf[text](stage)}
    </span>
  )
}
