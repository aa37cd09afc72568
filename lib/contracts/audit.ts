import { z } from 'zod'
import { IsoTime } from './shared'

/** One privileged act. Every text in it may have been written by a stranger. */
export const AuditDocument = z.object({
  sequence: z.number().int(),
  at: IsoTime,
  /** An e-mail address, the name of a token, or `command:` and a user of the machine. */
  actor: z.string(),
  /** A noun and a verb, such as `person.invite`. */
  action: z.string(),
  target: z.string(),
  detail: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string())])),
  hash: z.string(),
})
export type AuditDocument = z.infer<typeof AuditDocument>

/** What was found in one stretch of the chain; ask again with `nextAfter` until it is null. */
export const AuditVerification = z.object({
  /** Entries looked at in this stretch. */
  checked: z.number().int(),
  /** The first entry that does not follow from the one before it. */
  brokenAt: z.number().int().nullable(),
  nextAfter: z.number().int().nullable(),
  /** Of the last entry looked at; compare it with the one in the worker's log. */
  headSequence: z.number().int(),
  headHash: z.string(),
})
export type AuditVerification = z.infer<typeof AuditVerification>
