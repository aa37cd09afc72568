import type { Pool } from 'pg'
import type { FleetChangesDocument, FleetMapDocument, FleetSummaryDocument } from '@/lib/contracts/fleet'
import { toIso, type EpochMs } from '@/lib/domain/time'
import { readCounters, readCountersAt } from '@/lib/server/repositories/fleet-counters'
import { countOf, type RowCounters } from './heat-counts'
import { readFleetPicture } from './picture-fleet'
import { readIngestStatus } from './read-ingest-status'
import { readTileTrends } from './tile-trends'

const bandsOf = (counters: RowCounters, measure: 'breach' | 'threat'): FleetSummaryDocument['breachBands'] => ({
  critical: countOf(counters, measure, 'critical'),
  high: countOf(counters, measure, 'high'),
  medium: countOf(counters, measure, 'medium'),
  low: countOf(counters, measure, 'low'),
  notAssessed: countOf(counters, measure, 'not-assessed'),
})

type IngestState = { ingest: FleetSummaryDocument['ingest']; accepted: number[] }

/** Sources whose hours the series sums. */
const SOURCES_MAX = 100

const ingestOf = async (pool: Pool, now: EpochMs): Promise<IngestState> => {
  const status = await readIngestStatus(pool, { cursor: null, limit: SOURCES_MAX }, now)
  const newest = status.items.flatMap(({ newestObservedAt }) => newestObservedAt ?? []).sort()
  const hours = status.items[0]?.hours ?? []
  const accepted = hours.map((_, index) =>
    status.items.reduce((sum, one) => sum + (one.hours[index]?.accepted ?? 0), 0),
  )
  const ingest = {
    acceptedLastHour: status.lastHour.accepted,
    rejectedLastHour: status.lastHour.rejected,
    lastReceivedAt: status.lastReceivedAt,
    newestObservedAt: newest.at(-1) ?? null,
    sources: status.lookedAt,
    silent: status.silentCount,
  }
  return { ingest, accepted }
}

/** The figures of the fleet page, from the counters, and the devices to look at first. */
export const summariseFleet = async (pool: Pool, now: EpochMs): Promise<FleetSummaryDocument> => {
  const counters = await readCounters(pool, 'fleet', ['devices', 'breach', 'threat'], 1)
  const { ingest, accepted } = await ingestOf(pool, now)
  const { totals } = await readFleetPicture(pool, 'changes', now)
  return {
    computedAt: toIso((await readCountersAt(pool)) ?? now),
    devices: countOf(counters, 'devices', ''),
    breachBands: bandsOf(counters, 'breach'),
    threatBands: bandsOf(counters, 'threat'),
    rising: totals.rising,
    newlyHigh: totals.newlyHigh,
    ingest,
    trends: { ...(await readTileTrends(pool, now)), accepted },
    attention: await readFleetPicture(pool, 'attention', now),
  }
}

/** All devices by both scores, as last pictured. */
export const readFleetMap = (pool: Pool, now: EpochMs): Promise<FleetMapDocument> => readFleetPicture(pool, 'map', now)

/** What is otherwise than a day ago, as last pictured. */
export const readFleetChanges = (pool: Pool, now: EpochMs): Promise<FleetChangesDocument> =>
  readFleetPicture(pool, 'changes', now)
