import type { FlowObservation } from '@/lib/domain/observation'
import { DAY_MS, SECOND_MS, type EpochMs } from '@/lib/domain/time'
import { SESSIONS_MAX, type ContactFacts, type Session } from '../facts/contact-facts'

/** A proxy goes on at once; what follows within seconds belongs together. */
const FOLLOWS_WITHIN_MS = 5 * SECOND_MS
/** Small exchanges are alike by chance. */
const BYTES_MIN = 2_000
/** What a proxy takes off or adds: its own handshake (SOCKS RFC 1928, CONNECT RFC 9110) and packets sent twice. */
const HEADER_BYTES = 600
const SIZE_TOLERANCE = 0.1
/** Bytes fit into four bytes. */
const SIZE_MAX = 2 ** 32 - 1

const isAlike = (a: number, b: number): boolean => Math.abs(a - b) <= HEADER_BYTES + SIZE_TOLERANCE * Math.max(a, b)

const isRelay = (inbound: Session, outbound: Session): boolean => {
  const after = outbound.startedAt - inbound.startedAt
  if (after < 0 || after > FOLLOWS_WITHIN_MS) return false
  return isAlike(inbound.sent, outbound.sent) && isAlike(inbound.received, outbound.received)
}

const notePair = (contacts: ContactFacts, at: EpochMs): void => {
  const known = contacts.relays
  const relays = known === null || at - known.lastAt > DAY_MS ? { pairs: 0, firstAt: at, lastAt: at } : known
  relays.pairs += 1
  relays.lastAt = Math.max(relays.lastAt, at)
  contacts.relays = relays
}

/** Matches an exchange with somebody outside with one of the other direction; a session is half of one pair only. */
export const noteSession = (
  contacts: ContactFacts,
  { origin, responder, result, startedAt }: FlowObservation,
  side: 'origin' | 'responder',
  at: EpochMs,
): void => {
  if (result !== 'answered' || origin.bytes + responder.bytes < BYTES_MIN) return
  const session = { startedAt, sent: Math.min(origin.bytes, SIZE_MAX), received: Math.min(responder.bytes, SIZE_MAX) }
  const [own, other] = side === 'origin' ? [contacts.outbound, contacts.inbound] : [contacts.inbound, contacts.outbound]
  const match = other.findIndex((one) => (side === 'origin' ? isRelay(one, session) : isRelay(session, one)))
  if (match >= 0) {
    other.splice(match, 1)
    notePair(contacts, at)
    return
  }
  own.push(session)
  if (own.length > SESSIONS_MAX) own.shift()
}
