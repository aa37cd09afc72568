import Link from 'next/link'
import type { GroupAssessmentDocument } from '@/lib/contracts/group'
import { formatCount } from '@/lib/view/format-number'
import { fixOneThing } from '@/lib/view/group-view'
import { StageChip } from '../kill-chain/stage-chip'
import { EmptyNote } from '../ui/empty-note'
import { Panel } from '../ui/panel'

type Props = { groupId: string; scores: GroupAssessmentDocument }
type Rule = GroupAssessmentDocument['indicators'][number] & { points?: number }

const SHOWN_MAX = 10

/** What makes the group weak, and what was seen in it. */
export function GroupRulesPanel({ groupId, scores }: Props) {
  const { facilitators, indicators } = scores
  return (
    <Panel title="What adds most" note="Facilitators by the threat they add over the group, indicators by devices">
      {facilitators.length + indicators.length === 0 ? (
        <EmptyNote title="Nothing was found in this group">Its stages above say what could be assessed.</EmptyNote>
      ) : (
        <>
          <FixOneThing scores={scores} groupId={groupId} />
          <div className="grid grid-cols-1 gap-x-4 sm:grid-cols-2">
            <RuleTable caption="Facilitators of the group" kind="Facilitator" rules={facilitators} groupId={groupId} />
            <RuleTable caption="Indicators of the group" kind="Indicator" rules={indicators} groupId={groupId} />
          </div>
        </>
      )}
    </Panel>
  )
}

/** The one weakness that carries most of the group's threat. */
function FixOneThing({ scores, groupId }: { scores: GroupAssessmentDocument; groupId: string }) {
  const fix = fixOneThing(scores)
  if (fix === null) return null
  return (
    <p className="px-3.5 pb-2.5">
      <b className="font-semibold">Fix one thing:</b>{' '}
      <Link href={devicesHref(groupId, fix.ruleId)} className="text-accent underline underline-offset-2">
        {fix.title}
      </Link>{' '}
      {fix.text}
    </p>
  )
}

type TableProps = { caption: string; kind: string; rules: readonly Rule[]; groupId: string }

function RuleTable({ caption, kind, rules, groupId }: TableProps) {
  const hasPoints = rules.some(({ points }) => points !== undefined)
  if (rules.length === 0)
    return <p className="px-3.5 pb-3 text-small text-text-2">No {kind.toLowerCase()} was found.</p>
  return (
    <table className="data-table self-start">
      <caption className="sr-only">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{kind}</th>
          <th scope="col" className="text-right">
            Devices
          </th>
          {hasPoints ? (
            <th scope="col" className="text-right">
              Points
            </th>
          ) : null}
        </tr>
      </thead>
      <tbody>
        {rules.slice(0, SHOWN_MAX).map(({ ruleId, title, stage, devices, points }) => (
          <tr key={ruleId}>
            <th scope="row" className="font-normal whitespace-normal">
              <span className="flex items-center gap-2">
                {stage === null ? null : <StageChip stage={stage} />}
                <Link href={devicesHref(groupId, ruleId)} className="underline-offset-2 hover:underline">
                  {title}
                </Link>
              </span>
            </th>
            <td className="text-right">{formatCount(devices)}</td>
            {points === undefined ? null : <td className="text-right font-semibold">{formatCount(points)}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** The devices of the group that have a finding of a rule. */
const devicesHref = (groupId: string, ruleId: string): string =>
  `/devices?${new URLSearchParams({ q: `in:"${groupId}" rule:${ruleId}` }).toString()}`
