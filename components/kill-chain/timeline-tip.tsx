import type { TimelineFinding } from '@/lib/view/timeline-finding'
import type { TimelineItem } from '@/lib/view/timeline-items'
import { formatCounted } from '@/lib/view/format-number'
import { toneOfSeverity } from '@/lib/view/tone'
import { Moment } from '../time/moment'
import { SeverityGlyph } from '../ui/severity-glyph'

const SHOWN_MAX = 4
const WIDTH = 300

/** What stands under the pointer or the focus; everything in it is in the table too. */
export function TimelineTip({ item, top, width }: { item: TimelineItem; top: number; width: number }) {
  const left = Math.max(0, Math.min(item.x, width - WIDTH))
  const more = item.findings.length - SHOWN_MAX
  return (
    <div
      role="tooltip"
      className="pointer-events-none absolute z-10 rounded-lg border border-border-2 bg-surface-3 px-2.5 py-2 text-small shadow-xl"
      style={{ left, top: top + item.y + item.height + 8, width: WIDTH }}
    >
      {item.findings.slice(0, SHOWN_MAX).map((finding) => (
        <TipLine key={finding.id} finding={finding} />
      ))}
      {more > 0 ? <p className="text-text-2">and {more} more</p> : null}
      <p className="text-accent">Enter opens the evidence</p>
    </div>
  )
}

function TipLine({ finding }: { finding: TimelineFinding }) {
  return (
    <div className="mb-1.5">
      <p className="font-semibold wrap-anywhere">
        {finding.title} <span className="font-mono">{finding.subject}</span>
      </p>
      <p className="flex flex-wrap items-center gap-x-2 text-text-2">
        <SeverityGlyph tone={toneOfSeverity(finding.severity)} withWord />
        <span>{finding.kind}</span>
        <span>seen {formatCounted(finding.count, 'time')}</span>
      </p>
      <p className="text-text-2">
        <Moment at={finding.firstSeenAt} exact /> to <Moment at={finding.lastSeenAt} exact />
      </p>
    </div>
  )
}
