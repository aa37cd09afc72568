import type { Zone } from '@/lib/domain/arrival'
import type { FlowObservation } from '@/lib/domain/observation'
import type { EpochMs } from '@/lib/domain/time'
import { noteCallBack, noteVisit } from './call-backs'
import { addContact, findEndpoint, isLookedUp, type Contact } from './endpoint-table'
import type { DeviceFacts, FlowFacts } from '../facts/facts'
import { addFirstContact, contactsOf, isEstablished, isFirstContact } from './first-contacts'
import type { FlowView } from './flow-view'
import { addGuess, isGuess } from './guess-windows'
import { hashText } from '../sketch/hash-text'
import { explanationOf } from './known-addresses'
import { noteCallOf } from './note-call'
import { joinHalves } from './one-sided'
import { notePacketFlood } from './packet-floods'
import { noteSession } from './relayed-sessions'
import { addProbe, addToHostWindow, addToIcmpHosts, addToPortWindow } from './scan-windows'
import { noteServed } from './served-ports'
import { addToSlowPort } from './slow-ports'
import { isLookup, noteNaming } from './strangers'
import { isTwin } from './twin-flows'
import { addUpload } from './upload-days'

export const LOOKUP_TIMES_MAX = 20

export const newFlowFacts = (): FlowFacts => ({
  flows: 0,
  ownIp: '',
  lookupTimes: [],
  lookups: 0,
  encryptedLookups: false,
  outsideAnsweredAt: null,
  endpoints: [],
  portWindows: [],
  hostWindows: [],
  icmpHosts: null,
  strangers: null,
  guessesOut: [],
  guessesIn: [],
  packetFlood: null,
  probes: null,
  services: [],
  sensors: [],
  seen: [],
})

const noteLookup = (flows: FlowFacts, flow: FlowObservation): void => {
  const { port } = flow.responder
  if (port === 853) flows.encryptedLookups = true
  if (!isLookup(flow) || flow.result !== 'answered') return
  flows.lookups += 1
  flows.lookupTimes.push(flow.startedAt)
  if (flows.lookupTimes.length > LOOKUP_TIMES_MAX) flows.lookupTimes.shift()
}

const isNamed = ({ traffic: { names } }: DeviceFacts, ip: string, at: EpochMs): boolean =>
  names !== null && explanationOf(names, ip, at) === 'answered'

/** What is known of the remote end before the contact is counted. */
const contactOf = (facts: DeviceFacts, flows: FlowFacts, flow: FlowObservation, zone: Zone, at: EpochMs): Contact => {
  const known = findEndpoint(flows, flow.responder.ip, flow.responder.port, flow.transport)
  const named = known?.named === true || isNamed(facts, flow.responder.ip, at)
  return { known, zone, named, novel: false, lookedUp: isLookedUp(facts, flow), at }
}

const foldContact = (facts: DeviceFacts, flows: FlowFacts, flow: FlowObservation, contact: Contact): void => {
  const { at, zone } = contact
  const contacts = contactsOf(facts, at)
  if (contact.known === undefined) {
    const host = hashText(flow.responder.ip)
    const isFirst = isFirstContact(contacts, host, at)
    if (isFirst) addFirstContact(contacts, flow, contact, host)
    contact.novel = isFirst && isEstablished(contacts, at)
  }
  if (zone === 'internet') {
    addUpload(contacts, flow.origin.bytes, at)
    noteSession(contacts, flow, 'origin', at)
  }
  if (flow.transport !== 'tcp') return
  if (zone === 'internet') noteCallBack(contacts, flow, at)
  if (flow.result === 'partial') return
  addToPortWindow(flows, flow, at)
  addToSlowPort(contacts, flow, at)
}

const foldOutbound = (facts: DeviceFacts, flows: FlowFacts, flow: FlowObservation, zone: Zone, at: EpochMs): void => {
  noteLookup(flows, flow)
  noteCallOf(facts, flow, '', at)
  if (zone === 'internet' && flow.result === 'answered') flows.outsideAnsweredAt = at
  if (flow.transport === 'icmp') {
    addToIcmpHosts(flows, flow, at)
    return
  }
  const contact = contactOf(facts, flows, flow, zone, at)
  noteNaming(flows, flow, contact)
  foldContact(facts, flows, flow, contact)
  addContact(flows, flow, contact)
  addToHostWindow(flows, flow, at)
  notePacketFlood(flows, flow, at)
  if (isGuess(flow)) addGuess(flows.guessesOut, flow.responder.ip, flow.responder.port, at)
}

const foldInbound = (facts: DeviceFacts, flows: FlowFacts, flow: FlowObservation, zone: Zone, at: EpochMs): void => {
  noteServed(flows, flow, zone, at)
  if (flow.transport !== 'tcp') return
  if (zone === 'internet') {
    const contacts = contactsOf(facts, at)
    noteVisit(contacts, flow, at)
    noteSession(contacts, flow, 'responder', at)
  }
  if (flow.result !== 'partial') addProbe(flows, flow, at)
  if (isGuess(flow)) addGuess(flows.guessesIn, flow.origin.ip, flow.responder.port, at)
}

/**
 * Takes a flow into the facts at its effective time. False when another sensor of the space had logged it already.
 * What is sent to everybody (multicast, broadcast) counts as a flow and nothing else.
 */
export const foldFlow = (facts: DeviceFacts, flow: FlowObservation, view: FlowView, at: EpochMs): boolean => {
  facts.coldChanged = true
  const flows = (facts.flows ??= newFlowFacts())
  if (view.shared && isTwin(flows, flow, view.sensor)) return false
  flows.flows += 1
  if (view.zone === 'multicast') return true
  flows.ownIp = view.side === 'origin' ? flow.origin.ip : flow.responder.ip
  const whole = joinHalves(facts, flows, flow, view, at)
  if (whole === null) return true
  if (whole.side === 'origin') foldOutbound(facts, flows, whole.flow, view.zone, at)
  else foldInbound(facts, flows, whole.flow, view.zone, at)
  return true
}
