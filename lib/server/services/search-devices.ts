import type { DeviceOrder, DeviceSort } from '@/lib/domain/device-filter'
import { CANDIDATES_MAX, listCandidates } from '@/lib/server/repositories/device-candidates'
import { candidatesOf } from '@/lib/server/repositories/device-conditions'
import { countCandidates, hasTextIndex } from '@/lib/server/repositories/device-counts'
import { isNullableOrder, type DevicePlace, type Listing, type ListPart } from '@/lib/server/repositories/device-orders'
import { findWindowEnd, listInWindow, WINDOW, WINDOW_OF_WORDS } from '@/lib/server/repositories/device-windows'
import type { Queryable } from '@/lib/server/repositories/transaction'
import type { DeviceTerm } from './device-query'

/**
 * A search as it is done. With a driver the devices that meet this one of the terms are few: all of them are looked at.
 * Without, the list is looked through, a window at a time.
 */
export type DeviceSearch = Listing & { terms: readonly DeviceTerm[]; driver: DeviceTerm | null }

/** Whether a word can be looked up in an index. */
const findTextIndex = async (db: Queryable, terms: readonly DeviceTerm[]): Promise<boolean> =>
  terms.some(({ kind }) => kind === 'text') && (await hasTextIndex(db))

/** The term that fewest devices meet, when they are few enough to look at each. */
const findDriver = async (
  db: Queryable,
  terms: readonly DeviceTerm[],
  hasTrigrams: boolean,
): Promise<DeviceTerm | null> => {
  const indexed = terms.filter((term) => candidatesOf(term, 1, hasTrigrams) !== null)
  const counts = await countCandidates(db, indexed, CANDIDATES_MAX + 1)
  const fewest = Math.min(...counts)
  return fewest > CANDIDATES_MAX ? null : (indexed[counts.indexOf(fewest)] ?? null)
}

/** The group whose devices alone can match, where its list can be read in the order. */
const findMembers = (terms: readonly DeviceTerm[], order: DeviceOrder): string | null => {
  if (order !== 'breach') return null
  for (const term of terms) {
    if (term.kind === 'in') return term.group
    if (term.kind === 'field' && term.field === 'group') return term.value
  }
  return null
}

/** Decides how devices are searched. Scores are kept negated: their index read forwards has the highest first. */
export const planSearch = async (
  db: Queryable,
  terms: readonly DeviceTerm[],
  sort: DeviceSort,
): Promise<DeviceSearch> => {
  const isDescending = sort.startsWith('-')
  const order = sort.replace('-', '') as DeviceOrder
  const isForward = (order === 'breach' || order === 'threat') === isDescending
  const hasTrigrams = await findTextIndex(db, terms)
  const driver = await findDriver(db, terms, hasTrigrams)
  const members = driver === null ? findMembers(terms, order) : null
  const window = terms.some(({ kind }) => kind === 'text') && !hasTrigrams ? WINDOW_OF_WORDS : WINDOW
  return { terms, order, isForward, members, window, driver }
}

/** The parts of the list that can hold matches: devices with a key of the order, then those without. */
export const partsOf = ({ terms, order, isForward, members, window }: DeviceSearch): ListPart[] => {
  const isKeyedOnly = !isNullableOrder(order) || terms.some((term) => term.kind === 'score' && term.score === order)
  const isUnkeyedOnly = terms.some((term) => term.kind === 'not-assessed' && term.score === order)
  return [
    ...(isUnkeyedOnly ? [] : [{ order, isForward, members, window, isKeyed: true }]),
    ...(isKeyedOnly ? [] : [{ order, isForward, members, window, isKeyed: false }]),
  ]
}

/** Some matches in their order, and the place behind which the search goes on; null at the end of the list. */
export type FoundDevices = {
  ids: string[]
  next: DevicePlace | null
  /** How many match in all, where this is known without counting. */
  total: number | null
  /** Fewer than were asked for, though the list may go on. */
  isShort: boolean
}

const foundOf = (places: readonly DevicePlace[], limit: number): FoundDevices => ({
  ids: places.slice(0, limit).map(({ id }) => id),
  next: places.length > limit ? (places[limit - 1] ?? null) : null,
  total: null,
  isShort: places.length < limit,
})

const isBehind = (part: ListPart, after: DevicePlace | null): boolean =>
  after !== null && after.key === null && part.isKeyed

const findInList = async (
  db: Queryable,
  search: DeviceSearch,
  after: DevicePlace | null,
  limit: number,
): Promise<FoundDevices> => {
  const places: DevicePlace[] = []
  for (const part of partsOf(search).filter((one) => !isBehind(one, after))) {
    const from = after !== null && (after.key !== null) === part.isKeyed ? after : null
    const query = { terms: search.terms, after: from, limit: limit + 1 - places.length }
    places.push(...(await listInWindow(db, part, query)))
    if (places.length > limit) break
    const end = await findWindowEnd(db, part, search.terms, from)
    if (end !== null) return { ...foundOf(places, limit), next: end }
  }
  return foundOf(places, limit)
}

/**
 * The next matches, at most `limit`. There may be fewer, even none, before the end of the list: a call looks through a
 * bounded number of devices.
 */
export const findDevices = async (
  db: Queryable,
  search: DeviceSearch,
  after: DevicePlace | null,
  limit: number,
): Promise<FoundDevices> => {
  if (search.driver === null) return findInList(db, search, after, limit)
  const query = { terms: search.terms, after, limit: limit + 1 }
  const { places, total } = await listCandidates(db, search.driver, search, query)
  return { ...foundOf(places, limit), total }
}
