import type { DeviceDocument } from '@/lib/contracts/device'
import { formatCount } from '@/lib/view/format-number'
import type { Listed } from '../queries/list-pages'

type Props = {
  list: Listed<DeviceDocument> & { isFetching: boolean }
  isFromBeginning: boolean
  isFull: boolean
  /** Begins the list after a place of it, or at its beginning. */
  onPlace: (after: string | null) => void
}

const wordsOf = ({ items, nextCursor, isFetching }: Props['list'], isFull: boolean): string => {
  const count = formatCount(items.length)
  if (nextCursor === null) return `All ${count} read`
  if (isFull) return `${count} read here`
  return `${count} read so far${isFetching ? ', reading on' : ', scroll for more'}`
}

/** How far the list is read, and what the keys do. */
export function ListFoot({ list, isFromBeginning, isFull, onPlace }: Props) {
  const words = wordsOf(list, isFull)
  return (
    <div className="flex min-h-9 flex-wrap items-center gap-x-4 gap-y-1 border-t border-border px-3.5 py-1 text-small text-text-3">
      <p role="status">{isFromBeginning ? words : `From further down the list: ${words}`}</p>
      {isFromBeginning ? null : (
        <button
          type="button"
          className="btn btn-quiet"
          onClick={() => {
            onPlace(null)
          }}
        >
          Go to its beginning
        </button>
      )}
      {isFull && list.nextCursor !== null ? (
        <button
          type="button"
          className="btn"
          onClick={() => {
            onPlace(list.nextCursor)
          }}
        >
          Go on from here
        </button>
      ) : null}
      <p className="ml-auto max-sm:hidden" aria-hidden>
        <kbd className="font-mono">/</kbd> filter, <kbd className="font-mono">J</kbd> <kbd className="font-mono">K</kbd>{' '}
        move, <kbd className="font-mono">Enter</kbd> open, <kbd className="font-mono">Esc</kbd> close
      </p>
    </div>
  )
}
