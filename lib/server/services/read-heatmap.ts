import type { Pool } from 'pg'
import type { HeatmapDocument } from '@/lib/contracts/fleet'
import { ruleOf } from '@/lib/detection/registry'
import { KILL_CHAIN_STAGES, type KillChainStage } from '@/lib/domain/kill-chain'
import { DAY_MS, toIso, type EpochMs } from '@/lib/domain/time'
import { TOTAL_EXACT_MAX } from '@/lib/server/cursor'
import { readGroupNames } from '@/lib/server/repositories/group-rows'
import { countKeys, readCounters, readCountersAt } from '@/lib/server/repositories/fleet-counters'
import { SUM_PER_POINT, type CountedMeasure } from './counted-device'
import { breachP95Of, byKeyOf, countOf, devicesOn, type RowCounters } from './heat-counts'
import { readRowsPast, ROWS_LARGEST, ROWS_WORST, type RowsPast } from './keep-fleet-rows'

/** Until there are so many days of history, nothing is usual (design: decide before building). */
const USUAL_DAYS_MIN = 7

type Measure = HeatmapDocument['measure']
type Row = HeatmapDocument['rows'][number]

/** Which devices a measure is about, and the counters its values come from. */
const SOURCES = {
  indicators: { about: 'indicators', values: 'indicators' },
  facilitators: { about: 'facilitators', values: 'facilitators' },
  worst: { about: 'indicators', values: 'worst' },
  expected: { about: 'indicators', values: 'expected' },
  threat: { about: 'facilitators', values: 'threat-level' },
} as const satisfies Record<Measure, { about: 'indicators' | 'facilitators'; values: CountedMeasure }>

/** The highest printed score among the cells `stage:printed` of a stage. */
const highestOf = (counters: RowCounters, measure: CountedMeasure, stage: KillChainStage): number =>
  counters
    .filter((counter) => counter.measure === measure && counter.cell.startsWith(`${stage}:`))
    .reduce((highest, { cell }) => Math.max(highest, Number(cell.slice(stage.length + 1))), 0)

const valueOf = (counters: RowCounters, measure: Measure, stage: KillChainStage): number => {
  const { values } = SOURCES[measure]
  if (values === 'worst' || values === 'threat-level') return highestOf(counters, values, stage)
  const sum = countOf(counters, values, stage)
  return values === 'expected' ? sum / SUM_PER_POINT / 100 : sum
}

/** The rule of each stage that most devices of a row have an active indicator of. */
const topRulesOf = (counters: RowCounters): Map<KillChainStage, Row['cells'][number]['topRule']> => {
  const signs = counters.filter(({ measure }) => measure === 'indicator-devices')
  // The first of a stage stays: most devices, then by name.
  signs.sort((a, b) => b.devices - a.devices || (a.cell < b.cell ? -1 : 1))
  const top = new Map<KillChainStage, Row['cells'][number]['topRule']>()
  for (const { cell: ruleId, devices } of signs) {
    const rule = ruleOf(ruleId)
    if (rule !== null && !top.has(rule.stage)) top.set(rule.stage, { ruleId, title: rule.title, devices })
  }
  return top
}

type View = { measure: Measure; past: RowsPast | null; hasUsual: boolean }

/** Of a stage of a row, what it was a day ago; null where that was not kept. */
const yesterdayOf = (key: string, index: number, { measure, past }: View): number | null =>
  past?.rows[key]?.yesterday?.[SOURCES[measure].about][index] ?? null

/** Of a stage of a row, the median of its days: 0 of a row that is new, null where there is no usual yet. */
const usualOf = (key: string, index: number, { measure, past, hasUsual }: View): number | null => {
  const { about } = SOURCES[measure]
  return measure === about && hasUsual ? (past?.rows[key]?.usual[about][index] ?? 0) : null
}

const cellsOf = (key: string, counters: RowCounters, view: View): Row['cells'] => {
  const { about } = SOURCES[view.measure]
  const topRules: ReadonlyMap<KillChainStage, Row['cells'][number]['topRule']> =
    about === 'indicators' ? topRulesOf(counters) : new Map<KillChainStage, null>()
  return KILL_CHAIN_STAGES.map((stage, index) => {
    const devices = devicesOn(counters, about, stage)
    if (devices === null) return { stage, devices, value: null, usual: null, yesterday: null, topRule: null }
    const value = valueOf(counters, view.measure, stage)
    const [usual, yesterday] = [usualOf(key, index, view), yesterdayOf(key, index, view)]
    return { stage, devices, value, usual, yesterday, topRule: topRules.get(stage) ?? null }
  })
}

/** Devices by key of a dimension and stage of the kill chain, the largest rows first. */
export const heatmapOf = async (
  pool: Pool,
  by: HeatmapDocument['by'],
  measure: Measure,
  now: EpochMs,
): Promise<HeatmapDocument> => {
  const { about, values } = SOURCES[measure]
  const measures = ['devices', 'assessed', 'breach-score', about, values] as CountedMeasure[]
  if (about === 'indicators') measures.push('indicator-devices')
  const byKey = byKeyOf(await readCounters(pool, by, [...new Set(measures)], ROWS_LARGEST, ROWS_WORST))
  const past = await readRowsPast(pool, by)
  const names: ReadonlyMap<string, string> = by === 'group' ? await readGroupNames(pool, [...byKey.keys()]) : new Map()
  const historyDays = past === null ? 0 : (now - past.since) / DAY_MS
  const view = { measure, past, hasUsual: historyDays >= USUAL_DAYS_MIN }
  const rows = [...byKey].map(([key, counters]): Row => ({
    key,
    name: names.get(key) ?? key,
    devices: countOf(counters, 'devices', ''),
    silent: past?.rows[key]?.silent ?? false,
    breachP95: breachP95Of(counters),
    trend: past?.rows[key]?.trend ?? [],
    cells: cellsOf(key, counters, view),
  }))
  rows.sort((a, b) => b.devices - a.devices || (a.key < b.key ? -1 : 1))
  const rowsLeftOut = (await countKeys(pool, by, TOTAL_EXACT_MAX)) - rows.length
  return { by, measure, computedAt: toIso((await readCountersAt(pool)) ?? now), historyDays, rowsLeftOut, rows }
}
