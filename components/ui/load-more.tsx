import { formatCount } from '@/lib/view/format-number'

type Props = {
  shown: number
  total: number
  totalIsAtLeast: boolean
  hasMore: boolean
  isFetching: boolean
  onMore: () => void
}

/** How much of a list is on the screen, and the way to the rest. */
export function LoadMore({ shown, total, totalIsAtLeast, hasMore, isFetching, onMore }: Props) {
  return (
    <div className="flex flex-wrap items-center gap-3 border-t border-border px-3.5 py-2 text-small text-text-2">
      <p role="status">
        {formatCount(shown)} of {totalIsAtLeast ? 'at least ' : ''}
        {formatCount(Math.max(total, shown))}
      </p>
      {hasMore ? (
        <button
          type="button"
          className="btn"
          aria-disabled={isFetching}
          onClick={() => {
            if (!isFetching) onMore()
          }}
        >
          {isFetching ? 'Loading' : 'Load more'}
        </button>
      ) : null}
    </div>
  )
}
