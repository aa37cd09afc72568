'use client'

import { useQuery } from '@tanstack/react-query'
import Link from 'next/link'
import { useMemo, type ReactNode } from 'react'
import type { AssessmentDocument } from '@/lib/contracts/assessment'
import type { FindingDocument } from '@/lib/contracts/finding'
import { formatCounted } from '@/lib/view/format-number'
import { isWithinRange, type DrawnRange } from '@/lib/view/zoom-range'
import { JudgedAway } from '../judgement/judged-away'
import { whatIfQuery } from '../queries/profile-queries'
import { policyHref } from '../scoring/use-scoring-view'
import { Panel } from '../ui/panel'
import { Segmented } from '../ui/segmented'
import { scoreOf, waterfallOf, type ScoreTab, type WhyTab } from './score-tab'
import { SincePanel } from './since-panel'
import { WaterfallTable } from './waterfall-table'
import { WhatIfStrip, type WhatIf } from './what-if-strip'

const TABS = [
  { value: 'breach', text: 'Breach' },
  { value: 'threat', text: 'Threat' },
  { value: 'since', text: 'Since' },
] as const

type Props = WhatIf & {
  assessment: AssessmentDocument
  findings: readonly FindingDocument[]
  /** What is drawn above: the time between whose ends "since" compares, and that lines are looked at in when brushed. */
  drawn: DrawnRange
  tab: WhyTab
  onTab: (tab: WhyTab) => void
  selectedId: string | null
  onOpen: (findingId: string) => void
}

/** Why: the contributions that make a score, or what moved both. */
export function WaterfallPanel({ tab, onTab, ...props }: Props) {
  const actions = <Segmented label="Score" value={tab} options={TABS} onChange={onTab} />
  if (tab !== 'since') return <ScoreWaterfall {...props} tab={tab} actions={actions} />
  const { assessment, drawn, findings } = props
  return (
    <Panel title="Why it changed" note="The points of both scores that came and went" actions={actions}>
      <SincePanel deviceId={assessment.deviceId} drawn={drawn} asOf={assessment.asOf} findings={findings} />
    </Panel>
  )
}

type WaterfallProps = Omit<Props, 'tab' | 'onTab'> & { tab: ScoreTab; actions: ReactNode }

/** The findings that had no part in the time that was brushed; an open weakness holds until it is fixed. */
const outsideOf = (findings: readonly FindingDocument[], { range, isBrushed }: DrawnRange): ReadonlySet<string> => {
  if (!isBrushed) return new Set()
  const absent = findings.filter(({ kind, firstSeenAt, lastSeenAt, closedAt }) => {
    const last = kind === 'indicator' ? Date.parse(lastSeenAt) : closedAt === null ? Infinity : Date.parse(closedAt)
    return !isWithinRange(Date.parse(firstSeenAt), last, range)
  })
  return new Set(absent.map(({ id }) => id))
}

/** What the score would be with what is imagined; null when nothing is, or while it is not known. */
const useImagined = ({ deviceId, asOf }: AssessmentDocument, off: readonly string[], tab: ScoreTab): number | null => {
  const { data } = useQuery(whatIfQuery(deviceId, off, asOf))
  if (off.length === 0 || data === undefined) return null
  return scoreOf(data, tab).after.printed
}

/** The contributions that make a score, adding up on screen; each can be imagined away. */
function ScoreWaterfall(props: WaterfallProps) {
  const { assessment, findings, drawn, tab, actions, off, onOff, selectedId, onOpen } = props
  const score = scoreOf(assessment, tab)
  const title = tab === 'breach' ? 'Breach likelihood' : 'Threat level'
  const outside = useMemo(() => outsideOf(findings, drawn), [findings, drawn])
  const rows = useMemo(() => waterfallOf(assessment, findings, tab, outside), [assessment, findings, tab, outside])
  const imagined = useImagined(assessment, off, tab)
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
        <>
          <WhatIfStrip
            deviceId={assessment.deviceId}
            asOf={assessment.asOf}
            findings={findings}
            off={off}
            onOff={onOff}
          />
          <WaterfallTable
            title={title}
            score={score}
            imagined={imagined}
            rows={rows}
            off={off}
            onOff={onOff}
            selectedId={selectedId}
            onOpen={onOpen}
          />
        </>
      )}
      <JudgedAway findings={findings} onOpen={onOpen} />
    </Panel>
  )
}
