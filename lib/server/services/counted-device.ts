import { KILL_CHAIN_STAGES } from '@/lib/domain/kill-chain'
import { mapBinOf, mapCellOf } from '@/lib/domain/map-bin'
import type { Band } from '@/lib/domain/severity'

/**
 * The groupings of the fleet that are counted, cell by cell. `fleet` has the one key `all`; `group` is the one of the
 * registry; `member` counts the devices of every group: a device's own, those that one lies in, and query groups.
 * Everything else that is counted of groups stands in counters of their own, a row a group.
 */
export const KEYED_DIMENSIONS = ['group', 'site', 'type', 'model', 'firmware'] as const
export type KeyedDimension = (typeof KEYED_DIMENSIONS)[number]
export type CountedDimension = 'fleet' | KeyedDimension | 'member'

/**
 * Of every dimension, with devices as the amount: `devices` all of them; `indicators` and `facilitators` those that
 * have some on a stage; `assessed` those of which a source can tell of a stage; `breach` and `threat` those in a band.
 *
 * Of the rows of the heatmap: `worst` devices with indicators on a stage by printed breach likelihood (cell
 * `stage:printed`), `expected` the sum of their points above base, `threat-level` devices with facilitators on a stage
 * by printed threat level; `breach-score` devices by printed breach likelihood, `indicator-devices` by rule.
 *
 * Of the fleet: `map` assessed devices by the bin of both scores (cell `row:column`, lib/domain/map-bin.ts), `band-pair`
 * all devices by both bands (cell `breach:threat`).
 *
 * Of groups: `breach-score` and `threat-score` devices by printed score, `breach-above` and `threat-above` sums of
 * points. Of groups and the fleet, by rule: `facilitator-points`, `facilitator-devices` and `indicator-devices`.
 */
export type CountedMeasure =
  | 'devices'
  | 'indicators'
  | 'facilitators'
  | 'assessed'
  | 'breach'
  | 'threat'
  | 'worst'
  | 'expected'
  | 'threat-level'
  | 'breach-score'
  | 'threat-score'
  | 'breach-above'
  | 'threat-above'
  | 'facilitator-points'
  | 'facilitator-devices'
  | 'indicator-devices'
  | 'map'
  | 'band-pair'

export const FLEET_KEY = 'all'
/** The key of devices that have no value in a dimension. */
export const NO_KEY = 'unknown'

/** Sums are kept as whole numbers, so that adding and taking away leaves nothing: millionths of a point of a score. */
export const SUM_PER_POINT = 1_000_000
/** Thousandths of a point of a rule. */
export const RULE_SUM_PER_POINT = 1_000

/** What of a device stands in the counters; kept beside them so that a change is counted by its difference. */
export type CountedDevice = {
  keys: Record<KeyedDimension, string>
  /** Ids of every group it belongs to, in their order. */
  members: readonly string[]
  /** One letter a stage; see device-scores.ts. */
  stages: string
  facilitatorStages: string
  breach: Band
  threat: Band
  /** Null when not assessed. */
  breachPrinted: number | null
  threatPrinted: number | null
  /** Millionths of a point above the base rate, and above 0. */
  breachAbove: number
  threatAbove: number
  /** Thousandths of a point of threat by rule, and the rules of active indicators. */
  facilitators: Readonly<Record<string, number>>
  indicators: readonly string[]
}

/** What a device adds to each key of a dimension. */
export type CountedCell = { measure: CountedMeasure; cell: string; amount: number }

const one = (measure: CountedMeasure, cell: string): CountedCell => ({ measure, cell, amount: 1 })

const plainCells = (counted: CountedDevice): CountedCell[] => {
  const cells = [one('devices', ''), one('breach', counted.breach), one('threat', counted.threat)]
  for (const [index, stage] of KILL_CHAIN_STAGES.entries()) {
    if (counted.stages[index] === 'i') cells.push(one('indicators', stage))
    if (counted.facilitatorStages[index] === 'f') cells.push(one('facilitators', stage))
    if (counted.stages[index] !== 'n') cells.push(one('assessed', stage))
  }
  return cells
}

const heatCells = ({ stages, facilitatorStages, ...counted }: CountedDevice): CountedCell[] =>
  KILL_CHAIN_STAGES.flatMap((stage, index) => {
    const cells: CountedCell[] = []
    if (stages[index] === 'i' && counted.breachPrinted !== null) {
      cells.push(one('worst', `${stage}:${counted.breachPrinted}`))
      cells.push({ measure: 'expected', cell: stage, amount: counted.breachAbove })
    }
    if (facilitatorStages[index] === 'f' && counted.threatPrinted !== null) {
      cells.push(one('threat-level', `${stage}:${counted.threatPrinted}`))
    }
    return cells
  })

const signCells = ({ indicators }: CountedDevice): CountedCell[] =>
  indicators.map((ruleId) => one('indicator-devices', ruleId))

/** Where it stands on the map of both scores. */
const mapCells = ({ breach, threat, breachPrinted, threatPrinted }: CountedDevice): CountedCell[] => {
  const pair = one('band-pair', `${breach}:${threat}`)
  if (breachPrinted === null || threatPrinted === null) return [pair]
  return [pair, one('map', mapCellOf(mapBinOf(breachPrinted, threatPrinted)))]
}

const breachCells = ({ breachPrinted }: CountedDevice): CountedCell[] =>
  breachPrinted === null ? [] : [one('breach-score', String(breachPrinted))]

const ruleCells = (counted: CountedDevice): CountedCell[] => {
  const cells = signCells(counted)
  for (const [ruleId, amount] of Object.entries(counted.facilitators)) {
    cells.push(one('facilitator-devices', ruleId), { measure: 'facilitator-points', cell: ruleId, amount })
  }
  return cells
}

const scoreCells = (counted: CountedDevice): CountedCell[] => {
  const cells: CountedCell[] = [
    { measure: 'breach-above', cell: '', amount: counted.breachAbove },
    { measure: 'threat-above', cell: '', amount: counted.threatAbove },
    ...breachCells(counted),
  ]
  if (counted.threatPrinted !== null) cells.push(one('threat-score', String(counted.threatPrinted)))
  return cells
}

export type CountedCells = {
  fleet: { keys: readonly (readonly [CountedDimension, string])[]; cells: readonly CountedCell[] }[]
  /** What it adds to the counters of each of its groups. */
  groups: readonly CountedCell[]
}

/** Everything a device is counted in: for each set of keys, the cells it adds to. */
export const countedCellsOf = (counted: CountedDevice): CountedCells => {
  const plain = plainCells(counted)
  const rules = ruleCells(counted)
  const keyed = KEYED_DIMENSIONS.map((dimension) => [dimension, counted.keys[dimension]] as const)
  return {
    fleet: [
      { keys: [['fleet', FLEET_KEY]], cells: [...plain, ...rules, ...mapCells(counted)] },
      { keys: keyed, cells: [...plain, ...heatCells(counted), ...breachCells(counted), ...signCells(counted)] },
      { keys: counted.members.map((group) => ['member', group] as const), cells: [one('devices', '')] },
    ],
    groups: [...plain, ...scoreCells(counted), ...rules],
  }
}
