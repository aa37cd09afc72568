import type { Transport } from './observation'
import type { EpochMs } from './time'

/** How much was said, from the device's side. */
export type ConversationTotals = {
  contacts: number
  /** Contacts in which the other end took part. */
  answered: number
  bytesOut: number
  bytesIn: number
  firstAt: EpochMs
  lastAt: EpochMs
}

/** With whom: `port` is the server's (the type of an ICMP message), whichever end that is. */
export type ConversationPartner = {
  remoteIp: string
  port: number
  transport: Transport
  /** True when the device opened it. */
  isOutgoing: boolean
}

/** What a device and a remote endpoint had to do with each other on a day (UTC, its first moment). */
export type Conversation = ConversationPartner & ConversationTotals & { day: EpochMs }

/** Conversations kept of a device and day; the rest is added up. */
export const CONVERSATIONS_MAX = 256

/** Stands for all partners beyond those that are kept. */
export const OTHER_PARTNERS: ConversationPartner = { remoteIp: '', port: 0, transport: 'other', isOutgoing: false }

/** Two totals as one. */
export const addConversations = (a: ConversationTotals, b: ConversationTotals): ConversationTotals => ({
  contacts: a.contacts + b.contacts,
  answered: a.answered + b.answered,
  bytesOut: a.bytesOut + b.bytesOut,
  bytesIn: a.bytesIn + b.bytesIn,
  firstAt: Math.min(a.firstAt, b.firstAt),
  lastAt: Math.max(a.lastAt, b.lastAt),
})
