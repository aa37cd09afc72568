import type { Pool } from 'pg'
import type { NetworkObservation } from '@/lib/domain/observation'
import { rejectOf, type Reject } from '@/lib/domain/parsed'
import { toIso, type EpochMs } from '@/lib/domain/time'
import { AHEAD_MAX_MS } from '@/lib/ingest/limits'
import { sha256Of } from '@/lib/server/digest'
import { countBirths } from '@/lib/server/repositories/ingest-counters'
import type { Sensor } from '@/lib/server/repositories/sensors'
import { advanceDevices } from './advance-devices'
import { attributeRecords, type LoggedRecord } from './attribute-records'
import type { BatchOutcome } from './count-batch'
import type { IngestBatch, LogShare } from './ingest-batch'
import { DeviceMoved } from './load-devices'

/** Devices that may be born from one sensor in an hour: a scan of 10/8 makes no devices. */
export const BIRTHS_PER_HOUR_MAX = 1_000
const MOVES_MAX = 5
/** Addresses in one transaction: each may be a device that is read and written, and all of them are held at once. */
const ADDRESSES_MAX = 2_000

/** A piece of what a monitor logged: records in the order they are to be taken, and what else was read of each log. */
export type NetworkChunk = {
  /** By which the same piece counts once. */
  key: Buffer
  records: readonly LoggedRecord[]
  others: readonly { log: string; rejects: readonly Reject[]; ignored: number }[]
}

type Taken = { batch: IngestBatch; outcome: BatchOutcome }

const futureReject = ({ observedAt, raw }: NetworkObservation): Reject =>
  rejectOf(0, 'OutOfRange', `the record is of ${toIso(observedAt)}, later than its receipt`, raw)

type Split = { records: LoggedRecord[]; shares: Map<string, LogShare> }

const isEmpty = ({ accepted, ignored, rejects }: LogShare): boolean => accepted + ignored + rejects.length === 0

/** Sets what is of the future apart, and adds up what each log brings. */
const splitOf = ({ records, others }: NetworkChunk, receivedAt: EpochMs): Split => {
  const accepted = new Map<string, number>()
  const rejects = new Map(others.map((other) => [other.log, [...other.rejects]]))
  const taken: LoggedRecord[] = []
  for (const logged of records) {
    const { log, record } = logged
    if (record.observedAt > receivedAt + AHEAD_MAX_MS) {
      rejects.set(log, rejects.get(log) ?? [])
      rejects.get(log)?.push(futureReject(record))
      continue
    }
    taken.push(logged)
    accepted.set(log, (accepted.get(log) ?? 0) + 1)
  }
  const ignored = new Map(others.map((other) => [other.log, other.ignored]))
  const logs = [...new Set([...accepted.keys(), ...rejects.keys()])].sort()
  const shareOf = (log: string): [string, LogShare] => {
    const counts = { accepted: accepted.get(log) ?? 0, ignored: ignored.get(log) ?? 0, unmapped: 0 }
    return [log, { log, rejects: rejects.get(log) ?? [], ...counts }]
  }
  const shares = logs.map(shareOf).filter(([, share]) => !isEmpty(share))
  return { records: taken, shares: new Map(shares) }
}

const batchOf = async (
  pool: Pool,
  sensor: Sensor,
  { records, shares }: Split,
  key: { chunkKey: Buffer; receivedAt: EpochMs },
): Promise<IngestBatch> => {
  const birthsLeft = BIRTHS_PER_HOUR_MAX - (await countBirths(pool, sensor.name, key.receivedAt))
  const { receivedAt } = key
  const { unmapped, ...attributed } = await attributeRecords(pool, sensor, records, { receivedAt, birthsLeft })
  const counted = [...shares.values()].map((share) => ({ ...share, unmapped: unmapped.get(share.log) ?? 0 }))
  return { source: sensor.name, shares: counted, claimed: new Map(), ...key, ...attributed }
}

/** Takes a piece in one transaction; null when there is nothing in it. */
const takePiece = async (
  pool: Pool,
  sensor: Sensor,
  chunk: NetworkChunk,
  receivedAt: EpochMs,
): Promise<Taken | null> => {
  const split = splitOf(chunk, receivedAt)
  if (split.shares.size === 0) return null
  for (let tries = 1; ; tries += 1) {
    const batch = await batchOf(pool, sensor, split, { chunkKey: chunk.key, receivedAt })
    try {
      return { batch, outcome: await advanceDevices(pool, batch) }
    } catch (error) {
      if (!(error instanceof DeviceMoved) || tries === MOVES_MAX) throw error
    }
  }
}

/** Cuts records where they have named too many addresses; where that is depends on nothing but them. */
const piecesOf = (records: readonly LoggedRecord[]): (readonly LoggedRecord[])[] => {
  const pieces: (readonly LoggedRecord[])[] = []
  const addresses = new Set<string>()
  let from = 0
  for (const [index, { record }] of records.entries()) {
    addresses.add(record.origin.ip).add(record.responder.ip)
    if (addresses.size < ADDRESSES_MAX) continue
    pieces.push(records.slice(from, index + 1))
    addresses.clear()
    from = index + 1
  }
  return from === 0 ? [records] : [...pieces, records.slice(from)]
}

/**
 * Takes a chunk of a monitor's logs, each transaction with the devices it can hold; tells what became of each. A device
 * may be merged into another while its records are on the way: then they are attributed again.
 */
export const takeNetworkChunk = async (
  pool: Pool,
  sensor: Sensor,
  { key, records, others }: NetworkChunk,
  receivedAt: EpochMs,
): Promise<Taken[]> => {
  const taken: Taken[] = []
  for (const [index, piece] of piecesOf(records).entries()) {
    const part = index === 0 ? { key, others } : { key: sha256Of(key, String(index)), others: [] }
    const one = await takePiece(pool, sensor, { ...part, records: piece }, receivedAt)
    if (one !== null) taken.push(one)
  }
  return taken
}
