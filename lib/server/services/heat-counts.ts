import { KILL_CHAIN_STAGES, type KillChainStage } from '@/lib/domain/kill-chain'
import type { Counter } from '@/lib/server/repositories/fleet-counters'
import type { CountedMeasure } from './counted-device'
import { rankOf } from './group-figures'

/** The counters of a row. */
export type RowCounters = readonly Counter[]

/** What a cell counts; 0 where there is no counter of it. */
export const countOf = (counters: RowCounters, measure: CountedMeasure, cell: string): number =>
  counters.find((counter) => counter.measure === measure && counter.cell === cell)?.devices ?? 0

/** Devices on a stage; null where no source of the row tells of it. */
export const devicesOn = (counters: RowCounters, measure: CountedMeasure, stage: KillChainStage): number | null =>
  countOf(counters, 'assessed', stage) === 0 ? null : countOf(counters, measure, stage)

/** Devices on each stage in the order of the chain. */
export const devicesOnStages = (counters: RowCounters, measure: CountedMeasure): (number | null)[] =>
  KILL_CHAIN_STAGES.map((stage) => devicesOn(counters, measure, stage))

/** The breach likelihood that 95 of 100 assessed devices of a row do not exceed; null of none. */
export const breachP95Of = (counters: RowCounters): number | null => {
  const scores = counters.filter(({ measure }) => measure === 'breach-score')
  return rankOf(new Map(scores.map(({ cell, devices }) => [cell, devices]))).p95
}

/** Counters by key. */
export const byKeyOf = (counters: RowCounters): Map<string, Counter[]> => {
  const byKey = new Map<string, Counter[]>()
  for (const counter of counters) {
    const known = byKey.get(counter.key)
    if (known === undefined) byKey.set(counter.key, [counter])
    else known.push(counter)
  }
  return byKey
}
