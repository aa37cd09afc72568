import type { Zone } from '@/lib/domain/arrival'
import type { FlowObservation } from '@/lib/domain/observation'
import { DAY_MS, SECOND_MS, type EpochMs } from '@/lib/domain/time'
import { addToSample, emptySample } from './distinct-sample'
import { addContact, findEndpoint, isLookedUp, type Contact } from './endpoint-table'
import type { DeviceFacts, FlowFacts, StrangerCounts } from './facts'
import { addGuess, isGuess } from './guess-windows'
import { halfAt, newBurst, touchBurst, type Burst } from './halves'
import { hashText } from './hash-text'
import { addProbe, addToHostWindow, addToIcmpHosts, addToPortWindow } from './scan-windows'
import { noteServed } from './served-ports'
import { isTwin } from './twin-flows'

export const LOOKUP_TIMES_MAX = 20
/** One-sided stream: far above what a device sends to somebody who never replies; UDP video is answered by control packets. */
const STREAM_PACKETS_MIN = 1_000
const STREAM_RATE_MIN = { tcp: 200, udp: 500 } as const

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

const isLookup = (flow: FlowObservation): boolean => flow.responder.port === 53 || flow.service === 'dns'

const noteLookup = (flows: FlowFacts, flow: FlowObservation): void => {
  const { port } = flow.responder
  if (port === 853) flows.encryptedLookups = true
  if (!isLookup(flow) || flow.result !== 'answered') return
  flows.lookups += 1
  flows.lookupTimes.push(flow.startedAt)
  if (flows.lookupTimes.length > LOOKUP_TIMES_MAX) flows.lookupTimes.shift()
}

const packetsPerSecond = ({ origin, durationMs }: FlowObservation): number => origin.packets / (durationMs / SECOND_MS)

const isStream = (flow: FlowObservation): boolean => {
  if (flow.origin.packets < STREAM_PACKETS_MIN || flow.responder.packets > 0 || flow.durationMs < SECOND_MS)
    return false
  return packetsPerSecond(flow) >= STREAM_RATE_MIN[flow.transport === 'udp' ? 'udp' : 'tcp']
}

const notePacketFlood = (flows: FlowFacts, flow: FlowObservation, at: EpochMs): void => {
  if (!isStream(flow)) return
  const { ip, port } = flow.responder
  const last = flows.packetFlood
  const isSame = last?.ip === ip && at - last.lastAt <= DAY_MS
  const known = isSame ? last : { packets: 0, perSecond: 0, firstAt: at, lastAt: at, flows: 0 }
  flows.packetFlood = {
    ip,
    port,
    packets: known.packets + flow.origin.packets,
    perSecond: Math.max(known.perSecond, Math.round(packetsPerSecond(flow))),
    firstAt: known.firstAt,
    lastAt: Math.max(known.lastAt, at),
    flows: known.flows + 1,
  }
}

const noStrangers = (): StrangerCounts => ({ hosts: emptySample(), lookups: 0 })

/** A first contact with an outside host that no look-up announced. */
const isStranger = (flows: FlowFacts, flow: FlowObservation, { known, zone, lookedUp }: Contact): boolean => {
  if (known !== undefined || lookedUp || zone !== 'internet') return false
  if (flow.transport !== 'tcp' || flow.result === 'partial') return false
  return !flows.endpoints.some(({ ip }) => ip === flow.responder.ip)
}

const noteStranger = (strangers: Burst<StrangerCounts>, flow: FlowObservation, at: EpochMs): void => {
  const half = touchBurst(strangers, at, noStrangers)
  // Look-ups keep the window moving, so the burst is new when no stranger is left in it.
  const { previous } = strangers.halves
  if (half.hosts.values.length + (previous?.hosts.values.length ?? 0) === 0) strangers.firstAt = at
  addToSample(half.hosts, hashText(flow.responder.ip), flow.result !== 'answered')
}

/** Counts strangers, and the look-ups beside them. */
const noteNaming = (flows: FlowFacts, flow: FlowObservation, contact: Contact): void => {
  const { at } = contact
  const isAnsweredLookup = isLookup(flow) && flow.result === 'answered'
  if (!isAnsweredLookup && (isLookup(flow) || !isStranger(flows, flow, contact))) return
  const strangers = (flows.strangers ??= newBurst(at, noStrangers))
  if (isAnsweredLookup) halfAt(strangers.halves, at, noStrangers).lookups += 1
  else noteStranger(strangers, flow, at)
}

const foldOutbound = (flows: FlowFacts, flow: FlowObservation, zone: Zone, at: EpochMs): void => {
  noteLookup(flows, flow)
  if (zone === 'internet' && flow.result === 'answered') flows.outsideAnsweredAt = at
  if (flow.transport === 'icmp') {
    addToIcmpHosts(flows, flow, at)
    return
  }
  const contact = { known: findEndpoint(flows, flow), zone, lookedUp: isLookedUp(flows, flow), at }
  noteNaming(flows, flow, contact)
  addContact(flows, flow, contact)
  addToHostWindow(flows, flow, at)
  notePacketFlood(flows, flow, at)
  if (flow.transport !== 'tcp') return
  if (flow.result !== 'partial') addToPortWindow(flows, flow, at)
  if (isGuess(flow)) addGuess(flows.guessesOut, flow.responder.ip, flow.responder.port, at)
}

const foldInbound = (flows: FlowFacts, flow: FlowObservation, zone: Zone, at: EpochMs): void => {
  noteServed(flows, flow, zone, at)
  if (flow.transport !== 'tcp') return
  if (flow.result !== 'partial') addProbe(flows, flow, at)
  if (isGuess(flow)) addGuess(flows.guessesIn, flow.origin.ip, flow.responder.port, at)
}

/** How a flow concerns the device. */
export type FlowView = { side: 'origin' | 'responder'; zone: Zone; sensor: string; shared: boolean }

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
  if (view.side === 'origin') foldOutbound(flows, flow, view.zone, at)
  else foldInbound(flows, flow, view.zone, at)
  return true
}
