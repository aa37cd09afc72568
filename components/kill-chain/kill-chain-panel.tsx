'use client'

import { Table2 } from 'lucide-react'
import { useMemo, useState } from 'react'
import type { AssessmentDocument } from '@/lib/contracts/assessment'
import type { FindingDocument } from '@/lib/contracts/finding'
import { chainSummary } from '@/lib/view/chain-strip'
import type { HistoryPoint } from '@/lib/view/score-history'
import { findingsInRange } from '@/lib/view/timeline-layout'
import type { TimeRange } from '@/lib/view/time-range'
import { isWithinRange, type DrawnRange } from '@/lib/view/zoom-range'
import { useCommands } from '../ui/commands'
import { EmptyNote } from '../ui/empty-note'
import { Panel } from '../ui/panel'
import type { RegionQuery } from '../ui/query-panel'
import { useElementWidth } from '../ui/use-element-width'
import { BrushedNote } from './brushed-note'
import { KillChainDrawing } from './kill-chain-drawing'
import { StageList } from './stage-list'
import { reasonByStage, toTimelineFinding } from './timeline-facts'
import { TimelineLegend } from './timeline-legend'
import { TimelineTable } from './timeline-table'
import { useTimelineMoments } from './use-timeline-moments'

type Props = {
  assessment: AssessmentDocument
  findings: readonly FindingDocument[]
  isComplete: boolean
  history: RegionQuery<{ isComplete: boolean }>
  points: readonly HistoryPoint[]
  drawn: DrawnRange
  onRange: (range: TimeRange | null) => void
  pointsById: ReadonlyMap<string, number>
  selectedId: string | null
  onOpen: (findingId: string) => void
}

/** How far did it get: score history above seven lanes, or the same as a table, or as a list on a phone. */
export function KillChainPanel(props: Props) {
  const {
    assessment,
    findings,
    isComplete,
    history,
    points,
    drawn: time,
    onRange,
    pointsById,
    selectedId,
    onOpen,
  } = props
  const { range, isBrushed } = time
  const [isTable, setIsTable] = useState(false)
  const [ref, width] = useElementWidth<HTMLDivElement>(900)
  const known = useMemo(() => findings.map(toTimelineFinding), [findings])
  const drawn = useMemo(() => findingsInRange(known, range), [known, range])
  const reasons = useMemo(() => reasonByStage(assessment), [assessment])
  const moments = useTimelineMoments(assessment.deviceId)
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
      {isBrushed ? (
        <BrushedNote
          range={range}
          onAll={() => {
            onRange(null)
          }}
        />
      ) : null}
      <div ref={ref} className="mx-3.5 pb-2 max-sm:hidden">
        {isTable ? null : (
          <KillChainDrawing
            assessment={assessment}
            known={known}
            drawn={drawn}
            moments={moments}
            reasons={reasons}
            history={history}
            points={points}
            time={time}
            width={width}
            summary={summary}
            selectedId={selectedId}
            onOpen={onOpen}
            onRange={onRange}
          />
        )}
      </div>
      {isTable ? (
        <div className="max-sm:hidden">
          <TimelineTable
            findings={drawn}
            moments={moments.filter(({ at }) => isWithinRange(at, at, range))}
            pointsById={pointsById}
            selectedId={selectedId}
            onOpen={onOpen}
          />
        </div>
      ) : null}
      <div className="sm:hidden">
        <StageList stages={assessment.stages} findings={drawn} reasons={reasons} onOpen={onOpen} />
      </div>
    </Panel>
  )
}
