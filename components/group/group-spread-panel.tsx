'use client'

import { useQuery } from '@tanstack/react-query'
import { parseAsStringLiteral, useQueryState } from 'nuqs'
import type { GroupAssessmentDocument } from '@/lib/contracts/group'
import { KILL_CHAIN_STAGES } from '@/lib/domain/kill-chain'
import { formatCount } from '@/lib/view/format-number'
import { spreadDays, spreadSentence, type SpreadDay } from '@/lib/view/group-spread'
import { stageName } from '@/lib/view/stage-name'
import { StageChip } from '../kill-chain/stage-chip'
import { groupSpreadQuery } from '../queries/group-queries'
import { Panel } from '../ui/panel'
import { QueryPanel } from '../ui/query-panel'
import { Segmented } from '../ui/segmented'
import { GroupSpreadChart } from './group-spread-chart'

const DAYS = 30
const VIEWS = [
  { value: 'chart', text: 'Chart' },
  { value: 'table', text: 'Table' },
] as const

type Props = { groupId: string; now: GroupAssessmentDocument }

/** Does it spread? Devices with active indicators on each stage, day by day. */
export function GroupSpreadPanel({ groupId, now }: Props) {
  const spread = useQuery(groupSpreadQuery(groupId))
  const [view, setView] = useQueryState('spread', parseAsStringLiteral(['chart', 'table']).withDefault('chart'))
  return (
    <Panel
      title="Spread over time"
      note="Devices with active indicators on each stage, 30 days (UTC)"
      actions={<Segmented label="Spread as" value={view} options={VIEWS} onChange={(value) => void setView(value)} />}
    >
      <QueryPanel query={spread} label="The spread over time" shape="h-56">
        {({ items }) => {
          const days = spreadDays(items, now, DAYS)
          const sentence = spreadSentence(days, stageName)
          return (
            <div className="pb-3">
              <p className="px-3.5 pb-2 text-text-2">{sentence}</p>
              {view === 'chart' ? <GroupSpreadChart days={days} label={sentence} /> : <SpreadTable days={days} />}
            </div>
          )
        }}
      </QueryPanel>
    </Panel>
  )
}

const dayText = (day: number): string => new Date(day).toISOString().slice(0, 10)

function SpreadTable({ days }: { days: readonly SpreadDay[] }) {
  return (
    <div className="overflow-x-auto" tabIndex={0} role="region" aria-label="Spread over time as a table">
      <table className="data-table">
        <caption className="sr-only">Devices with active indicators on each stage by day</caption>
        <thead>
          <tr>
            <th scope="col">Day</th>
            {KILL_CHAIN_STAGES.map((stage) => (
              <th key={stage} scope="col">
                <StageChip stage={stage} text="short" />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {days.map(({ day, devices }) => (
            <tr key={day}>
              <th scope="row" className="font-normal whitespace-nowrap">
                {dayText(day)}
              </th>
              {KILL_CHAIN_STAGES.map((stage) => (
                <td key={stage}>{devices === null ? '– not kept' : formatCount(devices[stage])}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
