'use client'

import { Table2 } from 'lucide-react'
import { useMemo, useState } from 'react'
import type { AssessmentDocument } from '@/lib/contracts/assessment'
import type { FindingDocument } from '@/lib/contracts/finding'
import { chainSummary } from '@/lib/view/chain-strip'
import type { HistoryPoint } from '@/lib/view/score-history'
import { findingsInRange } from '@/lib/view/timeline-layout'
import type { TimeRange } from '@/lib/view/time-range'
import { useCommands } from '../ui/commands'
import { EmptyNote } from '../ui/empty-note'
import { Panel } from '../ui/panel'
import { QueryPanel, type RegionQuery } from '../ui/query-panel'
import { useElementWidth } from '../ui/use-element-width'
import { ScoreHistory } from './score-history'
import { StageList } from './stage-list'
import { Timeline } from './timeline'
import { reasonByStage, toTimelineFinding } from './timeline-facts'
import { TimelineTable } from './timeline-table'

type Props = {
  assessment: AssessmentDocument
  findings: readonly FindingDocument[]
  isComplete: boolean
  history: RegionQuery<{ isComplete: boolean }>
  points: readonly HistoryPoint[]
  range: TimeRange
  pointsById: ReadonlyMap<string, number>
  selectedId: string | null
  onOpen: (findingId: string) => void
}

/** How far did it get: score history above seven lanes, or the same as a table, or as a list on a phone. */
export function KillChainPanel(props: Props) {
  const { assessment, findings, isComplete, history, points, range, pointsById, selectedId, onOpen } = props
  const [isTable, setIsTable] = useState(false)
  const [ref, width] = useElementWidth<HTMLDivElement>(900)
  const drawn = useMemo(() => findingsInRange(findings.map(toTimelineFinding), range), [findings, range])
  const reasons = useMemo(() => reasonByStage(assessment), [assessment])
  const summary = chainSummary(assessment.stages.map(({ status }) => status))
  useCommands([
    {
      id: 'table-twin',
      text: 'Show the kill chain as a table, or as a timeline',
      scope: 'This page',
      keys: 't',
      run: () => {
        setIsTable((before) => !before)
      },
    },
  ])
  const actions = (
    <>
      <TimelineLegend />
      <button
        type="button"
        className="btn btn-quiet max-sm:hidden"
        aria-pressed={isTable}
        aria-label="Show the kill chain as a table"
        onClick={() => {
          setIsTable(!isTable)
        }}
      >
        <Table2 size={15} aria-hidden />
      </button>
    </>
  )
  return (
    <Panel title="Kill chain" note={`How far did it get? ${summary}.`} actions={actions}>
      {drawn.length === 0 ? (
        <EmptyNote title="No finding in this range">
          Choose a longer range to look further back. Hatched stages were not assessed, which is not the same as clear.
        </EmptyNote>
      ) : null}
      {isComplete ? null : (
        <p className="px-3.5 pb-1 text-small text-text-2">Showing the first {findings.length} findings.</p>
      )}
      <div ref={ref} className="mx-3.5 pb-2 max-sm:hidden">
        {isTable ? null : (
          <>
            <QueryPanel query={history} label="The score history" shape="h-[74px]">
              {(read) => (
                <>
                  <ScoreHistory history={points} range={range} width={width} band={assessment.breachLikelihood.band} />
                  {read.isComplete ? null : (
                    <p className="pb-1 text-micro text-text-2">
                      Only a part of the score history is drawn. Choose a shorter range.
                    </p>
                  )}
                </>
              )}
            </QueryPanel>
            <Timeline
              stages={assessment.stages}
              findings={drawn}
              reasons={reasons}
              range={range}
              width={width}
              selectedId={selectedId}
              label={`Kill-chain timeline. ${summary}. The table button shows the same as rows.`}
              onOpen={onOpen}
            />
          </>
        )}
      </div>
      {isTable ? (
        <div className="max-sm:hidden">
          <TimelineTable findings={drawn} pointsById={pointsById} selectedId={selectedId} onOpen={onOpen} />
        </div>
      ) : null}
      <div className="sm:hidden">
        <StageList stages={assessment.stages} findings={drawn} reasons={reasons} onOpen={onOpen} />
      </div>
    </Panel>
  )
}

function TimelineLegend() {
  return (
    <span className="flex gap-3.5 text-small text-text-2 max-sm:hidden">
      <span className="inline-flex items-center gap-1.5">
        <svg width="20" height="11" aria-hidden>
          <rect
            x=".75"
            y=".75"
            width="18.5"
            height="9.5"
            rx="2"
            fill="var(--text-2)"
            fillOpacity=".1"
            stroke="var(--text-2)"
          />
        </svg>
        Facilitator
      </span>
      <span className="inline-flex items-center gap-1.5">
        <svg width="20" height="9" aria-hidden>
          <rect width="20" height="9" rx="2" fill="var(--text-2)" />
        </svg>
        Indicator
      </span>
    </span>
  )
}
