import { z } from 'zod'
import { SAMPLE_STATES } from '@/lib/domain/sample-fleet'
import { IsoTime } from './shared'

/** What has become of the sample fleet. */
export const SampleFleetDocument = z.object({
  state: z.enum(SAMPLE_STATES),
  /** Devices of it that are here now. */
  devices: z.number().int(),
  /** How much of what is to be done is done, 0 to 1. */
  progress: z.number(),
  /** Why it could not be loaded, for people; empty when nothing failed. */
  message: z.string(),
  requestedBy: z.string().nullable(),
  requestedAt: IsoTime.nullable(),
})
export type SampleFleetDocument = z.infer<typeof SampleFleetDocument>
