'use client'

import { useMemo } from 'react'
import type { AssessmentDocument, AssessmentPoint } from '@/lib/contracts/assessment'
import type { FindingDocument } from '@/lib/contracts/finding'
import { pointsByFinding } from '@/lib/view/evidence-order'
import { scoreChange, type HistoryPoint } from '@/lib/view/score-history'
import type { TimeRange } from '@/lib/view/time-range'
import type { DrawnRange } from '@/lib/view/zoom-range'
import { ScoreCard } from '../assessment/score-card'
import { waterfallOf, type ScoreTab, type WhyTab } from '../assessment/score-tab'
import { NextActionsPanel } from '../assessment/next-actions-panel'
import { WaterfallPanel } from '../assessment/waterfall-panel'
import { KillChainPanel } from '../kill-chain/kill-chain-panel'
import type { Items } from '../queries/get-json'
import { QueryPanel, type RegionQuery } from '../ui/query-panel'

type Props = {
  assessment: AssessmentDocument
  history: RegionQuery<Items<AssessmentPoint>>
  findings: RegionQuery<Items<FindingDocument>>
  drawn: DrawnRange
  onRange: (range: TimeRange | null) => void
  tab: WhyTab
  onTab: (tab: WhyTab) => void
  off: readonly string[]
  onOff: (off: readonly string[]) => void
  selectedId: string | null
  onOpen: (findingId: string) => void
}

const NO_FINDINGS: readonly FindingDocument[] = []

/** The stored points, and the assessment that is looked at as the last of them. */
const historyOf = (
  points: readonly AssessmentPoint[],
  { asOf, breachLikelihood, threatLevel }: AssessmentDocument,
): HistoryPoint[] => {
  const shownAt = Date.parse(asOf)
  const before = points.map((point) => ({ ...point, at: Date.parse(point.asOf) })).filter(({ at }) => at < shownAt)
  return [...before, { at: shownAt, breach: breachLikelihood, threat: threatLevel }]
}

/** The two scores, how far it got, and why. */
export function DeviceAssessment(props: Props) {
  const { assessment, history, findings, drawn, onRange, tab, onTab, off, onOff, selectedId, onOpen } = props
  const asOf = Date.parse(assessment.asOf)
  const known = useMemo(
    () => (findings.data?.items ?? NO_FINDINGS).filter(({ firstSeenAt }) => Date.parse(firstSeenAt) <= asOf),
    [findings.data, asOf],
  )
  const points = useMemo(() => historyOf(history.data?.items ?? [], assessment), [history.data, assessment])
  const breachPoints = useMemo(() => pointsByFinding(waterfallOf(assessment, known, 'breach')), [assessment, known])
  const changeOf = (score: ScoreTab) => (history.data === undefined ? null : scoreChange(points, score, drawn.range))
  return (
    <div className="space-y-2.5">
      <div className="grid gap-2.5 md:grid-cols-2">
        <ScoreCard
          title="Breach likelihood"
          question="has it been compromised?"
          score={assessment.breachLikelihood}
          form="solid"
          change={changeOf('breach')}
          notAssessed={assessment.notAssessed}
          note={
            assessment.contained ? <p className="font-medium text-ok">Contained: a verified containment holds</p> : null
          }
        />
        <ScoreCard
          title="Threat level"
          question="will it be?"
          score={assessment.threatLevel}
          form="hollow"
          change={changeOf('threat')}
          notAssessed={assessment.notAssessed}
        />
      </div>
      <QueryPanel query={findings} label="The findings" shape="h-80" frame="panel">
        {({ isComplete }) => (
          <KillChainPanel
            assessment={assessment}
            findings={known}
            isComplete={isComplete}
            history={history}
            points={points}
            drawn={drawn}
            onRange={onRange}
            pointsById={breachPoints}
            selectedId={selectedId}
            onOpen={onOpen}
          />
        )}
      </QueryPanel>
      <WaterfallPanel
        assessment={assessment}
        findings={known}
        drawn={drawn}
        tab={tab}
        onTab={onTab}
        off={off}
        onOff={onOff}
        selectedId={selectedId}
        onOpen={onOpen}
      />
      <NextActionsPanel deviceId={assessment.deviceId} asOf={assessment.asOf} off={off} onOff={onOff} />
    </div>
  )
}
