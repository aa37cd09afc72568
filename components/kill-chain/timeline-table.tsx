import type { TimelineFinding } from '@/lib/view/timeline-finding'
import { formatCount, formatPoints } from '@/lib/view/format-number'
import { toneOfSeverity } from '@/lib/view/tone'
import { Moment } from '../time/moment'
import type { TimelineMoment } from '@/lib/view/timeline-moments'
import { SeverityGlyph } from '../ui/severity-glyph'
import { StageChip } from './stage-chip'

type Props = {
  findings: readonly TimelineFinding[]
  /** What happened to the device meanwhile. */
  moments: readonly TimelineMoment[]
  /** Printed points on breach likelihood by finding. */
  pointsById: ReadonlyMap<string, number>
  selectedId: string | null
  onOpen: (findingId: string) => void
}

/** The timeline's twin: the same findings as rows, earliest first. */
export function TimelineTable({ findings, moments, pointsById, selectedId, onOpen }: Props) {
  const ordered = [...findings].sort((a, b) => a.firstSeenAt - b.firstSeenAt)
  const happened = [...moments].sort((a, b) => a.at - b.at)
  return (
    <div className="overflow-x-auto">
      <table className="data-table">
        <caption className="sr-only">Findings in this range, by the time they were first seen</caption>
        <thead>
          <tr>
            {['First seen', 'Last seen', 'Stage', 'Kind', 'Finding', 'Severity', 'Count', 'Breach points'].map(
              (head) => (
                <th key={head} scope="col">
                  {head}
                </th>
              ),
            )}
          </tr>
        </thead>
        <tbody>
          {ordered.map((finding) => (
            <tr key={finding.id} className={finding.id === selectedId ? 'bg-accent-soft' : ''}>
              <td>
                <Moment at={finding.firstSeenAt} exact />
              </td>
              <td>
                <Moment at={finding.lastSeenAt} exact />
              </td>
              <td>
                <StageChip stage={finding.stage} text="name" />
              </td>
              <td className="text-text-2">{finding.kind}</td>
              <td className="max-w-80">
                <button
                  type="button"
                  data-opens={finding.id}
                  className="text-left text-accent wrap-anywhere"
                  onClick={() => {
                    onOpen(finding.id)
                  }}
                >
                  {finding.title} {finding.subject}
                </button>
              </td>
              <td>
                <SeverityGlyph tone={toneOfSeverity(finding.severity)} withWord />
              </td>
              <td className="text-right">{formatCount(finding.count)}</td>
              <td className="text-right">{formatPoints(pointsById.get(finding.id) ?? 0)}</td>
            </tr>
          ))}
          {happened.map(({ at, kind, text }) => (
            <tr key={`${String(at)} ${text}`}>
              <td>
                <Moment at={at} exact />
              </td>
              <td />
              <td />
              <td className="text-text-2">{kind}</td>
              <td className="max-w-80 wrap-anywhere">{text}</td>
              <td colSpan={3} />
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
