import type { IngestDocument } from '@/lib/contracts/ingest'
import type { Reject } from '@/lib/domain/parsed'
import type { BatchOutcome } from './count-batch'
import { totalOf, type IngestBatch } from './ingest-batch'

/** Rejects named in an answer; all are counted. */
const NAMED_MAX = 100
const NOTES_MAX = 10

/** What an ingest call answers, growing batch by batch. */
export type IngestResult = IngestDocument & { unmapped: number }

export const newIngestResult = (): IngestResult => ({
  accepted: 0,
  rejected: 0,
  duplicates: 0,
  ignored: 0,
  rejects: [],
  notes: [],
  unmapped: 0,
})

const named = ({ line, code, reason }: Reject): IngestDocument['rejects'][number] => ({
  index: line - 1,
  code,
  message: reason,
})

/** Adds what became of a batch. */
export const addResult = (result: IngestResult, batch: IngestBatch, { duplicates }: BatchOutcome): void => {
  const accepted = totalOf(batch, 'accepted')
  const rejects = batch.shares.flatMap((share) => share.rejects)
  result.accepted += accepted
  result.rejected += rejects.length
  result.duplicates += Math.min(duplicates, accepted)
  result.ignored += totalOf(batch, 'ignored')
  result.unmapped += totalOf(batch, 'unmapped')
  result.rejects.push(...rejects.slice(0, NAMED_MAX - result.rejects.length).map(named))
}

/** Adds what an operator should know of how a body was read, each sentence once. */
export const addNotes = (result: IngestResult, notes: readonly string[]): void => {
  for (const note of notes) {
    if (!result.notes.includes(note) && result.notes.length < NOTES_MAX) result.notes.push(note)
  }
}

/** The answer as the contract names it. */
export const documentOf = ({ unmapped: _, ...document }: IngestResult): IngestDocument => document
