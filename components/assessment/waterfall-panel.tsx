'use client'

import Link from 'next/link'
import { useMemo, type ReactNode } from 'react'
import type { AssessmentDocument } from '@/lib/contracts/assessment'
import type { FindingDocument } from '@/lib/contracts/finding'
import { formatCounted } from '@/lib/view/format-number'
import type { TimeRange } from '@/lib/view/time-range'
import { policyHref } from '../scoring/use-scoring-view'
import { Panel } from '../ui/panel'
import { Segmented } from '../ui/segmented'
import { scoreOf, waterfallOf, type ScoreTab, type WhyTab } from './score-tab'
import { SincePanel } from './since-panel'
import { WaterfallTable } from './waterfall-table'

const TABS = [
  { value: 'breach', text: 'Breach' },
  { value: 'threat', text: 'Threat' },
  { value: 'since', text: 'Since' },
] as const

type Props = {
  assessment: AssessmentDocument
  findings: readonly FindingDocument[]
  /** What is drawn above; "since" compares its start with the moment that is looked at. */
  range: TimeRange
  tab: WhyTab
  onTab: (tab: WhyTab) => void
  selectedId: string | null
  onOpen: (findingId: string) => void
}

/** Why: the contributions that make a score, or what moved both. */
export function WaterfallPanel({ tab, onTab, range, ...props }: Props) {
  const actions = <Segmented label="Score" value={tab} options={TABS} onChange={onTab} />
  if (tab !== 'since') return <ScoreWaterfall {...props} tab={tab} actions={actions} />
  const { deviceId, asOf } = props.assessment
  return (
    <Panel title="Why it changed" note="The points of both scores that came and went" actions={actions}>
      <SincePanel deviceId={deviceId} range={range} asOf={asOf} findings={props.findings} />
    </Panel>
  )
}

type WaterfallProps = Omit<Props, 'range' | 'tab' | 'onTab'> & { tab: ScoreTab; actions: ReactNode }

/** The contributions that make a score, adding up on screen. */
function ScoreWaterfall({ assessment, findings, tab, actions, selectedId, onOpen }: WaterfallProps) {
  const score = scoreOf(assessment, tab)
  const title = tab === 'breach' ? 'Breach likelihood' : 'Threat level'
  const rows = useMemo(() => waterfallOf(assessment, findings, tab), [assessment, findings, tab])
  const sum = score.printed === null ? '' : `${formatCounted(rows.length, 'contribution')}. They add up exactly. `
  const note = (
    <>
      {sum}By{' '}
      <Link href={policyHref(assessment.policyVersion)} className="text-accent underline underline-offset-2">
        policy {assessment.policyVersion}
      </Link>
    </>
  )
  return (
    <Panel
      title={score.printed === null ? `Why ${title.toLowerCase()} is not assessed` : `Why ${score.printed}`}
      note={note}
      actions={actions}
    >
      {score.printed === null ? (
        <p className="hatch mx-3.5 mb-3.5 rounded-control p-2.5 text-small">
          <span className="inline-block rounded-cell bg-surface px-2 py-1 text-text-2">
            Too little could be seen for a number. The list under the score says which checks are missing and why;
            connect a source that reports them.
          </span>
        </p>
      ) : (
        <WaterfallTable title={title} score={score} rows={rows} selectedId={selectedId} onOpen={onOpen} />
      )}
    </Panel>
  )
}
