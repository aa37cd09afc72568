import { TriangleAlert } from 'lucide-react'
import type { Failure } from './failure-note'

/** Why an act was not done, beside where it was asked for. */
export function ActFailure({ error }: { error: Failure | null }) {
  if (error === null) return null
  return (
    <p role="alert" className="mt-2 flex gap-2 text-small wrap-anywhere">
      <TriangleAlert size={15} className="mt-px shrink-0 text-sev-4" aria-hidden />
      <span>
        {error.message}
        {error.requestId === undefined ? null : (
          <span className="block text-micro text-text-3">
            Request <span className="font-mono">{error.requestId}</span>
          </span>
        )}
      </span>
    </p>
  )
}
