import { z } from 'zod'
import { momentSchema } from '@/lib/ingest/profile/profile-parts-schema'

/** Whose an address of a space was during a period; without `from` since its first record, without `to` until now. */
export const addressClaimSchema = z.object({
  thingName: z.string().describe('The device: it must be registered.'),
  space: z
    .string()
    .regex(/^[\w.:@-]{1,64}$/)
    .default('default')
    .describe('The address space of the sensor that sees it.'),
  address: z.string().max(64),
  from: momentSchema.nullable().default(null),
  to: momentSchema.nullable().default(null),
})
