import type { EpochMs } from '@/lib/domain/time'
import type { AddressClaim } from '@/lib/server/repositories/address-claims'
import { ADDRESS_DEVICE_PREFIX } from './actor'

/** The id of the device that is known only by an address. */
export const addressDeviceIdOf = (space: string, address: string): string =>
  `${ADDRESS_DEVICE_PREFIX}${space}~${address}`

/** The space and address in the id of such a device; null for other devices. The address holds no `~`. */
export const addressOfDeviceId = (deviceId: string): { space: string; address: string } | null => {
  if (!deviceId.startsWith(ADDRESS_DEVICE_PREFIX)) return null
  const cut = deviceId.lastIndexOf('~')
  return cut <= 0 ? null : { space: deviceId.slice(1, cut), address: deviceId.slice(cut + 1) }
}

/** What is known of an address: its claims, and whether its unregistered device exists or was merged into another. */
export type KnownAddress = {
  id: string
  claims: AddressClaim[]
  exists: boolean
  mergedInto: string | null
}

/** Whose an address was at a time: an existing device, or the unregistered one that could be born. */
export type AddressOwner = { deviceId: string; exists: boolean }

const covers = (claim: AddressClaim, at: EpochMs): boolean => claim.from <= at && (claim.to === null || at < claim.to)

/**
 * Whose an address was at a time. A claim of that time decides; what lies outside of all claims belongs to the
 * unregistered device, or to the device it was merged into unless that one's claim had ended by then.
 */
export const ownerOfAddress = (known: KnownAddress, at: EpochMs): AddressOwner => {
  const claim = known.claims.find((candidate) => covers(candidate, at))
  if (claim !== undefined) return { deviceId: claim.deviceId, exists: true }
  const { id, exists, mergedInto } = known
  if (mergedInto === null) return { deviceId: id, exists }
  const hasEnded = known.claims.some(({ deviceId, to }) => deviceId === mergedInto && to !== null && to <= at)
  return hasEnded ? { deviceId: id, exists: false } : { deviceId: mergedInto, exists: true }
}
