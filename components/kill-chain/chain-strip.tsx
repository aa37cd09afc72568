import type { StageStatus } from '@/lib/domain/kill-chain'
import { chainCells, chainSentence } from '@/lib/view/chain-strip'

const CELL_STYLE = {
  indicators: 'bg-text text-bg',
  facilitators: 'text-text-2 inset-ring-[1.5px] inset-ring-text-2',
  clear: 'text-text-3 inset-ring inset-ring-border',
  'not-assessed': 'hatch text-transparent inset-ring inset-ring-border',
} as const satisfies Record<StageStatus, string>

/** How far it got, in seven cells: solid indicator, outlined facilitator only, faint clear, hatched not assessed. */
export function ChainStrip({ statuses }: { statuses: readonly StageStatus[] }) {
  const cells = chainCells(statuses)
  return (
    <span role="img" aria-label={chainSentence(cells)} className="inline-flex gap-0.5 align-middle">
      {cells.map(({ stage, number, status }) => (
        <span
          key={stage}
          className={`h-3.5 w-[15px] rounded-[3px] text-center text-[9.5px] leading-3.5 font-semibold ${CELL_STYLE[status]}`}
        >
          {number}
        </span>
      ))}
    </span>
  )
}
