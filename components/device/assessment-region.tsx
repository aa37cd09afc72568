import type { ReactNode } from 'react'
import type { AssessmentDocument } from '@/lib/contracts/assessment'
import { RequestFailure } from '../queries/request'
import { EmptyNote } from '../ui/empty-note'
import { QueryPanel, type RegionQuery } from '../ui/query-panel'

type Props = {
  query: RegionQuery<AssessmentDocument>
  /** Whether the present is looked at. */
  isNow: boolean
  children: (assessment: AssessmentDocument) => ReactNode
}

const isMissing = (error: unknown): boolean => error instanceof RequestFailure && error.status === 404

/** The assessment of a device. Records are judged at whole minutes: for a moment a new device has records and none. */
export function AssessmentRegion({ query, isNow, children }: Props) {
  if (isNow && query.data === undefined && isMissing(query.error)) {
    return (
      <section className="panel pt-3" aria-label="Both scores">
        <div role="status">
          <EmptyNote title="Its first minute has not ended yet">
            Records are judged at the end of their minute. This page asks again by itself.
          </EmptyNote>
        </div>
      </section>
    )
  }
  return (
    <QueryPanel query={query} label="The assessment" shape="h-[60dvh]" frame="panel">
      {children}
    </QueryPanel>
  )
}
