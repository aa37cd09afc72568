'use client'

import { useQueryClient } from '@tanstack/react-query'
import Link from 'next/link'
import { liveOffer } from '@/lib/view/live-buffer'
import { formatAge } from '@/lib/view/format-time'
import { formatCounted } from '@/lib/view/format-number'
import { useNow } from '../time/use-now'
import { useCommands } from '../ui/commands'
import { useLive } from './live-provider'

/** When the oldest of what the page shows was read; null while nothing of it was. */
const useReadAt = (): number | null => {
  const client = useQueryClient()
  const { page } = useLive()
  const found = (page?.queryKeys ?? []).flatMap((queryKey) =>
    client.getQueryCache().findAll({ queryKey, type: 'active' }),
  )
  const times = found.map(({ state }) => state.dataUpdatedAt).filter((at) => at > 0)
  return times.length === 0 ? null : Math.min(...times)
}

function Diamond() {
  return (
    <span aria-hidden className="text-sev-3">
      ◆
    </span>
  )
}

/** How fresh the page is: when it was read; or since when nothing is heard, of the server or of a source. */
export function FreshnessChip() {
  const { status, lostSince, server, retry } = useLive()
  const readAt = useReadAt()
  const now = useNow()
  const silent = server?.silentSources ?? 0
  return (
    <div className="flex min-w-0 items-center gap-1.5">
      {status === 'lost' && lostSince !== null ? (
        <button type="button" className="chip min-h-6 truncate" title="Try again now" onClick={retry}>
          <Diamond />
          stream lost {formatAge(lostSince, now)}
          <span className="max-md:sr-only">, retrying</span>
        </button>
      ) : readAt === null ? null : (
        <span className="chip max-md:hidden">updated {formatAge(readAt, now)}</span>
      )}
      {silent > 0 ? (
        <Link href="/ingest" className="chip min-h-6 max-lg:hidden">
          <Diamond />
          {formatCounted(silent, 'source')} silent
        </Link>
      ) : null}
    </div>
  )
}

/** What the reader of this page is offered; null while nothing waits. */
const useOffer = (): string | null => {
  const { buffer, page, server } = useLive()
  const countedAt = server?.countedAt ?? null
  return page === null ? null : liveOffer(buffer, page.scope, countedAt === null ? null : Date.parse(countedAt))
}

/** What waits to be shown. Nothing on the page moves before the reader says so. */
export function LivePill() {
  const { status, show } = useLive()
  const offer = useOffer()
  useCommands(
    offer === null
      ? []
      : [{ id: 'show-new', text: 'Show what is new', scope: 'Everywhere', keys: '.', note: offer, run: show }],
  )
  const news = offer === null ? '' : 'There is something new. Press the full stop to show it.'
  const words = status === 'lost' ? 'The stream of changes is lost. What is shown may be old.' : news
  return (
    <>
      <p role="status" className="sr-only">
        {words}
      </p>
      {offer === null ? null : (
        <button
          type="button"
          className="live-pill"
          aria-keyshortcuts="."
          onClick={() => {
            show()
            // The button goes: who pressed it by keyboard is at what it showed.
            document.getElementById('main')?.focus({ preventScroll: true })
          }}
        >
          <i aria-hidden />
          {offer}
        </button>
      )}
    </>
  )
}
