'use client'

import { useQuery } from '@tanstack/react-query'
import { parseAsStringLiteral, useQueryState } from 'nuqs'
import { useMemo } from 'react'
import type { GroupDifferenceDocument } from '@/lib/contracts/group'
import { DAY_MS, HOUR_MS, toIso } from '@/lib/domain/time'
import { formatCount, formatPoints } from '@/lib/view/format-number'
import { formatExpected } from '@/lib/view/group-view'
import { groupDifferenceQuery } from '../queries/group-queries'
import { Moment } from '../time/moment'
import { useNow } from '../time/use-now'
import { EmptyNote } from '../ui/empty-note'
import { Panel } from '../ui/panel'
import { QueryPanel } from '../ui/query-panel'
import { Segmented } from '../ui/segmented'

const BACK_MS = { '1d': DAY_MS, '7d': 7 * DAY_MS, '30d': 30 * DAY_MS } as const
const SINCE = [
  { value: '1d', text: 'A day ago' },
  { value: '7d', text: '7 days ago' },
  { value: '30d', text: '30 days ago' },
] as const

const RULES_SHOWN = 8

/** What became other in the group since a time. */
export function GroupDifferencePanel({ groupId }: { groupId: string }) {
  const [since, setSince] = useQueryState('since', parseAsStringLiteral(['1d', '7d', '30d']).withDefault('1d'))
  // Group scores are kept by the hour, so that the question stays the same within one.
  const hour = Math.floor(useNow() / HOUR_MS) * HOUR_MS
  const from = useMemo(() => toIso(hour - BACK_MS[since]), [hour, since])
  const difference = useQuery(groupDifferenceQuery(groupId, from))
  const isTooYoung = difference.error !== null && 'status' in difference.error && difference.error.status === 404
  return (
    <Panel
      title="What became other"
      actions={<Segmented label="Since" value={since} options={SINCE} onChange={(value) => void setSince(value)} />}
    >
      {isTooYoung ? (
        <EmptyNote title="Nothing is kept from then">
          Group scores are kept by the hour, from the first hour the group has been there.
        </EmptyNote>
      ) : (
        <QueryPanel query={difference} label="The difference" shape="h-32">
          {(data) => <Difference data={data} />}
        </QueryPanel>
      )}
    </Panel>
  )
}

function Difference({ data }: { data: GroupDifferenceDocument }) {
  const { breachLikelihood: breach, threatLevel: threat } = data
  const rows = [
    ['Devices', formatCount(data.devicesBefore), formatCount(data.devicesAfter)],
    ['Expected breached', formatExpected(breach.before.expected), formatExpected(breach.after.expected)],
    ['Worst breach likelihood', formatCount(breach.before.worst), formatCount(breach.after.worst)],
    ['Worst threat level', formatCount(threat.before.worst), formatCount(threat.after.worst)],
  ] as const
  return (
    <div className="grid grid-cols-1 gap-x-4 sm:grid-cols-2">
      <table className="data-table self-start">
        <caption className="sr-only">Figures of the group before and now</caption>
        <thead>
          <tr>
            <th scope="col">Figure</th>
            <th scope="col">
              <Moment at={data.from} />
            </th>
            <th scope="col">
              <Moment at={data.to} />
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, before, after]) => (
            <tr key={name}>
              <th scope="row" className="font-normal">
                {name}
              </th>
              <td className="text-text-2">{before}</td>
              <td className={before === after ? 'text-text-2' : 'font-semibold'}>{after}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <RuleChanges data={data} />
    </div>
  )
}

function RuleChanges({ data }: { data: GroupDifferenceDocument }) {
  const changed = [
    ...data.indicators.map((rule) => ({ ...rule, text: `${formatPoints(rule.delta)} devices` })),
    ...data.facilitators.map((rule) => ({ ...rule, text: `${formatPoints(Math.round(rule.delta))} points of threat` })),
  ].filter(({ delta }) => Math.abs(delta) >= 0.5)
  if (changed.length === 0) {
    return <p className="px-3.5 py-2 text-small text-text-2">No rule changed between these two times.</p>
  }
  return (
    <ul className="px-3.5 py-1.5">
      {changed.slice(0, RULES_SHOWN).map(({ ruleId, title, text }) => (
        <li key={ruleId} className="flex min-h-8 items-center gap-3 border-t border-border first:border-0">
          <span className="min-w-0 flex-1">{title}</span>
          <span className="font-semibold whitespace-nowrap">{text}</span>
        </li>
      ))}
    </ul>
  )
}
