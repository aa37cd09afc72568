import { KILL_CHAIN_STAGES } from '@/lib/domain/kill-chain'
import { StageChip } from '../kill-chain/stage-chip'

/** The columns of the heatmap. */
export function HeatHead({ by }: { by: string }) {
  return (
    <thead>
      <tr role="row" className="text-small text-text-3 [&>th]:font-normal">
        <th scope="col" role="columnheader" className="heat-label pb-1 text-left">
          {by.charAt(0).toUpperCase() + by.slice(1)}
        </th>
        <th scope="col" role="columnheader" className="heat-label pr-2 pb-1 text-right">
          Devices
        </th>
        {KILL_CHAIN_STAGES.map((stage) => (
          <th key={stage} scope="col" role="columnheader" className="w-[9%] pb-1">
            <span className="max-sm:hidden">
              <StageChip stage={stage} text="short" />
            </span>
            <span className="sm:hidden">
              <StageChip stage={stage} />
            </span>
          </th>
        ))}
        <th
          scope="col"
          role="columnheader"
          className="pb-1 pl-2 text-left whitespace-nowrap max-lg:hidden"
          title="95 of 100 devices have this breach likelihood or less"
        >
          Breach, p95
        </th>
        <th scope="col" role="columnheader" className="pb-1 pl-2 text-left whitespace-nowrap max-lg:hidden">
          7 days
        </th>
      </tr>
    </thead>
  )
}
