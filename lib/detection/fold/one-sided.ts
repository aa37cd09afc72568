import type { FlowEnd, FlowObservation, Transport } from '@/lib/domain/observation'
import { DAY_MS, MINUTE_MS, type EpochMs } from '@/lib/domain/time'
import { OPEN_HALVES_MAX, type ContactFacts, type OpenHalf } from '../facts/contact-facts'
import { addToSample, emptySample } from '../sketch/distinct-sample'
import { addReply, findEndpoint } from './endpoint-table'
import type { DeviceFacts, FlowFacts } from '../facts/facts'
import { contactsOf, undoStep } from './first-contacts'
import type { FlowView } from './flow-view'
import { halfAt } from '../sketch/halves'
import { hashText } from '../sketch/hash-text'
import { SLOW_HALF_MS } from './slow-ports'

/** The first packets of the two directions are a round trip apart; TCP gives up its opening after about a minute. */
const APART_MAX_MS = MINUTE_MS

/** Bytes of a half fit into four bytes. */
const BYTES_MAX = 2 ** 32 - 1

/** A flow as the device sees it. */
type Ends = { own: FlowEnd; remote: FlowEnd; transport: Transport }

const endsOf = ({ origin, responder, transport }: FlowObservation, side: FlowView['side']): Ends =>
  side === 'origin' ? { own: origin, remote: responder, transport } : { own: responder, remote: origin, transport }

const isHalf = ({ origin, responder, transport, result }: FlowObservation): boolean =>
  (transport === 'tcp' || transport === 'udp') && result !== 'refused' && origin.packets > 0 !== responder.packets > 0

/** Odd numbers that spread the bits of small ones (Knuth's multiplicative hashing). */
const SPREAD_OWN = 0x9e3779b1
const SPREAD_REMOTE = 0x85ebca6b

/** The exchange and who sent this half of it: the last bit. One device has few addresses, so its own is left out. */
const keyOf = ({ own, remote, transport }: Ends): number => {
  const ports = Math.imul(own.port + 1, SPREAD_OWN) ^ Math.imul(remote.port + 1, SPREAD_REMOTE)
  const hash = hashText(remote.ip) ^ ports ^ (transport === 'tcp' ? 0 : SPREAD_OWN)
  return ((hash & ~1) | (own.packets > 0 ? 1 : 0)) >>> 0
}

/** The other half, which is used up; null when it was not logged. The half is remembered then. */
const takeOther = ({ openHalves }: ContactFacts, key: number, flow: FlowObservation): OpenHalf | null => {
  const { startedAt, origin, responder } = flow
  const other = (key ^ 1) >>> 0
  for (let index = 0; index < openHalves.length; index += 1) {
    const half = openHalves[index]
    if (half?.key !== other || Math.abs(half.startedAt - startedAt) > APART_MAX_MS) continue
    openHalves.splice(index, 1)
    return half
  }
  openHalves.push({ key, startedAt, bytes: Math.min(origin.bytes + responder.bytes, BYTES_MAX) })
  if (openHalves.length > OPEN_HALVES_MAX) openHalves.shift()
  return null
}

const noteJoin = (contacts: ContactFacts, at: EpochMs): void => {
  const known = contacts.joins
  const isOld = known === null || at - known.lastAt > DAY_MS
  contacts.joins = isOld
    ? { exchanges: 1, lastAt: at }
    : { exchanges: known.exchanges + 1, lastAt: Math.max(known.lastAt, at) }
}

/** Exchanges in halves within a day from which the sensor, and no loss of packets, is their cause. */
const JOINS_MIN = 5

/** Whether the sensor logs each direction as its own flow, so that an answer may still come. */
export const isOneSided = ({ traffic: { contacts } }: DeviceFacts, at: EpochMs): boolean => {
  const joins = contacts?.joins ?? null
  return joins !== null && joins.exchanges >= JOINS_MIN && at - joins.lastAt <= DAY_MS
}

/** Why a rule about answers that do not come cannot say anything. */
export const ONE_SIDED = 'the monitor logs each direction on its own: answers may be missing'

const undoInWindows = (flows: FlowFacts, { slowPorts }: ContactFacts, { ip, port }: FlowEnd, at: EpochMs): void => {
  const host = hashText(ip)
  const ports = flows.portWindows.find((entry) => entry.port === port)
  if (ports !== undefined) addToSample(halfAt(ports.halves, at, emptySample), host, false)
  const slow = slowPorts.find((entry) => entry.port === port)
  if (slow !== undefined) addToSample(halfAt(slow.halves, at, emptySample, SLOW_HALF_MS), host, false)
  const counts = flows.hostWindows.find((entry) => entry.ip === ip)?.halves.current
  if (counts === undefined) return
  addToSample(counts.ports, hashText(String(port)), false)
  counts.unanswered = Math.max(0, counts.unanswered - 1)
}

/** The earlier half stood as a try in vain; it was answered. */
const undoFailure = (
  flows: FlowFacts,
  contacts: ContactFacts,
  whole: FlowObservation,
  { remote }: Ends,
  at: EpochMs,
): void => {
  const endpoint = findEndpoint(flows, remote.ip, remote.port, whole.transport)
  if (endpoint?.contacts === 1 && endpoint.failed === 1) undoStep(contacts)
  if (endpoint !== undefined) addReply(endpoint, whole, at)
  if (flows.packetFlood?.ip === remote.ip) flows.packetFlood = null
  undoInWindows(flows, contacts, remote, at)
}

/** The exchange that two halves make. */
const wholeOf = (flow: FlowObservation, { own, remote }: Ends, other: OpenHalf, isClient: boolean): FlowObservation => {
  const completed = (end: FlowEnd): FlowEnd => (end.packets > 0 ? end : { ...end, packets: 1, bytes: other.bytes })
  const [client, server] = isClient ? [own, remote] : [remote, own]
  return { ...flow, result: 'answered', origin: completed(client), responder: completed(server) }
}

/** The earlier half stood as a try of a stranger in vain. */
const undoProbe = ({ probes }: FlowFacts, { own, remote }: Ends, at: EpochMs): void => {
  if (probes === null) return
  addToSample(halfAt(probes.halves, at, emptySample), hashText(`${remote.ip} ${String(own.port)}`), false)
}

/** A flow and how it concerns the device, once it is known whether it is one half of an exchange. */
type Whole = { flow: FlowObservation; side: FlowView['side'] }

/**
 * Some sensors log each direction of an exchange as its own flow: every one looks unanswered, and servers appear as
 * clients. Joins the second half with the first: whoever sent first opened it. Null when the first was counted already
 * and only had to be set right.
 */
export const joinHalves = (
  facts: DeviceFacts,
  flows: FlowFacts,
  flow: FlowObservation,
  { side, zone }: Pick<FlowView, 'side' | 'zone'>,
  at: EpochMs,
): Whole | null => {
  if (!isHalf(flow)) return { flow, side }
  const ends = endsOf(flow, side)
  const contacts = contactsOf(facts, at)
  const other = takeOther(contacts, keyOf(ends), flow)
  if (other === null) return { flow, side }
  noteJoin(contacts, at)
  if (zone === 'internet') flows.outsideAnsweredAt = at
  const isOwn = ends.own.packets > 0
  const isOpening = flow.startedAt < other.startedAt
  const isClient = isOwn === isOpening
  const whole = wholeOf(flow, ends, other, isClient)
  if (isOwn) undoProbe(flows, ends, at)
  else undoFailure(flows, contacts, whole, ends, at)
  return !isOwn && isClient ? null : { flow: whole, side: isClient ? 'origin' : 'responder' }
}
