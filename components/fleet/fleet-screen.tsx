'use client'

import { useQuery, useQueryClient } from '@tanstack/react-query'
import { RefreshCw } from 'lucide-react'
import { lazy, Suspense } from 'react'
import type { FleetSummaryDocument } from '@/lib/contracts/fleet'
import { formatAge } from '@/lib/view/format-time'
import { fleetSubtitle, fleetTitle } from '@/lib/view/fleet-sentence'
import { useLivePage } from '../live/live-provider'
import { fleetSummaryQuery } from '../queries/fleet-queries'
import { queryKeys } from '../queries/query-keys'
import { useNow } from '../time/use-now'
import { QueryPanel } from '../ui/query-panel'
import { Skeleton } from '../ui/skeleton'
import { AttentionPanel } from './attention-panel'
import { FleetHeatmapPanel } from './fleet-heatmap-panel'
import { FleetTiles } from './fleet-tiles'
import { IngestPanel } from './ingest-panel'

// What stands beside and below the first answer, and what only an empty console shows, need not be waited for.
const FleetMapPanel = lazy(async () => ({ default: (await import('./fleet-map-panel')).FleetMapPanel }))
const MovesPanel = lazy(async () => ({ default: (await import('./moves-panel')).MovesPanel }))
const StoryPanel = lazy(async () => ({ default: (await import('./story-panel')).StoryPanel }))
const Onboarding = lazy(async () => ({ default: (await import('../onboarding/onboarding')).Onboarding }))

/** Counters are kept up by the minute; older than two of them is stale. */
const STALE_MS = 120_000

/** Where should I look first? */
export function FleetScreen() {
  const client = useQueryClient()
  const summary = useQuery(fleetSummaryQuery())
  const countedAt = summary.data === undefined ? null : Date.parse(summary.data.computedAt)
  useLivePage({ deviceId: null, scope: { kind: 'counts', countedAt }, queryKeys: [queryKeys.fleet()] })
  return (
    <main id="main" tabIndex={-1} className="min-w-0 px-5 pt-3.5 pb-6 outline-none max-sm:px-3">
      {summary.data === undefined ? <h1 className="mb-2.5 text-title font-semibold">Fleet</h1> : null}
      <QueryPanel
        query={summary}
        frame="panel"
        label="The fleet"
        shape="h-[70dvh]"
        isEmpty={({ devices }) => devices === 0}
        empty={
          <Suspense
            fallback={
              <>
                <h1 className="sr-only">Fleet</h1>
                <Skeleton label="The first run" className="h-[70dvh]" />
              </>
            }
          >
            <Onboarding />
          </Suspense>
        }
      >
        {(data) => (
          <>
            <FleetLead
              summary={data}
              onRefresh={() => void client.invalidateQueries({ queryKey: queryKeys.fleet() })}
            />
            <FleetTiles summary={data} />
            <div className="flex flex-col gap-2.5">
              <div className="grid items-start gap-2.5 max-sm:order-2 lg:grid-cols-[minmax(0,1fr)_380px]">
                <FleetHeatmapPanel />
                <Suspense fallback={<Skeleton label="The map" className="h-96" />}>
                  <FleetMapPanel />
                </Suspense>
              </div>
              <AttentionPanel devices={data.attention} breached={data.breachBands.critical + data.breachBands.high} />
              <div className="grid items-start gap-2.5 max-sm:order-3 lg:grid-cols-[minmax(0,1fr)_380px]">
                <Suspense fallback={<Skeleton label="What moved" className="h-64" />}>
                  <MovesPanel />
                </Suspense>
                <div className="grid gap-2.5">
                  <Suspense fallback={<Skeleton label="The story" className="h-40" />}>
                    <StoryPanel />
                  </Suspense>
                  <IngestPanel ingest={data.ingest} />
                </div>
              </div>
            </div>
          </>
        )}
      </QueryPanel>
    </main>
  )
}

function FleetLead({ summary, onRefresh }: { summary: FleetSummaryDocument; onRefresh: () => void }) {
  const now = useNow()
  const countedAt = Date.parse(summary.computedAt)
  const isStale = now - countedAt > STALE_MS
  return (
    <header className="mb-2.5 flex flex-wrap items-center gap-x-3.5 gap-y-1">
      <h1 className="text-title font-semibold tracking-[-0.012em]">{fleetTitle(summary.breachBands)}</h1>
      <p className="text-text-2">{fleetSubtitle(summary.breachBands, summary.devices, summary.newlyHigh)}</p>
      <span className="ml-auto inline-flex items-center gap-1">
        <span className="chip">
          {isStale ? (
            <span aria-hidden className="text-sev-3">
              ◆
            </span>
          ) : null}
          counted {formatAge(countedAt, now)}
        </span>
        <button type="button" className="btn btn-quiet" aria-label="Refresh the fleet" onClick={onRefresh}>
          <RefreshCw size={14} aria-hidden />
        </button>
      </span>
    </header>
  )
}
