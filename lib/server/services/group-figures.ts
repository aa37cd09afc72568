import { KILL_CHAIN_STAGES, type KillChainStage } from '@/lib/domain/kill-chain'
import { BANDS, type Band } from '@/lib/domain/severity'
import { RULE_SUM_PER_POINT, SUM_PER_POINT, type CountedCell, type CountedMeasure } from './counted-device'

/** Rules named in the figures of a group. */
const RULES_MAX = 50

export type GroupScoreFigures = {
  /** Devices one would expect beyond what is ordinary. */
  expected: number
  worst: number | null
  /** 95 of 100 assessed devices print this or less (nearest rank). */
  p95: number | null
  bands: Record<Band, number>
  /** Assessed devices by printed score, in steps of ten: 0 to 9, ..., 90 to 100. Missing in what was kept before. */
  bins?: number[]
}

/** What the counters know of a group; kept as the document of its scores. */
export type GroupFigures = {
  devices: number
  breach: GroupScoreFigures
  threat: GroupScoreFigures
  stages: { stage: KillChainStage; assessed: number; indicators: number; facilitators: number }[]
  facilitators: { ruleId: string; devices: number; points: number }[]
  indicators: { ruleId: string; devices: number }[]
}

type Cells = ReadonlyMap<CountedMeasure, ReadonlyMap<string, number>>

const cellsOf = (counters: readonly CountedCell[]): Cells => {
  const byMeasure = new Map<CountedMeasure, Map<string, number>>()
  for (const { measure, cell, amount } of counters) {
    const known = byMeasure.get(measure)
    if (known === undefined) byMeasure.set(measure, new Map([[cell, amount]]))
    else known.set(cell, amount)
  }
  return byMeasure
}

const amountOf = (cells: Cells, measure: CountedMeasure, cell: string): number => cells.get(measure)?.get(cell) ?? 0

/** The highest printed score, and the one that 95 of 100 devices do not exceed, from devices by printed score. */
export const rankOf = (devicesByScore: ReadonlyMap<string, number>): { worst: number | null; p95: number | null } => {
  const scores = [...devicesByScore].map(([score, devices]) => ({ score: Number(score), devices }))
  scores.sort((a, b) => a.score - b.score)
  const rank = Math.ceil(0.95 * scores.reduce((sum, { devices }) => sum + devices, 0))
  let seen = 0
  for (const { score, devices } of scores) {
    seen += devices
    if (seen >= rank) return { worst: scores.at(-1)?.score ?? null, p95: score }
  }
  return { worst: null, p95: null }
}

/** Steps of ten; 100 belongs to the last. */
const SCORE_BINS = 10

const binsOf = (devicesByScore: ReadonlyMap<string, number>): number[] => {
  const bins = Array.from({ length: SCORE_BINS }, () => 0)
  for (const [score, devices] of devicesByScore) {
    const bin = Math.min(SCORE_BINS - 1, Math.floor(Number(score) / 10))
    bins[bin] = (bins[bin] ?? 0) + devices
  }
  return bins
}

const scoreOf = (cells: Cells, score: 'breach' | 'threat'): GroupScoreFigures => ({
  expected: amountOf(cells, `${score}-above`, '') / SUM_PER_POINT / 100,
  ...rankOf(cells.get(`${score}-score`) ?? new Map<string, number>()),
  bins: binsOf(cells.get(`${score}-score`) ?? new Map<string, number>()),
  bands: Object.fromEntries(BANDS.map((band) => [band, amountOf(cells, score, band)])) as Record<Band, number>,
})

const byAmount = <Row extends { ruleId: string }>(rows: Row[], amount: (row: Row) => number): Row[] =>
  rows.sort((a, b) => amount(b) - amount(a) || (a.ruleId < b.ruleId ? -1 : 1)).slice(0, RULES_MAX)

/** The figures of a group from its counters. */
export const groupFiguresOf = (counters: readonly CountedCell[]): GroupFigures => {
  const cells = cellsOf(counters)
  const facilitators = [...(cells.get('facilitator-devices') ?? [])].map(([ruleId, devices]) => {
    return { ruleId, devices, points: amountOf(cells, 'facilitator-points', ruleId) / RULE_SUM_PER_POINT }
  })
  const indicators = [...(cells.get('indicator-devices') ?? [])].map(([ruleId, devices]) => ({ ruleId, devices }))
  return {
    devices: amountOf(cells, 'devices', ''),
    breach: scoreOf(cells, 'breach'),
    threat: scoreOf(cells, 'threat'),
    stages: KILL_CHAIN_STAGES.map((stage) => ({
      stage,
      assessed: amountOf(cells, 'assessed', stage),
      indicators: amountOf(cells, 'indicators', stage),
      facilitators: amountOf(cells, 'facilitators', stage),
    })),
    facilitators: byAmount(facilitators, ({ points }) => points),
    indicators: byAmount(indicators, ({ devices }) => devices),
  }
}
