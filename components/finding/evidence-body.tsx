'use client'

import { useQuery } from '@tanstack/react-query'
import type { FindingDocument } from '@/lib/contracts/finding'
import { formatPoints } from '@/lib/view/format-number'
import type { TimeRange } from '@/lib/view/time-range'
import { toneOfSeverity } from '@/lib/view/tone'
import { StageChip } from '../kill-chain/stage-chip'
import { evidenceQuery } from '../queries/device-queries'
import { VerdictBar } from '../judgement/verdict-bar'
import { EmptyNote } from '../ui/empty-note'
import { InertText } from '../ui/inert-text'
import { QueryPanel } from '../ui/query-panel'
import { SeverityGlyph } from '../ui/severity-glyph'
import { EvidenceRecords } from './evidence-records'
import { FindingFacts } from './finding-facts'
import { LookFurther } from './look-further'

type Props = {
  deviceId: string
  finding: FindingDocument
  /** Printed points on the score that is looked at, and that score; null when it adds none. */
  points: { value: number; of: number } | null
  within: TimeRange | null
}

/** One finding whole: what we saw, what the rule says, and the records it rests on. */
export function EvidenceBody({ deviceId, finding, points, within }: Props) {
  const records = useQuery(evidenceQuery(deviceId, finding.id))
  return (
    <>
      <div className="flex items-start gap-2.5 border-b border-border px-4 pb-2.5">
        <div className="min-w-0 flex-1">
          <h2 className="line-clamp-4 text-lead font-semibold wrap-anywhere">
            <InertText raw={finding.rule.title} charactersMax={120} />{' '}
            <span className="font-mono text-base">
              <InertText raw={finding.subject} charactersMax={160} />
            </span>
          </h2>
          <p className="mt-1 flex flex-wrap items-center gap-x-2.5 gap-y-1">
            <SeverityGlyph tone={toneOfSeverity(finding.severity)} withWord />
            <StageChip stage={finding.stage} text="name" />
            <span className="text-small text-text-2">{finding.kind}</span>
          </p>
        </div>
        {points === null ? null : (
          <p className="text-right whitespace-nowrap">
            <span className="block text-figure font-semibold">{formatPoints(points.value)}</span>
            <span className="text-micro text-text-3">of {points.of} points</span>
          </p>
        )}
      </div>
      <div
        className="min-h-0 flex-1 overflow-y-auto px-4 pb-4"
        role="region"
        aria-label="What the finding rests on"
        tabIndex={0}
      >
        <FindingFacts finding={finding} />
        <h3 className="mt-3 mb-1.5 text-small font-semibold text-text-2">Raw records</h3>
        <QueryPanel
          query={records}
          label="The raw records"
          shape="h-32"
          isEmpty={({ items }) => items.length === 0}
          empty={
            <EmptyNote title="No raw record is kept for this finding">
              Its records are older than their retention, or the finding rests on a record that is missing.
            </EmptyNote>
          }
        >
          {({ items }) => <EvidenceRecords records={items} finding={finding} within={within} />}
        </QueryPanel>
        <h3 className="mt-3 text-small font-semibold text-text-2">Look further</h3>
        <LookFurther finding={finding} />
      </div>
      <VerdictBar deviceId={deviceId} finding={finding} />
    </>
  )
}
