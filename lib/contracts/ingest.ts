import { z } from 'zod'
import { REJECT_CODES } from '@/lib/domain/parsed'

/** The answer of every batch ingest: the good half is stored, the bad half is named. */
export const IngestDocument = z.object({
  accepted: z.number().int(),
  rejected: z.number().int(),
  /** Records of `accepted` that had been taken before and are not counted again. */
  duplicates: z.number().int(),
  /** Records that were understood and say nothing about a device: of other logs, of kinds no rule reads. */
  ignored: z.number().int(),
  rejects: z.array(z.object({ index: z.number().int(), code: z.enum(REJECT_CODES), message: z.string() })),
  /** What should be known of how the body was read, such as columns that had to be guessed. */
  notes: z.array(z.string()),
})
export type IngestDocument = z.infer<typeof IngestDocument>
