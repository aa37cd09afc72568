import type { Pool, PoolClient } from 'pg'
import { toIso, type EpochMs } from '@/lib/domain/time'
import { parseIp } from '@/lib/ingest/ip-address'
import { badRequest, conflict, notFound } from '@/lib/server/errors'
import { putClaim, readRivalClaims, removeClaims, type AddressClaim } from '@/lib/server/repositories/address-claims'
import { appendAudit } from '@/lib/server/repositories/audit'
import { addChanges } from '@/lib/server/repositories/changes'
import { findDeviceRow } from '@/lib/server/repositories/device-rows'
import { inTransaction } from '@/lib/server/repositories/transaction'
import type { Actor } from './actor'
import { mergeAddressDevice, splitAddressDevice } from './merge-address-device'
import { addressDeviceIdOf } from './resolve-address'

/** Whether everything known of an address device lies in a claim: only then is it the same device. */
const liesWithin = (device: { bornAt: EpochMs; clock: EpochMs | null }, { from, to }: AddressClaim): boolean =>
  from <= device.bornAt && (to === null || (device.clock ?? device.bornAt) < to)

const checkClaim = async (client: PoolClient, claim: AddressClaim): Promise<void> => {
  if (claim.to !== null && claim.to <= claim.from) throw badRequest('A claim must end after it begins.')
  const device = await findDeviceRow(client, claim.deviceId)
  if (device === null) throw notFound(`There is no device ${claim.deviceId}; register it first.`)
  if (device.origin === 'address') throw badRequest('A device known only by its address cannot claim another.')
  const [rival] = await readRivalClaims(client, claim)
  if (rival !== undefined) throw conflict(`${claim.address} was ${rival.deviceId} from ${toIso(rival.from)}.`)
}

/** A claim as it is made; without `from` it begins with the first record of the address, or else now. */
export type ClaimRequest = Omit<AddressClaim, 'from'> & { from: EpochMs | null }

/** Makes a claim inside a transaction; a claim that cannot be is refused before anything is written. */
export const makeClaim = async (
  client: PoolClient,
  actor: Actor,
  given: ClaimRequest,
  at: EpochMs,
): Promise<{ claim: AddressClaim; merged: string | null }> => {
  const unregistered = await findDeviceRow(client, addressDeviceIdOf(given.space, given.address))
  const claim = { ...given, from: given.from ?? Math.min(unregistered?.bornAt ?? at, at) }
  await checkClaim(client, claim)
  await putClaim(client, claim, actor.name)
  const isMerged = unregistered?.mergedInto === null && liesWithin(unregistered, claim)
  const merged = isMerged ? unregistered.id : null
  if (merged !== null) await mergeAddressDevice(client, merged, claim.deviceId, at)
  await addChanges(client, [claim.deviceId], at)
  return { claim, merged }
}

/**
 * Says that an address of a space was a device during a period. The unregistered device of that address is merged into
 * it when all its records lie in the period. Returns the id of the device that was merged, or null.
 */
export const claimAddress = (pool: Pool, actor: Actor, given: ClaimRequest, at: EpochMs): Promise<string | null> => {
  const address = parseIp(given.address)
  if (address === null) throw badRequest('The address must be an IP address.')
  return inTransaction(pool, async (client) => {
    const { claim, merged } = await makeClaim(client, actor, { ...given, address }, at)
    const detail = { ...periodOf(claim), space: claim.space, address, merged }
    await appendAudit(client, { at, actor: actor.name, action: 'device.claim', target: claim.deviceId, detail })
    return merged
  })
}

const periodOf = ({ from, to }: AddressClaim) => ({ from: toIso(from), to: to === null ? null : toIso(to) })

/** Takes a device's claims of an address back, and undoes the merge they caused. */
export const undoClaim = async (
  pool: Pool,
  actor: Actor,
  given: Pick<AddressClaim, 'space' | 'address' | 'deviceId'>,
  at: EpochMs,
): Promise<void> => {
  const { space, deviceId } = given
  const address = parseIp(given.address) ?? given.address
  await inTransaction(pool, async (client) => {
    const removed = await removeClaims(client, space, address, deviceId)
    if (removed === 0) throw notFound(`${deviceId} has no claim of ${address} in ${space}.`)
    const isSplit = await splitAddressDevice(client, addressDeviceIdOf(space, address), deviceId, at)
    await addChanges(client, [deviceId], at)
    const detail = { space, address, isSplit }
    await appendAudit(client, { at, actor: actor.name, action: 'device.unclaim', target: deviceId, detail })
  })
}
