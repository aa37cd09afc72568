import { badRequest } from '@/lib/server/errors'
import type { DevicePlace } from '@/lib/server/repositories/device-orders'
import type { Queryable } from '@/lib/server/repositories/transaction'
import { parseDeviceQuery } from './device-query'
import { findDevices, planSearch, type DeviceSearch } from './search-devices'

/** Devices that one step finds at most; it looks through no more than a page of the list does. */
const DEVICES_PER_STEP = 1_000

/**
 * How all devices that match are gone through, in the order of their birth, which does not change meanwhile as scores
 * do: none is passed over and none is met twice. 400 for a search that is none: an empty one never means all.
 */
export const planWalk = (db: Queryable, q: string): Promise<DeviceSearch> => {
  const terms = parseDeviceQuery(q)
  if (terms.length === 0) {
    throw badRequest('q: an empty query never means all; say which, for instance origin:registered.')
  }
  return planSearch(db, terms, 'born')
}

/** The next devices that match, and the place behind which the walk goes on; null at its end. */
export const walkStep = async (
  db: Queryable,
  search: DeviceSearch,
  after: DevicePlace | null,
): Promise<{ ids: string[]; next: DevicePlace | null }> => {
  const { ids, next } = await findDevices(db, search, after, DEVICES_PER_STEP)
  return { ids, next }
}
