import { z } from 'zod'
import { TRANSPORTS } from '@/lib/domain/observation'
import { IsoTime, listOf } from './shared'

const Totals = {
  contacts: z.number().int(),
  /** Contacts in which the other end took part. */
  answered: z.number().int(),
  /** As the monitor counted them; sums of very large claims are rounded. */
  bytesOut: z.number(),
  bytesIn: z.number(),
  firstAt: IsoTime,
  lastAt: IsoTime,
}

/** What a device and one endpoint had to do with each other on a day. */
export const ConversationDocument = z.object({
  remoteIp: z.string(),
  /** The port of whoever was called; of ICMP the type of the message. */
  port: z.number().int(),
  transport: z.enum(TRANSPORTS),
  /** True when the device opened it. */
  isOutgoing: z.boolean(),
  ...Totals,
})
export type ConversationDocument = z.infer<typeof ConversationDocument>

/** The conversations of a day (UTC). The 256 with most contacts are kept, the rest is added up in `others`. */
export const ConversationsDocument = listOf(ConversationDocument).extend({
  /** Null when nothing is known of any day. */
  day: z.iso.date().nullable(),
  /** Days of which something is known, the latest first. */
  days: z.array(z.iso.date()),
  others: z.object(Totals).nullable(),
})
export type ConversationsDocument = z.infer<typeof ConversationsDocument>

export const CONVERSATION_ORDERS = ['bytesOut', 'contacts'] as const
export type ConversationOrder = (typeof CONVERSATION_ORDERS)[number]
