'use client'

import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { RefreshCw } from 'lucide-react'
import Link from 'next/link'
import type { IngestStatusDocument } from '@/lib/contracts/ingest-status'
import { formatAge } from '@/lib/view/format-time'
import { ingestSubtitle, ingestTitle } from '@/lib/view/ingest-sentence'
import { ingestStatusQuery } from '../queries/ingest-queries'
import { queryKeys } from '../queries/query-keys'
import { useNow } from '../time/use-now'
import { EmptyNote } from '../ui/empty-note'
import { QueryPanel } from '../ui/query-panel'
import { IngestNotes } from './ingest-notes'
import { IngestTiles } from './ingest-tiles'
import { RejectPanel } from './reject-panel'
import { SensorPanel } from './sensor-panel'
import { SourcePanel } from './source-panel'

/** Can I trust what I see? */
export function IngestScreen() {
  const status = useInfiniteQuery(ingestStatusQuery())
  return (
    <main id="main" tabIndex={-1} className="min-w-0 px-5 pt-3.5 pb-6 outline-none max-sm:px-3">
      {status.data === undefined ? <h1 className="mb-2.5 text-title font-semibold">Ingest</h1> : null}
      <QueryPanel query={status} frame="panel mb-2.5" label="What arrives" shape="h-96">
        {(data) => (
          <>
            <IngestLead status={data} />
            {data.lookedAt === 0 ? (
              <NothingYet />
            ) : (
              <>
                <IngestTiles status={data} />
                <IngestNotes status={data} />
                <SourcePanel
                  status={data}
                  hasMore={status.hasNextPage}
                  isFetching={status.isFetching}
                  onMore={() => void status.fetchNextPage()}
                />
                <RejectPanel sources={data.items.map(({ source }) => source)} />
              </>
            )}
          </>
        )}
      </QueryPanel>
      <SensorPanel />
    </main>
  )
}

function IngestLead({ status }: { status: IngestStatusDocument }) {
  const now = useNow()
  const client = useQueryClient()
  const { lastReceivedAt } = status
  return (
    <header className="mb-2.5 flex flex-wrap items-center gap-x-3.5 gap-y-1">
      <h1 className="text-title font-semibold tracking-[-0.012em]">{ingestTitle(status)}</h1>
      <p className="text-text-2">{ingestSubtitle(status)}</p>
      <span className="ml-auto inline-flex items-center gap-1">
        <span className="chip">
          {lastReceivedAt === null ? 'listening' : `last record ${formatAge(Date.parse(lastReceivedAt), now)}`}
        </span>
        <button
          type="button"
          className="btn btn-quiet"
          aria-label="Refresh what arrives"
          onClick={() => void client.invalidateQueries({ queryKey: queryKeys.ingest() })}
        >
          <RefreshCw size={14} aria-hidden />
        </button>
      </span>
    </header>
  )
}

function NothingYet() {
  return (
    <div className="panel mb-2.5 pt-3">
      <EmptyNote title="No source has sent anything">
        <p>A device report, an event or a log of a network monitor is enough. This page shows it within seconds.</p>
        <Link href="/fleet" className="btn mt-2">
          Send a first report
        </Link>
      </EmptyNote>
    </div>
  )
}
