import { z } from 'zod'
import { SOURCE_STATES } from '@/lib/domain/log-source'
import { SOURCE_KINDS } from '@/lib/domain/observation'
import { REJECT_CODES } from '@/lib/domain/parsed'
import { IsoTime, listOf } from './shared'

const Counts = {
  /** Records taken, without duplicates. */
  accepted: z.number().int(),
  rejected: z.number().int(),
}
const DayCounts = z.object({
  ...Counts,
  /** Records that had been taken before. */
  duplicates: z.number().int(),
  /** Records that say nothing about a device. */
  ignored: z.number().int(),
  /** Records more than 10 minutes behind the device's clock. */
  late: z.number().int(),
  /** Records of addresses that are no device. */
  unmapped: z.number().int(),
  births: z.number().int(),
  /** Addresses that would be devices, beyond 1,000 an hour and sensor. */
  birthsRefused: z.number().int(),
})

/** What arrived from one source in one log. A source is a sensor or a token. */
export const IngestSourceDocument = z.object({
  source: z.string(),
  log: z.string(),
  state: z.enum(SOURCE_STATES),
  lastReceivedAt: IsoTime,
  /** The latest time a record of its last day speaks of; null when none was taken. */
  newestObservedAt: IsoTime.nullable(),
  /** Of the last 60 minutes; the part of the clock hour before this one is in proportion. */
  lastHour: z.object(Counts),
  /** Of this clock hour and the 23 before it. */
  day: DayCounts,
  /** Those 24 hours, the oldest first. */
  hours: z.array(z.object({ at: IsoTime, ...Counts })),
})
export type IngestSourceDocument = z.infer<typeof IngestSourceDocument>

/** What arrives, from whom, and what is missing. The list is by source and log. */
export const IngestStatusDocument = listOf(IngestSourceDocument).extend({
  at: IsoTime,
  lastReceivedAt: IsoTime.nullable(),
  lastHour: z.object(Counts),
  /** Of the first `lookedAt` sources and logs by name, as everything below. */
  day: DayCounts,
  lookedAt: z.number().int(),
  receiving: z.number().int(),
  silentCount: z.number().int(),
  /** The first 20 of them, the longest silent first. */
  silent: z.array(z.object({ source: z.string(), log: z.string(), lastReceivedAt: IsoTime })),
  /** When each kind of source was last heard; null: never. */
  kinds: z.array(z.object({ kind: z.enum(SOURCE_KINDS), lastReceivedAt: IsoTime.nullable() })),
})
export type IngestStatusDocument = z.infer<typeof IngestStatusDocument>

/** A part of a body that was not taken. Reason and excerpt hold text of strangers. */
export const RejectDocument = z.object({
  id: z.string(),
  source: z.string(),
  log: z.string(),
  receivedAt: IsoTime,
  /** Counts from 1 for lines, and is the index + 1 for arrays. */
  line: z.number().int(),
  code: z.enum(REJECT_CODES),
  reason: z.string(),
  /** The first 256 characters. */
  excerpt: z.string(),
})
export type RejectDocument = z.infer<typeof RejectDocument>
