import { chainCells } from '@/lib/view/chain-strip'
import { formatCounted } from '@/lib/view/format-number'
import { stageName } from '@/lib/view/stage-name'
import type { TimelineFinding } from '@/lib/view/timeline-finding'
import type { TimelineStage } from '@/lib/view/timeline-layout'
import { Moment } from '../time/moment'
import { StageChip } from './stage-chip'

type Props = {
  stages: readonly TimelineStage[]
  findings: readonly TimelineFinding[]
  reasons: ReadonlyMap<string, string>
  onOpen: (findingId: string) => void
}

const SHOWN_MAX = 3

/** The timeline where there is no room for one: the same stages in the same order, in words. */
export function StageList({ stages, findings, reasons, onOpen }: Props) {
  const statusByStage = new Map(stages.map(({ stage, status }) => [stage, status]))
  const cells = chainCells([]).map(({ stage }) => ({ stage, status: statusByStage.get(stage) ?? 'not-assessed' }))
  return (
    <ol>
      {cells.map(({ stage, status }) => {
        const here = findings.filter((finding) => finding.stage === stage).sort((a, b) => a.firstSeenAt - b.firstSeenAt)
        return (
          <li
            key={stage}
            className="grid grid-cols-[auto_minmax(0,1fr)_auto] gap-x-2.5 border-t border-border px-3.5 py-2"
          >
            <StageChip stage={stage} />
            <span className="font-medium">{stageName(stage)}</span>
            <span className="text-small text-text-2">{countsOf(here, status)}</span>
            <div className="col-span-2 col-start-2 text-small text-text-2">
              {here.length === 0 ? (
                <p>
                  {status === 'not-assessed'
                    ? (reasons.get(stage) ?? 'No source reports this stage')
                    : 'Nothing observed in this range'}
                </p>
              ) : null}
              {here.slice(0, SHOWN_MAX).map((finding) => (
                <button
                  key={finding.id}
                  type="button"
                  data-opens={finding.id}
                  className="flex min-h-11 w-full flex-wrap items-center gap-x-2 text-left wrap-anywhere"
                  onClick={() => {
                    onOpen(finding.id)
                  }}
                >
                  <span className="text-accent">
                    {finding.title} {finding.subject}
                  </span>
                  <Moment at={finding.firstSeenAt} />
                </button>
              ))}
              {here.length > SHOWN_MAX ? <p>and {here.length - SHOWN_MAX} more, listed below</p> : null}
            </div>
          </li>
        )
      })}
    </ol>
  )
}

const countsOf = (findings: readonly TimelineFinding[], status: TimelineStage['status']): string => {
  if (findings.length === 0) return status === 'not-assessed' ? 'not assessed' : 'clear'
  const facilitators = findings.filter(({ kind }) => kind === 'facilitator').length
  const parts = [
    facilitators > 0 ? formatCounted(facilitators, 'facilitator') : '',
    findings.length > facilitators ? formatCounted(findings.length - facilitators, 'indicator') : '',
  ]
  return parts.filter((part) => part !== '').join(', ')
}
