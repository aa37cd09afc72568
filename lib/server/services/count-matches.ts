import { KILL_CHAIN_STAGES } from '@/lib/domain/kill-chain'
import { bandOf } from '@/lib/domain/severity'
import { TOTAL_EXACT_MAX } from '@/lib/server/cursor'
import { candidatesOf } from '@/lib/server/repositories/device-conditions'
import { countAllDevices, countCandidates, readCounterCell } from '@/lib/server/repositories/device-counts'
import type { CounterCell } from '@/lib/server/repositories/device-counts'
import { countInWindow } from '@/lib/server/repositories/device-windows'
import type { Queryable } from '@/lib/server/repositories/transaction'
import { FLEET_KEY, KEYED_DIMENSIONS } from './counted-device'
import type { DeviceTerm } from './device-query'
import { partsOf, type DeviceSearch, type FoundDevices } from './search-devices'

/** How many devices match; with `isAtLeast` there may be more. */
export type MatchCount = { total: number; isAtLeast: boolean }

const fleetCell = (measure: CounterCell['measure'], cell: string): CounterCell => ({
  dimension: 'fleet',
  key: FLEET_KEY,
  measure,
  cell,
})

const bandCellOf = ({ score, from, to }: DeviceTerm & { kind: 'score' }): CounterCell | null => {
  const band = bandOf(from)
  const isWhole = (from === 0 || bandOf(from - 1) !== band) && (to === 100 || bandOf(to + 1) !== band)
  return isWhole && bandOf(to) === band ? fleetCell(score, band) : null
}

const fieldCellOf = ({ field, value }: DeviceTerm & { kind: 'field' }): CounterCell | null => {
  const dimension = KEYED_DIMENSIONS.find((name) => name === field)
  return dimension === undefined ? null : { dimension, key: value, measure: 'devices', cell: '' }
}

/** The counter that knows how many devices meet a single term; null where none does. */
const counterOf = (term: DeviceTerm | undefined): CounterCell | null => {
  if (term === undefined) return fleetCell('devices', '')
  if (term.kind === 'field') return fieldCellOf(term)
  if (term.kind === 'score') return bandCellOf(term)
  if (term.kind === 'not-assessed') return fleetCell(term.score, 'not-assessed')
  if (term.kind === 'stage') return fleetCell(term.measure, KILL_CHAIN_STAGES[term.index] ?? '')
  return term.kind === 'in' ? { dimension: 'member', key: term.group, measure: 'devices', cell: '' } : null
}

const boundedOf = (counted: number): MatchCount => ({
  total: Math.min(counted, TOTAL_EXACT_MAX),
  isAtLeast: counted > TOTAL_EXACT_MAX,
})

/** Counts in the windows that one page would look through. */
const countInWindows = async (db: Queryable, search: DeviceSearch): Promise<MatchCount> => {
  let total = 0
  let isAtLeast = false
  for (const part of partsOf(search)) {
    const counted = await countInWindow(db, part, search.terms)
    total += counted.matches
    isAtLeast ||= counted.examined >= search.window
  }
  return { total, isAtLeast }
}

/** Counts in an index that tells it, to 10,001; null where there is none. */
const countInIndex = async (db: Queryable, { terms }: DeviceSearch): Promise<MatchCount | null> => {
  const [only, ...others] = terms
  if (only === undefined) return boundedOf(await countAllDevices(db, TOTAL_EXACT_MAX + 1))
  if (others.length > 0 || candidatesOf(only, 1, false) === null) return null
  return boundedOf((await countCandidates(db, [only], TOTAL_EXACT_MAX + 1))[0] ?? 0)
}

const isLarge = async (db: Queryable, { window }: DeviceSearch): Promise<boolean> =>
  (await countAllDevices(db, window + 1)) > window

/** What the counters of the fleet know of a search with at most one term, as of the last minute; null if nothing. */
const readKnown = async (db: Queryable, search: DeviceSearch): Promise<MatchCount | null> => {
  if (!(await isLarge(db, search))) return null
  const { terms } = search
  const cell = terms.length > 1 ? null : counterOf(terms[0])
  const total = cell === null ? null : await readCounterCell(db, cell)
  return total === null ? null : { total, isAtLeast: false }
}

/** Counts what the first page did not tell. */
const countOn = async (db: Queryable, search: DeviceSearch, first: FoundDevices): Promise<MatchCount> => {
  const counted = await countInIndex(db, search)
  if (counted?.isAtLeast === false) return counted
  const met = counted ?? { total: first.ids.length, isAtLeast: true }
  const known = await readKnown(db, search)
  if (known !== null && known.total >= met.total) return known
  return counted !== null || first.isShort ? met : countInWindows(db, search)
}

/**
 * How many devices match, of which the first page is known: exact where looking at a bounded number of devices tells, or
 * where the counters of the fleet know; else the number that was met on the way.
 */
export const countDevices = async (db: Queryable, search: DeviceSearch, first: FoundDevices): Promise<MatchCount> => {
  const total = first.total ?? (first.next === null ? first.ids.length : null)
  return total === null ? countOn(db, search, first) : { total, isAtLeast: false }
}
