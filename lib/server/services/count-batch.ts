import type { EpochMs } from '@/lib/domain/time'
import { addIngestCount } from '@/lib/server/repositories/ingest-counters'
import { keepRejects } from '@/lib/server/repositories/rejects'
import type { Queryable } from '@/lib/server/repositories/transaction'
import { totalOf, type IngestBatch, type LogShare } from './ingest-batch'

/** What became of a batch. `duplicates` are records that had been counted before, `late` those over 10 minutes late. */
export type BatchOutcome = { duplicates: number; late: number; births: number }

const NOTHING = {
  accepted: 0,
  rejected: 0,
  ignored: 0,
  duplicates: 0,
  late: 0,
  unmapped: 0,
  births: 0,
  birthsRefused: 0,
  newestObservedAt: null,
}

/** Only flows are ever recognised as known, so of several logs the one with the flows bears what is known of all. */
const bearerOf = (shares: readonly LogShare[]): LogShare | undefined =>
  shares.find(({ log }) => log === 'conn') ?? shares[0]

/** The latest time a record speaks of; those of a device need not be in order. */
const newestOf = ({ arrivals }: IngestBatch): EpochMs | null => {
  let newest: EpochMs | null = null
  for (const list of arrivals.values()) {
    for (const { observation } of list) newest = Math.max(newest ?? observation.observedAt, observation.observedAt)
  }
  return newest
}

/** Adds a batch to the counters of its logs and keeps its rejects. Last in its transaction. */
export const countBatch = async (db: Queryable, batch: IngestBatch, outcome: BatchOutcome): Promise<void> => {
  const { source, receivedAt, shares, birthsRefused } = batch
  const newestObservedAt = newestOf(batch)
  const bearer = bearerOf(shares)
  for (const share of shares) await keepRejects(db, source, share.log, receivedAt, share.rejects)
  for (const share of shares) {
    const { log, accepted, ignored, unmapped } = share
    const counts = { ...NOTHING, accepted, rejected: share.rejects.length, ignored, unmapped, newestObservedAt }
    const ofAll = { ...outcome, birthsRefused, accepted: Math.max(0, accepted - outcome.duplicates) }
    await addIngestCount(db, source, log, receivedAt, share === bearer ? { ...counts, ...ofAll } : counts)
  }
}

/** Counts a batch that came again: all of it is known. */
export const countResend = async (db: Queryable, batch: IngestBatch): Promise<BatchOutcome> => {
  for (const { log, accepted } of batch.shares) {
    await addIngestCount(db, batch.source, log, batch.receivedAt, { ...NOTHING, duplicates: accepted })
  }
  return { duplicates: totalOf(batch, 'accepted'), late: 0, births: 0 }
}
