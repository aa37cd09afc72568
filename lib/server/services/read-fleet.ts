import type { Pool } from 'pg'
import type { FleetSummaryDocument, HeatmapDocument } from '@/lib/contracts/fleet'
import { KILL_CHAIN_STAGES } from '@/lib/domain/kill-chain'
import { toIso, type EpochMs } from '@/lib/domain/time'
import { listDeviceRows } from '@/lib/server/repositories/device-rows'
import { readCounters, readCountersAt, type Counter } from '@/lib/server/repositories/fleet-counters'
import { readIngestTotals } from '@/lib/server/repositories/ingest-counters'
import { deviceDocumentsOf } from './device-documents'

const ATTENTION_MAX = 8
/** More rows than a person reads; the ones with most devices. */
const HEATMAP_ROWS_MAX = 100

const countOf = (counters: readonly Counter[], measure: Counter['measure'], cell: string): number =>
  counters.find((counter) => counter.measure === measure && counter.cell === cell)?.devices ?? 0

const bandsOf = (counters: readonly Counter[], measure: 'breach' | 'threat'): FleetSummaryDocument['breachBands'] => ({
  critical: countOf(counters, measure, 'critical'),
  high: countOf(counters, measure, 'high'),
  medium: countOf(counters, measure, 'medium'),
  low: countOf(counters, measure, 'low'),
  notAssessed: countOf(counters, measure, 'not-assessed'),
})

/** The figures of the fleet page, from the counters, and the devices to look at first. */
export const summariseFleet = async (pool: Pool, now: EpochMs): Promise<FleetSummaryDocument> => {
  const counters = await readCounters(pool, 'fleet', 1)
  const totals = await readIngestTotals(pool, now)
  const rows = await listDeviceRows(pool, [], null, ATTENTION_MAX)
  const attention = rows.filter(({ breach }) => breach.band !== 'low' && breach.band !== 'not-assessed')
  return {
    computedAt: toIso((await readCountersAt(pool)) ?? now),
    devices: countOf(counters, 'devices', ''),
    breachBands: bandsOf(counters, 'breach'),
    threatBands: bandsOf(counters, 'threat'),
    ingest: {
      acceptedLastHour: totals.accepted,
      rejectedLastHour: totals.rejected,
      lastReceivedAt: totals.lastReceivedAt === null ? null : toIso(totals.lastReceivedAt),
    },
    attention: await deviceDocumentsOf(pool, attention),
  }
}

const rowOf = (
  key: string,
  counters: readonly Counter[],
  measure: HeatmapDocument['measure'],
): HeatmapDocument['rows'][number] => ({
  key,
  devices: countOf(counters, 'devices', ''),
  cells: KILL_CHAIN_STAGES.map((stage) => ({
    stage,
    devices: countOf(counters, 'assessed', stage) === 0 ? null : countOf(counters, measure, stage),
  })),
})

/** Devices by key of a dimension and stage of the kill chain, the largest rows first. */
export const heatmapOf = async (
  pool: Pool,
  by: HeatmapDocument['by'],
  measure: HeatmapDocument['measure'],
  now: EpochMs,
): Promise<HeatmapDocument> => {
  const byKey = new Map<string, Counter[]>()
  for (const counter of await readCounters(pool, by, HEATMAP_ROWS_MAX)) {
    const known = byKey.get(counter.key)
    if (known === undefined) byKey.set(counter.key, [counter])
    else known.push(counter)
  }
  const rows = [...byKey].map(([key, counters]) => rowOf(key, counters, measure))
  rows.sort((a, b) => b.devices - a.devices || (a.key < b.key ? -1 : 1))
  return { by, measure, computedAt: toIso((await readCountersAt(pool)) ?? now), rows }
}
