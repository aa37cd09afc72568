'use client'

import type { AssessmentDocument } from '@/lib/contracts/assessment'
import type { HistoryPoint } from '@/lib/view/score-history'
import type { TimelineFinding } from '@/lib/view/timeline-finding'
import type { TimelineMoment } from '@/lib/view/timeline-moments'
import type { TimeRange } from '@/lib/view/time-range'
import type { DrawnRange } from '@/lib/view/zoom-range'
import { QueryPanel, type RegionQuery } from '../ui/query-panel'
import { ScoreHistory } from './score-history'
import { Timeline, TIMELINE_LEFT, TIMELINE_RIGHT_PADDING } from './timeline'
import { TimelineBrush } from './timeline-brush'

type Props = {
  assessment: AssessmentDocument
  /** All findings, and those with a part in the range. */
  known: readonly TimelineFinding[]
  drawn: readonly TimelineFinding[]
  moments: readonly TimelineMoment[]
  reasons: ReadonlyMap<string, string>
  history: RegionQuery<{ isComplete: boolean }>
  points: readonly HistoryPoint[]
  time: DrawnRange
  width: number
  summary: string
  selectedId: string | null
  onOpen: (findingId: string) => void
  onRange: (range: TimeRange | null) => void
}

/** Score steps, seven lanes and the overview to brush on, on one axis of time. */
export function KillChainDrawing(props: Props) {
  const {
    assessment,
    known,
    drawn,
    moments,
    reasons,
    history,
    points,
    time,
    width,
    summary,
    selectedId,
    onOpen,
    onRange,
  } = props
  const { range, bounds } = time
  return (
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
        moments={moments}
        reasons={reasons}
        range={range}
        bounds={bounds}
        width={width}
        selectedId={selectedId}
        label={`Kill-chain timeline. ${summary}. The table button shows the same as rows.`}
        onOpen={onOpen}
        onRange={onRange}
      />
      <TimelineBrush
        findings={known}
        range={range}
        bounds={bounds}
        left={TIMELINE_LEFT}
        right={width - TIMELINE_RIGHT_PADDING}
        onRange={onRange}
      />
    </>
  )
}
