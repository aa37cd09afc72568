'use client'

import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { FindingDocument } from '@/lib/contracts/finding'
import { toIso } from '@/lib/domain/time'
import type { DrawnRange } from '@/lib/view/zoom-range'
import { assessmentDifferenceQuery } from '../queries/profile-queries'
import { Moment } from '../time/moment'
import { EmptyNote } from '../ui/empty-note'
import { QueryPanel } from '../ui/query-panel'
import { DifferenceTable } from './difference-table'

type Props = { deviceId: string; drawn: DrawnRange; asOf: string; findings: readonly FindingDocument[] }

/** What moved both scores from the start of what is drawn to its end, if someone chose that, else to what is looked at. */
export function SincePanel({ deviceId, drawn: { range, isBrushed }, asOf, findings }: Props) {
  const from = toIso(range.from)
  const to = isBrushed ? toIso(Math.min(range.to, Date.parse(asOf))) : asOf
  const difference = useQuery(assessmentDifferenceQuery(deviceId, from, to))
  const findingById = useMemo(() => new Map(findings.map((finding) => [finding.id, finding])), [findings])
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
            <DifferenceTable title="Breach likelihood" score={data.breachLikelihood} findingById={findingById} />
            <DifferenceTable title="Threat level" score={data.threatLevel} findingById={findingById} />
          </div>
        </>
      )}
    </QueryPanel>
  )
}
