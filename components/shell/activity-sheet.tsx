'use client'

import { X } from 'lucide-react'
import { Moment } from '../time/moment'
import { EmptyNote } from '../ui/empty-note'
import { Sheet } from '../ui/sheet'
import { usePastToasts } from '../ui/toast'

/** What was done in this tab: each message that was shown, for who missed it. */
export function ActivitySheet({ onClose }: { onClose: () => void }) {
  const past = usePastToasts()
  return (
    <Sheet label="Activity" className="overflow-y-auto" onClose={onClose}>
      <header className="sticky top-0 flex items-center gap-3 bg-surface px-4 pt-3.5 pb-2">
        <h2 className="flex-1 text-lead font-semibold">Activity</h2>
        <button type="button" className="btn btn-quiet" aria-label="Close" onClick={onClose}>
          <X size={16} aria-hidden />
        </button>
      </header>
      {past.length === 0 ? (
        <EmptyNote title="Nothing was done in this tab yet">
          What you change here is listed until you close the tab. The audit log keeps it for good.
        </EmptyNote>
      ) : (
        <ol className="px-4 pb-4">
          {past.map(({ id, at, text, isFailure, isUndone }) => (
            <li key={id} className="flex gap-3 border-t border-border py-2">
              <span className="text-small text-text-2">
                <Moment at={at} />
              </span>
              <span className="min-w-0 flex-1 wrap-anywhere">
                {isFailure === true ? 'Failed: ' : ''}
                {text}
              </span>
              {isUndone ? <span className="chip">undone</span> : null}
            </li>
          ))}
        </ol>
      )}
    </Sheet>
  )
}
