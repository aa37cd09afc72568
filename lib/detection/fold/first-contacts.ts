import type { FlowObservation } from '@/lib/domain/observation'
import { DAY_MS, HOUR_MS, MINUTE_MS, type EpochMs } from '@/lib/domain/time'
import { LOGIN_PORTS } from '../knowledge/common-services'
import { KNOWN_MAX, newContactFacts, noKnownHosts, type ContactFacts } from '../facts/contact-facts'
import { addToSample, emptySample } from '../sketch/distinct-sample'
import type { Contact } from './endpoint-table'
import type { DeviceFacts } from '../facts/facts'
import { newBurst, touchBurst } from '../sketch/halves'
import { markSeen } from '../sketch/seen-filter'

/** A device is known after a day: by then it has done all it does daily. */
const KNOWN_AFTER_MS = DAY_MS
/** A walk is over when no new host was tried for an hour. */
export const WALK_GAP_MS = HOUR_MS
/**
 * Jung et al. 2004 with their detection rate and false positive rate of 0.99 and 0.01: a step is ln(0.8 / 0.2) = 1.386,
 * the bounds are at ln(99) = 4.595 either way, so four steps cross.
 */
export const WALK_STEPS = 4
/** Far beyond the bound it need not be counted on, so that it comes back when the failures end. */
const WALK_TOP = 16
/** Half of the window in which logins into hosts of the site belong together. */
export const ENTERED_HALF_MS = 30 * MINUTE_MS
/** File sharing, remote management of Windows (IANA registry): ways into a neighbour beside the login services. */
const SHARING_PORTS: ReadonlySet<number> = new Set([139, 445, 5985, 5986])
/** Administration over the web. A controller finds its devices there too, but on its first day. */
const WEB_PORTS: ReadonlySet<number> = new Set([80, 443, 8080, 8443])

/** The contacts of a device, which begin with its first flow. */
export const contactsOf = ({ traffic }: DeviceFacts, at: EpochMs): ContactFacts =>
  (traffic.contacts ??= newContactFacts(at))

/** Whether the device has been watched for long enough that a new host is new for it. */
export const isEstablished = ({ knownSince }: ContactFacts, at: EpochMs): boolean => at - knownSince >= KNOWN_AFTER_MS

/**
 * Notes a host; true when the device never dealt with it before. A filter that is full begins anew: the device is
 * then one that knows everybody, and must be got to know again.
 */
export const isFirstContact = (contacts: ContactFacts, host: number, at: EpochMs): boolean => {
  if (contacts.known.count >= KNOWN_MAX) {
    contacts.known = noKnownHosts()
    contacts.knownSince = at
  }
  return markSeen(contacts.known, host)
}

const stepWalk = (contacts: ContactFacts, failed: boolean, at: EpochMs): void => {
  const known = contacts.walk
  const isOver = known === null || at - known.lastAt > WALK_GAP_MS || known.level <= -WALK_STEPS
  const walk = isOver ? { level: 0, fails: 0, tries: 0, firstAt: at, lastAt: at } : known
  walk.level = Math.min(WALK_TOP, walk.level + (failed ? 1 : -1))
  walk.tries += 1
  if (failed) walk.fails += 1
  walk.lastAt = Math.max(walk.lastAt, at)
  contacts.walk = walk
}

/** The latest failure turned out to be answered: the other half of it was logged on its own. */
export const undoStep = ({ walk }: ContactFacts): void => {
  if (walk === null || walk.fails === 0) return
  walk.fails -= 1
  walk.level -= 2
}

/** Whether a port is one through which devices are entered or administered. */
export const isEntryPort = (port: number): boolean =>
  LOGIN_PORTS.has(port) || SHARING_PORTS.has(port) || WEB_PORTS.has(port)

const isEntry = (contacts: ContactFacts, { responder, result }: FlowObservation, at: EpochMs): boolean => {
  if (result !== 'answered' || responder.bytes === 0) return false
  return isEntryPort(responder.port) && (!WEB_PORTS.has(responder.port) || isEstablished(contacts, at))
}

const addEntered = (contacts: ContactFacts, host: number, at: EpochMs): void => {
  contacts.entered ??= newBurst(at, emptySample, ENTERED_HALF_MS)
  addToSample(touchBurst(contacts.entered, at, emptySample, ENTERED_HALF_MS), host, false)
}

const addPeer = (contacts: ContactFacts, host: number, failed: boolean, { named, lookedUp, at }: Contact): void => {
  if (named || lookedUp) return
  contacts.peers ??= newBurst(at, emptySample)
  addToSample(touchBurst(contacts.peers, at, emptySample), host, failed)
}

/** Counts the first contact of the device with a host, by what it may mean. */
export const addFirstContact = (
  contacts: ContactFacts,
  flow: FlowObservation,
  contact: Contact,
  host: number,
): void => {
  const { zone, at } = contact
  const failed = flow.result !== 'answered'
  if (flow.result === 'partial') return
  if (flow.transport === 'udp' && zone === 'internet') addPeer(contacts, host, failed, contact)
  if (flow.transport !== 'tcp') return
  stepWalk(contacts, failed, at)
  if (zone !== 'internet' && isEntry(contacts, flow, at)) addEntered(contacts, host, at)
}
