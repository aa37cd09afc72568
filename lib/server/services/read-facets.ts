import type { Pool } from 'pg'
import type { FacetsDocument } from '@/lib/contracts/facets'
import { RULES } from '@/lib/detection/registry'
import { KILL_CHAIN_STAGES } from '@/lib/domain/kill-chain'
import type { BANDS } from '@/lib/domain/severity'
import { toIso, type EpochMs } from '@/lib/domain/time'
import { readCounters, readCountersAt, type Counter } from '@/lib/server/repositories/fleet-counters'
import { KEYED_DIMENSIONS } from './counted-device'

/** Values of a dimension that are offered: more than a person reads through. */
const VALUES_MAX = 50

type Facet = FacetsDocument['facets'][number]

/** Counts of the cells of a measure, in a given order of the cells. */
const facetOf = (
  counters: readonly Counter[],
  filter: Facet['filter'],
  measure: Counter['measure'],
  cells: readonly string[],
): Facet => {
  const byCell = new Map(counters.filter((row) => row.measure === measure).map((row) => [row.cell, row.devices]))
  return { filter, values: cells.map((value) => ({ value, devices: byCell.get(value) ?? 0 })) }
}

const WORST_FIRST = [
  'critical',
  'high',
  'medium',
  'low',
  'not-assessed',
] as const satisfies readonly (typeof BANDS)[number][]

/** What the filters of the device list can be offered with, from the counters. */
export const readFacets = async (pool: Pool, now: EpochMs): Promise<FacetsDocument> => {
  const fleet = await readCounters(pool, 'fleet', ['breach', 'threat', 'indicators', 'facilitators'], 1)
  const keyed: Facet[] = []
  for (const filter of KEYED_DIMENSIONS) {
    const counters = await readCounters(pool, filter, ['devices'], VALUES_MAX)
    keyed.push({ filter, values: counters.map(({ key, devices }) => ({ value: key, devices })) })
  }
  return {
    computedAt: toIso((await readCountersAt(pool)) ?? now),
    facets: [
      facetOf(fleet, 'breach', 'breach', WORST_FIRST),
      facetOf(fleet, 'threat', 'threat', WORST_FIRST),
      ...keyed,
      facetOf(fleet, 'stage', 'indicators', KILL_CHAIN_STAGES),
      facetOf(fleet, 'facilitators', 'facilitators', KILL_CHAIN_STAGES),
    ],
    rules: RULES.map(({ id, title }) => ({ id, title })).sort((a, b) => (a.title < b.title ? -1 : 1)),
  }
}
