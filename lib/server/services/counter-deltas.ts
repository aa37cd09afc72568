import {
  countedCellsOf,
  type CountedCell,
  type CountedDevice,
  type CountedDimension,
  type CountedMeasure,
} from './counted-device'

export type CounterDelta = {
  dimension: CountedDimension
  key: string
  measure: CountedMeasure
  cell: string
  delta: number
}

/** Between parts of a key: PostgreSQL's text cannot hold it, so no part does. */
const SEPARATOR = '\0'

/** Sums by key and cell. */
class Sums {
  readonly byKey = new Map<string, Map<string, CountedCell>>()
  size = 0

  add(key: string, cells: readonly CountedCell[], sign: 1 | -1): void {
    const known = this.byKey.get(key) ?? new Map<string, CountedCell>()
    this.byKey.set(key, known)
    for (const { measure, cell, amount } of cells) {
      const name = measure + SEPARATOR + cell
      const sum = known.get(name)
      if (sum !== undefined) sum.amount += sign * amount
      else {
        known.set(name, { measure, cell, amount: sign * amount })
        this.size += 1
      }
    }
  }
}

const changedOf = (cells: ReadonlyMap<string, CountedCell>): CountedCell[] =>
  [...cells.values()].filter(({ amount }) => amount !== 0)

/** Differences of counters, summed by cell. */
export class CounterDeltas {
  private readonly fleet = new Sums()
  private readonly members = new Sums()

  /** Cells that are held, whether or not their difference is 0. */
  get size(): number {
    return this.fleet.size + this.members.size
  }

  /** Counts a device out as it was and in as it is; null is a device that does not count. */
  add(before: CountedDevice | null, after: CountedDevice | null): void {
    if (before !== null) this.addAll(before, -1)
    if (after !== null) this.addAll(after, 1)
  }

  /** The cells of the fleet that changed. */
  all(): CounterDelta[] {
    return [...this.fleet.byKey].flatMap(([name, cells]) => {
      const [dimension = '', key = ''] = name.split(SEPARATOR)
      return changedOf(cells).map(({ measure, cell, amount }) => {
        return { dimension: dimension as CountedDimension, key, measure, cell, delta: amount }
      })
    })
  }

  /** The cells that changed of each group, in the order of the ids. */
  groups(): Map<string, CountedCell[]> {
    const changed = [...this.members.byKey].map(([group, cells]) => [group, changedOf(cells)] as const)
    return new Map(changed.filter(([, cells]) => cells.length > 0).sort(([a], [b]) => (a < b ? -1 : 1)))
  }

  private addAll(counted: CountedDevice, sign: 1 | -1): void {
    const { fleet, groups } = countedCellsOf(counted)
    for (const { keys, cells } of fleet) {
      for (const [dimension, key] of keys) this.fleet.add(dimension + SEPARATOR + key, cells, sign)
    }
    for (const group of counted.members) this.members.add(group, groups, sign)
  }
}
