import type { IngestDocument } from '@/lib/contracts/ingest'
import type { Reject } from '@/lib/domain/parsed'
import type { IngestBatch } from './ingest-batch'

/** Rejects named in an answer; all are counted. */
const NAMED_MAX = 100

/** What an ingest call answers, growing batch by batch. */
export type IngestResult = IngestDocument & { unmapped: number }

export const newIngestResult = (): IngestResult => ({
  accepted: 0,
  rejected: 0,
  duplicates: 0,
  rejects: [],
  unmapped: 0,
})

const named = ({ line, code, reason }: Reject): IngestDocument['rejects'][number] => ({
  index: line - 1,
  code,
  message: reason,
})

/** Adds what became of a batch. */
export const addResult = (result: IngestResult, batch: IngestBatch, { duplicates }: { duplicates: number }): void => {
  result.accepted += batch.accepted
  result.rejected += batch.rejects.length
  result.duplicates += Math.min(duplicates, batch.accepted)
  result.unmapped += batch.unmapped
  result.rejects.push(...batch.rejects.slice(0, NAMED_MAX - result.rejects.length).map(named))
}

/** The answer as the contract names it. */
export const documentOf = ({ accepted, rejected, duplicates, rejects }: IngestResult): IngestDocument => ({
  accepted,
  rejected,
  duplicates,
  rejects,
})
