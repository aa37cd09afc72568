import type { Pool, PoolClient } from 'pg'
import type { EpochMs } from '@/lib/domain/time'
import { insertBirths, type Birth } from '@/lib/server/repositories/births'
import { addChanges } from '@/lib/server/repositories/changes'
import { findChunk, takeChunk } from '@/lib/server/repositories/chunks'
import { writeClaimed } from '@/lib/server/repositories/claimed-profiles'
import { lockStates } from '@/lib/server/repositories/device-states'
import { addIngestCount } from '@/lib/server/repositories/ingest-counters'
import { keepRejects } from '@/lib/server/repositories/rejects'
import { inTransaction, type Queryable } from '@/lib/server/repositories/transaction'
import { advanceLoaded, type AdvancedDevice } from './advance-loaded'
import { ingestGate } from './ingest-gate'
import type { IngestBatch } from './ingest-batch'
import { loadDevices } from './load-devices'
import { stateCacheOf, type StateCache } from './state-cache'
import { writeAdvanced } from './write-advanced'

/** What became of a batch. `duplicates` are records that had been counted before, `late` those over 10 minutes late. */
export type BatchOutcome = { duplicates: number; late: number; births: number }

const byId = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0)

const advanceAll = async (
  db: Queryable,
  batch: IngestBatch,
  ids: readonly string[],
  cache: StateCache,
): Promise<AdvancedDevice[]> => {
  const loaded = await loadDevices(db, ids, cache, batch.births)
  return ids.flatMap((id) => {
    const device = loaded.get(id)
    return device === undefined ? [] : [advanceLoaded(device, batch.arrivals.get(id) ?? [])]
  })
}

/** Writes the devices; those that another process changed meanwhile are locked, read and done again. */
const writeAll = async (
  client: PoolClient,
  batch: IngestBatch,
  first: readonly AdvancedDevice[],
  cache: StateCache,
): Promise<AdvancedDevice[]> => {
  const done: AdvancedDevice[] = []
  let open = first
  while (open.length > 0) {
    const written = await writeAdvanced(client, open, batch.receivedAt)
    done.push(...open.filter((device) => written.has(device.deviceId)))
    const stale = open.filter((device) => !written.has(device.deviceId)).map((device) => device.deviceId)
    if (stale.length > 0) await lockStates(client, stale)
    open = stale.length > 0 ? await advanceAll(client, batch, stale, cache) : []
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

/** The latest time a record speaks of; those of a device need not be in order. */
const newestOf = ({ arrivals }: IngestBatch): EpochMs | null => {
  let newest: EpochMs | null = null
  for (const list of arrivals.values()) {
    for (const { observation } of list) newest = Math.max(newest ?? observation.observedAt, observation.observedAt)
  }
  return newest
}

const writeBatch = async (
  client: PoolClient,
  batch: IngestBatch,
  first: readonly AdvancedDevice[],
  cache: StateCache,
): Promise<{ outcome: BatchOutcome; devices: readonly AdvancedDevice[] }> => {
  const { source, log, receivedAt, accepted, chunkKey: key } = batch
  const rejected = batch.rejects.length
  const unmapped = batch.unmapped
  if (key !== null && !(await takeChunk(client, { key, source, log, receivedAt, accepted, rejected }))) {
    return { outcome: await countResend(client, batch), devices: [] }
  }
  const newborn = birthsOf(batch, first)
  const births = await insertBirths(client, newborn, receivedAt)
  const devices = await writeAll(client, batch, first, cache)
  await writeClaimed(client, batch.claimed, { source, receivedAt })
  // What is born or describes itself changes the counters, whether or not it was judged.
  const described = [...newborn.map((birth) => birth.deviceId), ...batch.claimed.keys()]
  await addChanges(client, described, receivedAt)
  await keepRejects(client, source, log, receivedAt, batch.rejects)
  const outcome = { duplicates: sumOf(devices, 'duplicates'), late: sumOf(devices, 'late'), births }
  const counts = { ...outcome, accepted: Math.max(0, accepted - outcome.duplicates), rejected, unmapped }
  const more = { birthsRefused: batch.birthsRefused, newestObservedAt: newestOf(batch) }
  await addIngestCount(client, source, log, receivedAt, { ...counts, ...more })
  return { outcome, devices }
}

const NOTHING = {
  accepted: 0,
  rejected: 0,
  late: 0,
  unmapped: 0,
  births: 0,
  birthsRefused: 0,
  newestObservedAt: null,
}

const countResend = async (
  db: Queryable,
  { source, log, receivedAt, accepted }: IngestBatch,
): Promise<BatchOutcome> => {
  await addIngestCount(db, source, log, receivedAt, { ...NOTHING, duplicates: accepted })
  return { duplicates: accepted, late: 0, births: 0 }
}

const remember = (cache: StateCache, devices: readonly AdvancedDevice[], receivedAt: EpochMs): void => {
  for (const { deviceId, write, stored } of devices) {
    const version = write.version === null ? String(receivedAt) : String(BigInt(write.version) + 1n)
    cache.put(deviceId, version, stored)
  }
}

const advance = async (pool: Pool, batch: IngestBatch): Promise<BatchOutcome> => {
  if (batch.chunkKey !== null && (await findChunk(pool, batch.chunkKey)) !== null) return countResend(pool, batch)
  const cache = stateCacheOf(pool)
  const ids = [...batch.arrivals.keys()].sort(byId)
  const first = await advanceAll(pool, batch, ids, cache)
  const { outcome, devices } = await inTransaction(pool, (client) => writeBatch(client, batch, first, cache))
  remember(cache, devices, batch.receivedAt)
  return outcome
}

/**
 * Takes a batch: reads the devices, lets the engine judge their records, and writes everything in one transaction
 * together with the batch's key. When it returns, the batch is durable and counted exactly once. Waits for its turn;
 * throws 429 when too many wait.
 */
export const advanceDevices = (pool: Pool, batch: IngestBatch): Promise<BatchOutcome> =>
  ingestGate().run(() => advance(pool, batch))
