import type { ReactNode } from 'react'
import { FailureNote, type Failure } from './failure-note'
import { Skeleton } from './skeleton'

/** As much of a query as a region needs; the query library's own result fits. */
export type RegionQuery<Data> = {
  data: Data | undefined
  error: Failure | null
  isFetching: boolean
  refetch: () => unknown
}

type Props<Data> = {
  query: RegionQuery<Data>
  /** Names the region in sentences: "Findings could not be read". */
  label: string
  /** Size classes of the skeleton, so that nothing moves when the data comes. */
  shape: string
  /** Classes of the frame while there is no data; what is ready brings its own. */
  frame?: string
  isEmpty?: (data: Data) => boolean
  empty?: ReactNode
  /** Another way on, beside Retry. */
  failureExtra?: ReactNode
  children: (data: Data) => ReactNode
}

/** One place for the states of a region: pending, failed, empty, ready, and ready but stale. Old data is never taken away. */
export function QueryPanel<Data>(props: Props<Data>) {
  const { query, label, shape, frame = '', isEmpty, empty, failureExtra, children } = props
  const { data, error } = query
  const onRetry = () => {
    void query.refetch()
  }
  if (data === undefined) {
    return (
      <div className={frame}>
        {error === null ? (
          <Skeleton label={label} className={shape} />
        ) : (
          <FailureNote what={label} failure={error} onRetry={onRetry} extra={failureExtra} />
        )}
      </div>
    )
  }
  return (
    <>
      {error === null ? null : <StaleChip label={label} isFetching={query.isFetching} onRetry={onRetry} />}
      {isEmpty?.(data) === true ? empty : children(data)}
    </>
  )
}

function StaleChip({ label, isFetching, onRetry }: { label: string; isFetching: boolean; onRetry: () => void }) {
  return (
    <p role="status" className="flex flex-wrap items-center gap-2 py-1 text-small text-text-2">
      <span className="chip">
        <span aria-hidden className="text-sev-3">
          ◆
        </span>
        {label}: the last refresh failed, older data is shown
      </span>
      <button type="button" className="btn btn-quiet" onClick={onRetry} aria-disabled={isFetching}>
        {isFetching ? 'Retrying' : 'Retry'}
      </button>
    </p>
  )
}
