'use client'

import { useMemo } from 'react'
import type { AssessmentDocument } from '@/lib/contracts/assessment'
import type { FindingDocument } from '@/lib/contracts/finding'
import { formatCounted } from '@/lib/view/format-number'
import { Panel } from '../ui/panel'
import { Segmented } from '../ui/segmented'
import { scoreOf, waterfallOf, type ScoreTab } from './score-tab'
import { WaterfallTable } from './waterfall-table'

const TABS = [
  { value: 'breach', text: 'Breach' },
  { value: 'threat', text: 'Threat' },
] as const

type Props = {
  assessment: AssessmentDocument
  findings: readonly FindingDocument[]
  tab: ScoreTab
  onTab: (tab: ScoreTab) => void
  selectedId: string | null
  onOpen: (findingId: string) => void
}

/** Why this score: the contributions that make it, adding up on screen. */
export function WaterfallPanel({ assessment, findings, tab, onTab, selectedId, onOpen }: Props) {
  const score = scoreOf(assessment, tab)
  const title = tab === 'breach' ? 'Breach likelihood' : 'Threat level'
  const rows = useMemo(() => waterfallOf(assessment, findings, tab), [assessment, findings, tab])
  const note =
    score.printed === null ? undefined : `${formatCounted(rows.length, 'contribution')}. They add up exactly.`
  return (
    <Panel
      title={score.printed === null ? `Why ${title.toLowerCase()} is not assessed` : `Why ${score.printed}`}
      note={note}
      actions={<Segmented label="Score" value={tab} options={TABS} onChange={onTab} />}
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
