import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Pool, PoolClient } from 'pg'
import type { EpochMs } from '@/lib/domain/time'
import { insertBirths, type Birth } from '@/lib/server/repositories/births'
import { addChanges } from '@/lib/server/repositories/changes'
import { findChunk, takeChunk } from '@/lib/server/repositories/chunks'
import { writeClaimed } from '@/lib/server/repositories/claimed-profiles'
import { lockStates } from '@/lib/server/repositories/device-states'
import { inTransaction, type Queryable } from '@/lib/server/repositories/transaction'
import type { ScoringPolicy } from '@/lib/scoring/policy'
import { advanceLoaded, type AdvancedDevice } from './advance-loaded'
import { countBatch, countResend, type BatchOutcome } from './count-batch'
import { totalOf, type IngestBatch } from './ingest-batch'
import { ingestGate } from './ingest-gate'
import { loadDevices } from './load-devices'
import { policiesOf, type PolicyStore } from './policy-store'
import { stateCacheOf, type StateCache } from './state-cache'
import { writeAdvanced } from './write-advanced'

const byId = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0)

/** What this process keeps of a database. */
type Means = { cache: StateCache; policies: PolicyStore }
/** Devices, and the policy they were judged by. */
type Judged = { devices: readonly AdvancedDevice[]; policy: ScoringPolicy }

/** Lets the engine judge device by device; whoever looks at a page meanwhile waits for one of them, not for all. */
const advanceAll = async (
  db: Queryable,
  batch: IngestBatch,
  ids: readonly string[],
  { cache, policy }: Means & { policy: ScoringPolicy },
): Promise<AdvancedDevice[]> => {
  const loaded = await loadDevices(db, ids, cache, batch.births)
  const advanced: AdvancedDevice[] = []
  for (const id of ids) {
    const device = loaded.get(id)
    if (device === undefined) continue
    advanced.push(advanceLoaded(device, batch.arrivals.get(id) ?? [], policy))
    await nextTurn()
  }
  return advanced
}

/**
 * Writes the devices; those that another process changed meanwhile are locked, read and done again, and so are all
 * when another policy was put in force.
 */
const writeAll = async (
  client: PoolClient,
  batch: IngestBatch,
  first: Judged,
  means: Means,
): Promise<AdvancedDevice[]> => {
  const done: AdvancedDevice[] = []
  let open = first.devices
  let policy = first.policy
  while (open.length > 0) {
    const written = await writeAdvanced(client, open, batch.receivedAt, { policy, policies: means.policies })
    done.push(...open.filter((device) => written.has(device.deviceId)))
    const stale = open.filter((device) => !written.has(device.deviceId)).map((device) => device.deviceId)
    if (stale.length === 0) break
    await lockStates(client, stale)
    policy = await means.policies.recent(client)
    open = await advanceAll(client, batch, stale, { ...means, policy })
  }
  return done
}

const birthsOf = (batch: IngestBatch, devices: readonly AdvancedDevice[]): Birth[] =>
  devices.flatMap(({ deviceId, isKnown }) => {
    const birth = isKnown ? undefined : batch.births.get(deviceId)
    return birth === undefined ? [] : [birth]
  })

const sumOf = (devices: readonly AdvancedDevice[], key: 'duplicates' | 'late'): number =>
  devices.reduce((sum, device) => sum + device.advance[key], 0)

/** Enters the batch's key; false when the same bytes were taken before. */
const takeKey = async (client: PoolClient, batch: IngestBatch): Promise<boolean> => {
  const { source, receivedAt, shares, chunkKey: key } = batch
  if (key === null) return true
  const log = shares.map((share) => share.log).join(' ')
  const accepted = totalOf(batch, 'accepted')
  const rejected = shares.reduce((sum, { rejects }) => sum + rejects.length, 0)
  return takeChunk(client, { key, source, log, receivedAt, accepted, rejected })
}

const writeBatch = async (
  client: PoolClient,
  batch: IngestBatch,
  first: Judged,
  means: Means,
): Promise<{ outcome: BatchOutcome; devices: readonly AdvancedDevice[] }> => {
  const { source, receivedAt } = batch
  if (!(await takeKey(client, batch))) return { outcome: await countResend(client, batch), devices: [] }
  const newborn = birthsOf(batch, first.devices)
  const births = await insertBirths(client, newborn, receivedAt)
  const devices = await writeAll(client, batch, first, means)
  await writeClaimed(client, batch.claimed, { source, receivedAt })
  // What is born or describes itself changes the counters, whether or not it was judged.
  const described = [...newborn.map((birth) => birth.deviceId), ...batch.claimed.keys()]
  await addChanges(client, described, receivedAt)
  const outcome = { duplicates: sumOf(devices, 'duplicates'), late: sumOf(devices, 'late'), births }
  await countBatch(client, batch, outcome)
  return { outcome, devices }
}

const remember = (cache: StateCache, devices: readonly AdvancedDevice[], receivedAt: EpochMs): void => {
  for (const { deviceId, write, stored } of devices) {
    const version = write.version === null ? String(receivedAt) : String(BigInt(write.version) + 1n)
    cache.put(deviceId, version, stored)
  }
}

const advance = async (pool: Pool, batch: IngestBatch): Promise<BatchOutcome> => {
  if (batch.chunkKey !== null && (await findChunk(pool, batch.chunkKey)) !== null) return countResend(pool, batch)
  const means = { cache: stateCacheOf(pool), policies: policiesOf(pool) }
  const ids = [...batch.arrivals.keys()].sort(byId)
  const policy = await means.policies.recent(pool)
  const first = { devices: await advanceAll(pool, batch, ids, { ...means, policy }), policy }
  const { outcome, devices } = await inTransaction(pool, (client) => writeBatch(client, batch, first, means))
  remember(means.cache, devices, batch.receivedAt)
  return outcome
}

/**
 * Takes a batch: reads the devices, lets the engine judge their records, and writes everything in one transaction
 * together with the batch's key. When it returns, the batch is durable and counted exactly once. Waits for its turn;
 * throws 429 when too many wait.
 */
export const advanceDevices = (pool: Pool, batch: IngestBatch): Promise<BatchOutcome> =>
  ingestGate().run(() => advance(pool, batch))
