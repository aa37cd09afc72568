'use client'

import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { FindingDocument } from '@/lib/contracts/finding'
import { toIso } from '@/lib/domain/time'
import type { TimeRange } from '@/lib/view/time-range'
import { assessmentDifferenceQuery } from '../queries/profile-queries'
import { Moment } from '../time/moment'
import { EmptyNote } from '../ui/empty-note'
import { QueryPanel } from '../ui/query-panel'
import { DifferenceTable } from './difference-table'

type Props = { deviceId: string; range: TimeRange; asOf: string; findings: readonly FindingDocument[] }

/** What moved both scores between the start of the range that is drawn and the moment that is looked at. */
export function SincePanel({ deviceId, range, asOf, findings }: Props) {
  const from = toIso(range.from)
  const difference = useQuery(assessmentDifferenceQuery(deviceId, from, asOf))
  const titles = useMemo(() => new Map(findings.map(({ id, rule }) => [id, rule.title])), [findings])
  const { error } = difference
  if (error !== null && 'status' in error && error.status === 404) {
    return (
      <EmptyNote title="It was not assessed at the start of this range">
        Choose a range that begins later, above at the device&rsquo;s name.
      </EmptyNote>
    )
  }
  return (
    <QueryPanel query={difference} label="The difference" shape="m-3.5 h-40">
      {(data) => (
        <>
          <p className="px-3.5 text-small text-text-2">
            From <Moment at={data.from} /> to <Moment at={data.to} />
          </p>
          <div className="grid grid-cols-1 gap-x-4 md:grid-cols-2">
            <DifferenceTable title="Breach likelihood" score={data.breachLikelihood} titles={titles} />
            <DifferenceTable title="Threat level" score={data.threatLevel} titles={titles} />
          </div>
        </>
      )}
    </QueryPanel>
  )
}
