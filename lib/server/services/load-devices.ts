import type { DeviceRelation } from '@/lib/assessment/device-relation'
import type { StoredState } from '@/lib/assessment/device-state'
import type { Exposure } from '@/lib/domain/finding'
import { reaches, type Judgement } from '@/lib/domain/judgement'
import { readHeads, readStates, type DeviceHead } from '@/lib/server/repositories/device-states'
import { readOpenFindings } from '@/lib/server/repositories/findings'
import { readJudgedGroups, wideJudgements } from '@/lib/server/repositories/wide-judgements'
import type { DeviceWords } from '@/lib/server/repositories/device-words'
import type { Queryable } from '@/lib/server/repositories/transaction'
import type { StateCache } from './state-cache'

/** A device as it was read: `version` and `stored` are null when it has no state yet. */
export type LoadedDevice = {
  deviceId: string
  /** False when the device must be born first. */
  isKnown: boolean
  exposure: Exposure | null
  /** What other devices say of its signs. */
  relations: readonly DeviceRelation[]
  /** What people said of it, or of findings wherever it is. */
  words: DeviceWords
  version: string | null
  stored: StoredState | null
}

/** A device was merged into another while a batch for it was on the way: the batch must be attributed again. */
export class DeviceMoved extends Error {
  override name = 'DeviceMoved'
}

/** A device as far as its head tells, with its state when this process has it. */
const deviceOf = (head: DeviceHead, cache: StateCache, isReborn: boolean): LoadedDevice => {
  const { deviceId, known, mergedInto, exposure, relations, words, version } = head
  if (mergedInto !== null && !isReborn) throw new DeviceMoved(`${deviceId} is now ${mergedInto}`)
  const stored = version === null ? null : cache.find(deviceId, version)
  return { deviceId, isKnown: known && mergedInto === null, exposure, relations, words, version, stored }
}

/** With the judgements that reach beyond one device: kept by the process, so most batches ask for nothing here. */
const withWide = async (db: Queryable, heads: readonly DeviceHead[]): Promise<readonly DeviceHead[]> => {
  const { judgements, groupIds } = await wideJudgements(db, heads[0]?.wideVersion ?? '')
  if (judgements.length === 0) return heads
  const ids = heads.map(({ deviceId }) => deviceId)
  const groups = await readJudgedGroups(db, ids, groupIds)
  return heads.map((head) => {
    const place = { ...head, groupIds: groups.get(head.deviceId) ?? [] }
    const reaching = judgements.filter((judgement) => reaches(judgement, place))
    if (reaching.length === 0) return head
    return { ...head, words: { ...head.words, judgements: [...head.words.judgements, ...reaching] } }
  })
}

/** The judgements that reach devices and hold or will, by device. */
export const readReaching = async (
  db: Queryable,
  ids: readonly string[],
): Promise<ReadonlyMap<string, readonly Judgement[]>> => {
  const heads = await withWide(db, await readHeads(db, ids))
  return new Map(heads.map(({ deviceId, words }) => [deviceId, words.judgements]))
}

/** Reads the states of the devices that have one which this process has not. */
const fillStates = async (db: Queryable, loaded: ReadonlyMap<string, LoadedDevice>): Promise<void> => {
  const missing = [...loaded.values()].filter(({ version, stored }) => version !== null && stored === null)
  const ids = missing.map(({ deviceId }) => deviceId)
  const states = await readStates(db, ids)
  const findings = await readOpenFindings(db, ids)
  for (const { deviceId, version, hot, cold } of states) {
    const device = loaded.get(deviceId)
    if (device === undefined) continue
    device.version = version
    device.stored = { hot, cold, findings: findings.get(deviceId) ?? [] }
  }
}

/**
 * Reads the states of devices, without a lock. States come before findings: if a device changes in between, its
 * version is no longer the one read here, and the write finds that out. `reborn` devices may have been merged before.
 */
export const loadDevices = async (
  db: Queryable,
  ids: readonly string[],
  cache: StateCache,
  reborn: { has: (deviceId: string) => boolean },
): Promise<Map<string, LoadedDevice>> => {
  const heads = await withWide(db, await readHeads(db, ids))
  const loaded = new Map(heads.map((head) => [head.deviceId, deviceOf(head, cache, reborn.has(head.deviceId))]))
  await fillStates(db, loaded)
  return loaded
}
