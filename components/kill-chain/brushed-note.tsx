import type { TimeRange } from '@/lib/view/time-range'
import { Moment } from '../time/moment'

/** Says that all of the page keeps to a stretch of time, and leads back. */
export function BrushedNote({ range, onAll }: { range: TimeRange; onAll: () => void }) {
  return (
    <p className="flex flex-wrap items-center gap-x-2 px-3.5 pb-1 text-small text-text-2" role="status">
      <span>
        <Moment at={range.from} exact /> to <Moment at={range.to} exact />: what is below keeps to this time.
      </span>
      <button type="button" className="btn btn-quiet" onClick={onAll}>
        Back to 24 h <kbd className="kbd">0</kbd>
      </button>
    </p>
  )
}
