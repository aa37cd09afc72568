import Link from 'next/link'
import type { ReactNode } from 'react'
import type { AssessmentDocument } from '@/lib/contracts/assessment'
import { RequestFailure } from '../queries/request'
import { EmptyNote } from '../ui/empty-note'
import { QueryPanel, type RegionQuery } from '../ui/query-panel'

type Props = {
  query: RegionQuery<AssessmentDocument>
  /** Whether the present is looked at. */
  isNow: boolean
  /** Whether any record of it ever came. */
  isHeardOf: boolean
  children: (assessment: AssessmentDocument) => ReactNode
}

const isMissing = (error: unknown): boolean => error instanceof RequestFailure && error.status === 404

/**
 * The assessment of a device. One that nothing was heard of has none; records are judged at whole minutes, so for a
 * moment a new device has records and none either.
 */
export function AssessmentRegion({ query, isNow, isHeardOf, children }: Props) {
  if (isNow && query.data === undefined && isMissing(query.error)) {
    return (
      <section className="panel pt-3" aria-label="Both scores">
        <div role="status">{isHeardOf ? <FirstMinuteNote /> : <UnheardNote />}</div>
      </section>
    )
  }
  return (
    <QueryPanel query={query} label="The assessment" shape="h-[60dvh]" frame="panel">
      {children}
    </QueryPanel>
  )
}

function FirstMinuteNote() {
  return (
    <EmptyNote title="Its first minute has not ended yet">
      Records are judged at the end of their minute. This page asks again by itself.
    </EmptyNote>
  )
}

function UnheardNote() {
  return (
    <EmptyNote title="Not assessed: nothing was heard of it yet">
      <p>Both scores rest on records: its first report, or a log line of a sensor that has its address, begins them.</p>
      <Link href="/ingest" className="btn mt-1.5">
        See what arrives
      </Link>
    </EmptyNote>
  )
}
