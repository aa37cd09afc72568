import { TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'

export type Failure = Error & { requestId?: string | undefined }

type Props = { what: string; failure: Failure; onRetry: () => void; extra?: ReactNode }

/** A region that could not be read: what, why, a way to try again, and the id under which the server logged it. */
export function FailureNote({ what, failure, onRetry, extra }: Props) {
  return (
    <div role="alert" className="flex flex-wrap items-center gap-x-3 gap-y-2 px-3.5 py-3">
      <TriangleAlert size={15} className="text-sev-4" aria-hidden />
      <div className="min-w-0 flex-1 basis-60">
        <p className="font-medium wrap-anywhere">{what} could not be read</p>
        <p className="text-small text-text-2 wrap-anywhere">{failure.message}</p>
        {failure.requestId === undefined ? null : (
          <p className="text-micro text-text-3">
            Request <span className="font-mono wrap-anywhere">{failure.requestId}</span>
          </p>
        )}
      </div>
      {extra}
      <button type="button" className="btn" onClick={onRetry}>
        Retry
      </button>
    </div>
  )
}
