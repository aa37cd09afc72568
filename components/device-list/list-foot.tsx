import type { DeviceDocument } from '@/lib/contracts/device'
import { formatCount } from '@/lib/view/format-number'
import type { Listed } from '../queries/list-pages'

type Props = {
  list: Listed<DeviceDocument> & { hasMore: boolean; isFetching: boolean }
  isFromBeginning: boolean
  onBeginning: () => void
}

/** How far the list is read, and what the keys do. */
export function ListFoot({ list, isFromBeginning, onBeginning }: Props) {
  const { items, hasMore, isFetching } = list
  const words = hasMore
    ? `${formatCount(items.length)} read so far${isFetching ? ', reading on' : ', scroll for more'}`
    : `All ${formatCount(items.length)} read`
  return (
    <div className="flex min-h-9 flex-wrap items-center gap-x-4 gap-y-1 border-t border-border px-3.5 py-1 text-small text-text-3">
      <p role="status">{isFromBeginning ? words : `From further down the list: ${words}`}</p>
      {isFromBeginning ? null : (
        <button type="button" className="btn btn-quiet" onClick={onBeginning}>
          Go to its beginning
        </button>
      )}
      <p className="ml-auto max-sm:hidden" aria-hidden>
        <kbd className="font-mono">/</kbd> filter, <kbd className="font-mono">J</kbd> <kbd className="font-mono">K</kbd>{' '}
        move, <kbd className="font-mono">Enter</kbd> open, <kbd className="font-mono">Esc</kbd> close
      </p>
    </div>
  )
}
