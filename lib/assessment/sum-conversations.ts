import type { FlowArrival } from '@/lib/domain/arrival'
import {
  addConversations,
  CONVERSATIONS_MAX,
  OTHER_PARTNERS,
  type Conversation,
  type ConversationTotals,
} from '@/lib/domain/conversation'
import { DAY_MS, type EpochMs } from '@/lib/domain/time'

type Days = Map<EpochMs, Map<string, Conversation>>

const conversationOf = ({ observation: flow, side }: FlowArrival, day: EpochMs): Conversation => {
  const isOutgoing = side === 'origin'
  const [own, remote] = isOutgoing ? [flow.origin, flow.responder] : [flow.responder, flow.origin]
  // Of ICMP, which has no ports, monitors write the type in the place of the sender's.
  const { port } = flow.transport === 'icmp' ? flow.origin : flow.responder
  const partner = { remoteIp: remote.ip, port, transport: flow.transport, isOutgoing }
  const answered = flow.result === 'answered' ? 1 : 0
  const at = flow.observedAt
  const bytes = { bytesOut: own.bytes, bytesIn: remote.bytes }
  return { day, ...partner, contacts: 1, answered, ...bytes, firstAt: at, lastAt: at }
}

const addTo = (known: ConversationTotals, one: ConversationTotals): void => {
  known.contacts += one.contacts
  known.answered += one.answered
  known.bytesOut += one.bytesOut
  known.bytesIn += one.bytesIn
  known.firstAt = Math.min(known.firstAt, one.firstAt)
  known.lastAt = Math.max(known.lastAt, one.lastAt)
}

const take = (days: Days, arrival: FlowArrival): void => {
  const day = Math.floor(arrival.observation.observedAt / DAY_MS) * DAY_MS
  const conversation = conversationOf(arrival, day)
  const { remoteIp, port, transport, isOutgoing } = conversation
  const key = `${isOutgoing ? '>' : '<'}${remoteIp} ${String(port)} ${transport}`
  const ofDay = days.get(day)
  const known = ofDay?.get(key)
  if (known !== undefined) addTo(known, conversation)
  else if (ofDay !== undefined) ofDay.set(key, conversation)
  else days.set(day, new Map([[key, conversation]]))
}

/** Those with most contacts stay, of equals the latest; the rest becomes one. */
const bounded = (day: EpochMs, conversations: readonly Conversation[]): readonly Conversation[] => {
  if (conversations.length <= CONVERSATIONS_MAX) return conversations
  const ranked = conversations.toSorted((a, b) => b.contacts - a.contacts || b.lastAt - a.lastAt)
  const rest: readonly ConversationTotals[] = ranked.slice(CONVERSATIONS_MAX)
  const others = rest.reduce(addConversations)
  return [...ranked.slice(0, CONVERSATIONS_MAX), { ...others, ...OTHER_PARTNERS, day }]
}

/** Adds up flows of one device by day and partner: at most 256 a day, and what is beyond them as one. */
export const sumConversations = (arrivals: readonly FlowArrival[]): Conversation[] => {
  const days: Days = new Map()
  for (const arrival of arrivals) take(days, arrival)
  return [...days].flatMap(([day, ofDay]) => bounded(day, [...ofDay.values()]))
}
