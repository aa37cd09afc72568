import type { PoolClient } from 'pg'
import { mergeStates } from '@/lib/assessment/merge-devices'
import { packState, unpackState } from '@/lib/assessment/device-state'
import type { EpochMs } from '@/lib/domain/time'
import { insertEmptyScores } from '@/lib/server/repositories/births'
import { addChanges } from '@/lib/server/repositories/changes'
import {
  insertMerge,
  moveFindings,
  moveScore,
  putState,
  readFindingKeys,
  removeScore,
  removeState,
  requestRescore,
  takeMerge,
} from '@/lib/server/repositories/device-merges'
import { removeRelations } from '@/lib/server/repositories/device-relations'
import { lockStates } from '@/lib/server/repositories/device-states'
import { stateOf } from './advance-loaded'
import { loadDevices, type LoadedDevice } from './load-devices'
import { StateCache } from './state-cache'

/** Above every version either device has had, so that no cached state is taken for the new one. */
const versionAfter = (at: EpochMs, ...devices: readonly (LoadedDevice | undefined)[]): string =>
  devices
    .reduce((most, device) => {
      const next = BigInt(device?.version ?? 0) + 1n
      return next > most ? next : most
    }, BigInt(at))
    .toString()

const storedOf = (device: LoadedDevice | undefined): { hot: string; cold: Buffer | null } | null => {
  const stored = device?.stored ?? null
  return stored === null ? null : { hot: stored.hot, cold: stored.cold === null ? null : Buffer.from(stored.cold) }
}

/** The findings that move: all but those of which the other device has an open one of the same rule and subject. */
const movableFindings = async (client: PoolClient, fromId: string, intoId: string): Promise<string[]> => {
  const open = (await readFindingKeys(client, intoId)).filter(({ isOpen }) => isOpen)
  const known = new Set(open.map(({ key }) => key))
  const own = await readFindingKeys(client, fromId)
  return own.filter(({ key, isOpen }) => !isOpen || !known.has(key)).map(({ id }) => id)
}

/**
 * Merges a device that was known by its address into the registered one that claims the address: facts and findings
 * move, its old id redirects, its past assessments stay readable. Inside a transaction.
 */
export const mergeAddressDevice = async (
  client: PoolClient,
  fromId: string,
  intoId: string,
  at: EpochMs,
): Promise<void> => {
  await lockStates(client, [fromId, intoId])
  const loaded = await loadDevices(client, [fromId, intoId], new StateCache(), new Set())
  const from = loaded.get(fromId)
  const into = loaded.get(intoId)
  const intoVersion = versionAfter(at, from, into)
  const findingIds = await movableFindings(client, fromId, intoId)
  if (from !== undefined && into !== undefined && from.stored !== null) {
    await putState(client, intoId, packState(mergeStates(stateOf(into), stateOf(from))), intoVersion)
  }
  await insertMerge(client, { fromId, intoId, findingIds, from: storedOf(from), into: storedOf(into), intoVersion }, at)
  await moveFindings(client, findingIds, intoId)
  await removeState(client, fromId)
  await removeRelations(client, fromId)
  if (into?.stored === null) await moveScore(client, fromId, intoId)
  else await removeScore(client, fromId)
  await addChanges(client, [fromId, intoId], at)
}

const restore = async (
  client: PoolClient,
  deviceId: string,
  state: { hot: string; cold: Buffer | null } | null,
  version: string,
): Promise<void> => {
  await removeState(client, deviceId)
  if (state === null) return
  const { clock } = unpackState(deviceId, { ...state, findings: [] }).facts
  await putState(client, deviceId, { ...state, clock }, version)
}

/**
 * Undoes a merge: the device known by its address is there again as it was. The registered one gets back what it knew
 * before, unless it has learnt more since; then it keeps that. False when there was no merge.
 */
export const splitAddressDevice = async (
  client: PoolClient,
  fromId: string,
  intoId: string,
  at: EpochMs,
): Promise<boolean> => {
  const merge = await takeMerge(client, fromId, intoId)
  if (merge === null) return false
  await lockStates(client, [fromId, intoId])
  const loaded = await loadDevices(client, [fromId, intoId], new StateCache(), new Set())
  const version = versionAfter(at, loaded.get(fromId), loaded.get(intoId))
  await moveFindings(client, merge.findingIds, fromId)
  await restore(client, fromId, merge.from, version)
  if (loaded.get(intoId)?.version === merge.intoVersion) {
    await restore(client, intoId, merge.into, version)
    if (merge.into === null) await moveScore(client, intoId, fromId)
  }
  await insertEmptyScores(client, [fromId, intoId], at)
  await requestRescore(client, fromId, at)
  await addChanges(client, [fromId, intoId], at)
  return true
}
