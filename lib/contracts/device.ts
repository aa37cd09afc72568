import { z } from 'zod'
import { SOURCE_KINDS } from '@/lib/domain/observation'
import { BandName, IsoTime, StageStatusCode } from './shared'

/** A score as a list shows it. */
export const ScoreSummary = z.object({
  printed: z.number().int().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  band: BandName,
  coverage: z.number(),
})

export const DeviceDocument = z.object({
  id: z.string(),
  name: z.string(),
  /** `address`: known only from the network, born when its address completed an exchange. */
  origin: z.enum(['registered', 'reported', 'address']),
  type: z.string().nullable(),
  vendor: z.string().nullable(),
  model: z.string().nullable(),
  firmware: z.string().nullable(),
  group: z.string(),
  /** What people call the group. */
  groupName: z.string(),
  site: z.string(),
  criticality: z.enum(['low', 'medium', 'high', 'unknown']),
  addresses: z.array(z.object({ space: z.string(), address: z.string(), from: IsoTime, to: IsoTime.nullable() })),
  bornAt: IsoTime,
  /** The device's clock: the greatest time of a record accepted from it. */
  lastRecordAt: IsoTime.nullable(),
  sources: z.array(z.object({ kind: z.enum(SOURCE_KINDS), lastAt: IsoTime, live: z.boolean() })),
  breach: ScoreSummary,
  threat: ScoreSummary,
  /** Seven statuses in the order of the kill chain. */
  stages: z.array(StageStatusCode),
  strongestReason: z.string().nullable(),
  asOf: IsoTime.nullable(),
})
export type DeviceDocument = z.infer<typeof DeviceDocument>
export type ScoreSummary = z.infer<typeof ScoreSummary>
