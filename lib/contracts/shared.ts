import { z } from 'zod'
import { KILL_CHAIN_STAGES, STAGE_STATUSES } from '@/lib/domain/kill-chain'
import { BANDS, SEVERITIES } from '@/lib/domain/severity'

/** Every time on the wire: ISO 8601 in UTC with milliseconds. */
export const IsoTime = z.iso.datetime({ offset: true })

export const Stage = z.enum(KILL_CHAIN_STAGES)
export const StageStatusCode = z.enum(STAGE_STATUSES)
export const BandName = z.enum(BANDS)
export const SeverityName = z.enum(SEVERITIES)

/** A page of a list. `total` is exact to 10,000, beyond that `totalIsAtLeast` is set. */
export const listOf = <Item extends z.ZodType>(item: Item) =>
  z.object({
    items: z.array(item),
    nextCursor: z.string().nullable(),
    total: z.number().int(),
    totalIsAtLeast: z.boolean().optional(),
  })

/** RFC 9457 problem details. */
export const Problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  detail: z.string(),
  requestId: z.string().optional(),
})
export type Problem = z.infer<typeof Problem>
