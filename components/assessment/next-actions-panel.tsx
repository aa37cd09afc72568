'use client'

import { useQuery } from '@tanstack/react-query'
import type { WhatIfDocument } from '@/lib/contracts/difference'
import { whatIfQuery } from '../queries/profile-queries'
import { EmptyNote } from '../ui/empty-note'
import { Panel } from '../ui/panel'
import { QueryPanel } from '../ui/query-panel'
import type { WhatIf } from './what-if-strip'

type Props = WhatIf & {
  deviceId: string
  /** The moment of the assessment that is looked at. */
  asOf: string
}

const ACTIONS_SHOWN = 8

/** What to mend first, by what it would bring; each can be imagined done. */
export function NextActionsPanel({ deviceId, asOf, off, onOff }: Props) {
  const whatIf = useQuery(whatIfQuery(deviceId, off, asOf))
  return (
    <Panel title="Best next actions" note="By the points that mending them takes away; tick one to see both scores">
      <QueryPanel query={whatIf} label="The forecast" shape="m-3.5 h-32">
        {(data) => <Actions data={data} off={off} onOff={onOff} />}
      </QueryPanel>
    </Panel>
  )
}

type ActionsProps = WhatIf & { data: WhatIfDocument }

function Actions({ data: { nextActions }, off, onOff }: ActionsProps) {
  if (nextActions.length === 0) {
    return (
      <EmptyNote title="No weakness to mend">What raises its scores is activity, which only an answer ends.</EmptyNote>
    )
  }
  return (
    <ul>
      {nextActions.slice(0, ACTIONS_SHOWN).map(({ ruleId, title, remedy, findingIds, breachDrop, threatDrop }) => {
        const isOff = findingIds.every((id) => off.includes(id))
        return (
          <li key={ruleId} className="flex items-start gap-3 border-t border-border px-3.5 py-2">
            <input
              id={`off-${ruleId}`}
              type="checkbox"
              className="mt-0.5 size-4 shrink-0 accent-accent"
              checked={isOff}
              onChange={() => {
                const others = off.filter((id) => !findingIds.includes(id))
                onOff(isOff ? others : [...others, ...findingIds])
              }}
            />
            <div className={`min-w-0 flex-1 ${isOff ? 'text-text-3 line-through' : ''}`}>
              <label htmlFor={`off-${ruleId}`} className="font-medium">
                {title}
              </label>
              <p className="text-small text-text-2">{remedy}</p>
            </div>
            <span className="text-right text-small whitespace-nowrap text-text-2">
              <Drop name="threat" points={threatDrop} />
              <Drop name="breach" points={breachDrop} />
            </span>
          </li>
        )
      })}
    </ul>
  )
}

function Drop({ name, points }: { name: string; points: number | null }) {
  if (points === null || Math.abs(points) < 0.5) return null
  return (
    <span className="block">
      {name} <b className="font-semibold text-text">{`−${String(Math.round(points))}`}</b>
    </span>
  )
}
