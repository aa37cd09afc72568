import { z } from 'zod'
import { Reason } from './judgement'
import { IsoTime } from './shared'

/** A person's word that a device is compromised, and how it ended. */
const CompromiseRecord = z.object({
  id: z.string(),
  by: z.string(),
  at: IsoTime,
  reason: z.string(),
  closedAt: IsoTime.nullable(),
  closedBy: z.string().nullable(),
  closedReason: z.string().nullable(),
  /** Taken back at once as a slip. */
  isSlip: z.boolean(),
})

export const CompromiseDocument = z.object({
  deviceId: z.string(),
  /** Null: nobody says so now. */
  open: CompromiseRecord.nullable(),
  /** Until when the one who confirmed may take it back. */
  takeBackUntil: IsoTime.nullable(),
  /** Those that ended, the latest first; at most 20. */
  past: z.array(CompromiseRecord),
})
export type CompromiseDocument = z.infer<typeof CompromiseDocument>

export const CompromiseRequest = z.object({ reason: Reason })
export type CompromiseRequest = z.infer<typeof CompromiseRequest>
