import type { Pool } from 'pg'
import type { FleetSummaryDocument, HeatmapDocument } from '@/lib/contracts/fleet'
import { KILL_CHAIN_STAGES, type KillChainStage } from '@/lib/domain/kill-chain'
import { toIso, type EpochMs } from '@/lib/domain/time'
import { readDeviceRows } from '@/lib/server/repositories/device-rows'
import { readCounters, readCountersAt, type Counter } from '@/lib/server/repositories/fleet-counters'
import { readIngestTotals } from '@/lib/server/repositories/ingest-counters'
import { SUM_PER_POINT, type CountedMeasure } from './counted-device'
import { deviceDocumentsOf } from './device-documents'
import { findDevices, planSearch } from './search-devices'

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
  const counters = await readCounters(pool, 'fleet', ['devices', 'breach', 'threat'], 1)
  const totals = await readIngestTotals(pool, now)
  const { ids } = await findDevices(pool, await planSearch(pool, [], '-breach'), null, ATTENTION_MAX)
  const rows = await readDeviceRows(pool, ids)
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

type Measure = HeatmapDocument['measure']

/** Which devices a measure is about, and the counters its values come from. */
const SOURCES = {
  indicators: { about: 'indicators', values: 'indicators' },
  facilitators: { about: 'facilitators', values: 'facilitators' },
  worst: { about: 'indicators', values: 'worst' },
  expected: { about: 'indicators', values: 'expected' },
  threat: { about: 'facilitators', values: 'threat-level' },
} as const satisfies Record<Measure, { about: CountedMeasure; values: CountedMeasure }>

/** The highest printed score among the cells `stage:printed` of a stage. */
const highestOf = (counters: readonly Counter[], measure: CountedMeasure, stage: KillChainStage): number =>
  counters
    .filter((counter) => counter.measure === measure && counter.cell.startsWith(`${stage}:`))
    .reduce((highest, { cell }) => Math.max(highest, Number(cell.slice(stage.length + 1))), 0)

const valueOf = (counters: readonly Counter[], measure: Measure, stage: KillChainStage): number => {
  const { values } = SOURCES[measure]
  if (values === 'worst' || values === 'threat-level') return highestOf(counters, values, stage)
  const sum = countOf(counters, values, stage)
  return values === 'expected' ? sum / SUM_PER_POINT / 100 : sum
}

const cellOf = (
  counters: readonly Counter[],
  measure: Measure,
  stage: KillChainStage,
): HeatmapDocument['rows'][number]['cells'][number] => {
  if (countOf(counters, 'assessed', stage) === 0) return { stage, devices: null, value: null }
  const devices = countOf(counters, SOURCES[measure].about, stage)
  return { stage, devices, value: valueOf(counters, measure, stage) }
}

const rowOf = (key: string, counters: readonly Counter[], measure: Measure): HeatmapDocument['rows'][number] => ({
  key,
  devices: countOf(counters, 'devices', ''),
  cells: KILL_CHAIN_STAGES.map((stage) => cellOf(counters, measure, stage)),
})

/** Devices by key of a dimension and stage of the kill chain, the largest rows first. */
export const heatmapOf = async (
  pool: Pool,
  by: HeatmapDocument['by'],
  measure: HeatmapDocument['measure'],
  now: EpochMs,
): Promise<HeatmapDocument> => {
  const byKey = new Map<string, Counter[]>()
  const { about, values } = SOURCES[measure]
  const measures = [...new Set<CountedMeasure>(['devices', 'assessed', about, values])]
  for (const counter of await readCounters(pool, by, measures, HEATMAP_ROWS_MAX)) {
    const known = byKey.get(counter.key)
    if (known === undefined) byKey.set(counter.key, [counter])
    else known.push(counter)
  }
  const rows = [...byKey].map(([key, counters]) => rowOf(key, counters, measure))
  rows.sort((a, b) => b.devices - a.devices || (a.key < b.key ? -1 : 1))
  return { by, measure, computedAt: toIso((await readCountersAt(pool)) ?? now), rows }
}
