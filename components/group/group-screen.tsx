'use client'

import { useQuery } from '@tanstack/react-query'
import Link from 'next/link'
import type { GroupAssessmentDocument, GroupDocument } from '@/lib/contracts/group'
import { expectedAttacked, expectedBreached, groupTitle } from '@/lib/view/group-view'
import { visibleText } from '@/lib/view/visible-text'
import { BandPanel } from '../fleet/band-panel'
import { groupAssessmentQuery, groupQuery } from '../queries/group-queries'
import { Moment } from '../time/moment'
import { QueryPanel } from '../ui/query-panel'
import { GroupActs } from './group-acts'
import { GroupDevicesPanel } from './group-devices-panel'
import { GroupDifferencePanel } from './group-difference-panel'
import { GroupDistribution } from './group-distribution'
import { GroupSpreadPanel } from './group-spread-panel'
import { GroupRulesPanel } from './group-rules-panel'
import { GroupScoreCard } from './group-score-card'
import { GroupStages } from './group-stages'

/** Is this group breached, what makes it weak, and what became other? */
export function GroupScreen({ groupId }: { groupId: string }) {
  const group = useQuery(groupQuery(groupId))
  const assessment = useQuery(groupAssessmentQuery(groupId))
  return (
    <main id="main" tabIndex={-1} className="min-w-0 px-5 pt-3.5 pb-6 outline-none max-sm:px-3">
      {group.data === undefined ? (
        <h1 className="mb-2.5 text-title font-semibold wrap-anywhere">{visibleText(groupId, 64)}</h1>
      ) : null}
      <QueryPanel
        query={group}
        label="This group"
        shape="h-24"
        frame="panel"
        failureExtra={
          <Link href="/groups" className="btn">
            Open the groups
          </Link>
        }
      >
        {(data) => (
          <>
            <GroupLead group={data} countedAt={assessment.data?.asOf ?? null} />
            <QueryPanel query={assessment} label="The scores of the group" shape="h-80" frame="panel">
              {(scores) => <GroupBody group={data} scores={scores} />}
            </QueryPanel>
          </>
        )}
      </QueryPanel>
    </main>
  )
}

function GroupLead({ group, countedAt }: { group: GroupDocument; countedAt: string | null }) {
  return (
    <header className="mb-2.5 flex flex-wrap items-center gap-x-3.5 gap-y-1">
      <h1 className="text-title font-semibold tracking-[-0.012em] wrap-anywhere">
        {groupTitle(visibleText(group.name, 64), group.devices, group.breach)}
      </h1>
      {group.query === null ? null : (
        <p className="text-text-2">
          holds what matches <code className="font-mono wrap-anywhere">{visibleText(group.query, 200)}</code>
        </p>
      )}
      <span className="ml-auto inline-flex items-center gap-2">
        {countedAt === null ? null : (
          <span className="chip">
            counted <Moment at={countedAt} />
          </span>
        )}
        <GroupActs group={group} />
      </span>
    </header>
  )
}

function GroupBody({ group, scores }: { group: GroupDocument; scores: GroupAssessmentDocument }) {
  const { breachLikelihood: breach, threatLevel: threat } = scores
  return (
    <div className="flex flex-col gap-2.5">
      <div className="grid gap-2.5 md:grid-cols-2">
        <GroupScoreCard
          title="Breach likelihood"
          question="have they been compromised?"
          score={breach}
          form="solid"
          meaning={expectedBreached(breach, scores.breachBase)}
        />
        <GroupScoreCard
          title="Threat level"
          question="will they be?"
          score={threat}
          form="hollow"
          meaning={expectedAttacked(threat)}
        />
      </div>
      <GroupStages stages={scores.stages} devices={scores.devices} />
      <div className="grid gap-2.5 lg:grid-cols-[minmax(0,1fr)_380px]">
        <GroupRulesPanel groupId={group.id} scores={scores} />
        <BandPanel summary={{ breachBands: breach.bands, threatBands: threat.bands }} />
      </div>
      <GroupDistribution breach={breach} threat={threat} />
      <GroupSpreadPanel groupId={group.id} now={scores} />
      <GroupDifferencePanel groupId={group.id} />
      <GroupDevicesPanel groupId={group.id} total={group.devices} />
    </div>
  )
}
