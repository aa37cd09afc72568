import type { Parsed, Reject } from '@/lib/domain/parsed'
import type { EpochMs } from '@/lib/domain/time'
import type { Batch, BatchEntry } from './json-batch'

/**
 * What one document of a batch says of a thing. `index` counts from 0; `observedAt` is what the envelope claims and may
 * claim, else null (the receipt counts).
 */
export type RecordOf<Said extends object> = { index: number; thingName: string; observedAt: EpochMs | null } & Said

export type RecordRead<Said extends object> = { record: RecordOf<Said> } | { reject: Reject }

/** Reads each document of a batch, in order; one that cannot be taken is a reject, after those of the batch itself. */
export const readRecords = <Said extends object>(
  batch: Batch,
  read: (entry: BatchEntry) => RecordRead<Said>,
): Parsed<RecordOf<Said>> => {
  const records: RecordOf<Said>[] = []
  const rejects: Reject[] = [...batch.rejects]
  for (const entry of batch.entries) {
    const result = read(entry)
    if ('record' in result) records.push(result.record)
    else rejects.push(result.reject)
  }
  return { records, rejects }
}
