import { KILL_CHAIN_STAGES } from '@/lib/domain/kill-chain'
import type { Band } from '@/lib/domain/severity'

/** The groupings of the fleet that are counted; `fleet` has the one key `all`. */
export const COUNTED_DIMENSIONS = ['fleet', 'group', 'site', 'type', 'model', 'firmware'] as const
export type CountedDimension = (typeof COUNTED_DIMENSIONS)[number]

/**
 * `devices` all of them; `indicators` and `facilitators` those that have some on a stage; `assessed` those of which a
 * source can tell of a stage; `breach` and `threat` those in a band.
 */
export type CountedMeasure = 'devices' | 'indicators' | 'facilitators' | 'assessed' | 'breach' | 'threat'

export const FLEET_KEY = 'all'
/** The key of devices that have no value in a dimension. */
export const NO_KEY = 'unknown'

/** What of a device stands in the counters; kept beside them so that a change is counted by its difference. */
export type CountedDevice = {
  keys: Record<Exclude<CountedDimension, 'fleet'>, string>
  /** One letter a stage; see device-scores.ts. */
  stages: string
  facilitatorStages: string
  breach: Band
  threat: Band
}

export type CounterCell = { dimension: CountedDimension; key: string; measure: CountedMeasure; cell: string }

const cellsOf = (counted: CountedDevice): Pick<CounterCell, 'measure' | 'cell'>[] => {
  const cells: Pick<CounterCell, 'measure' | 'cell'>[] = [
    { measure: 'devices', cell: '' },
    { measure: 'breach', cell: counted.breach },
    { measure: 'threat', cell: counted.threat },
  ]
  for (const [index, stage] of KILL_CHAIN_STAGES.entries()) {
    if (counted.stages[index] === 'i') cells.push({ measure: 'indicators', cell: stage })
    if (counted.facilitatorStages[index] === 'f') cells.push({ measure: 'facilitators', cell: stage })
    if (counted.stages[index] !== 'n') cells.push({ measure: 'assessed', cell: stage })
  }
  return cells
}

/** Every counter cell a device is counted in, once each. */
export const counterCellsOf = (counted: CountedDevice): CounterCell[] =>
  COUNTED_DIMENSIONS.flatMap((dimension) => {
    const key = dimension === 'fleet' ? FLEET_KEY : counted.keys[dimension]
    return cellsOf(counted).map((cell) => ({ dimension, key, ...cell }))
  })

/** Differences of counters, summed by cell. */
export class CounterDeltas {
  private readonly byKey = new Map<string, CounterCell & { delta: number }>()

  /** Counts a device out as it was and in as it is; null is a device that does not count. */
  add(before: CountedDevice | null, after: CountedDevice | null): void {
    if (before !== null) this.addAll(before, -1)
    if (after !== null) this.addAll(after, 1)
  }

  /** The cells that changed. */
  all(): (CounterCell & { delta: number })[] {
    return [...this.byKey.values()].filter(({ delta }) => delta !== 0)
  }

  private addAll(counted: CountedDevice, sign: 1 | -1): void {
    for (const cell of counterCellsOf(counted)) {
      const key = JSON.stringify([cell.dimension, cell.key, cell.measure, cell.cell])
      const known = this.byKey.get(key)
      if (known === undefined) this.byKey.set(key, { ...cell, delta: sign })
      else known.delta += sign
    }
  }
}
