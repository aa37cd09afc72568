import type { Zone } from '@/lib/domain/arrival'
import type { FlowObservation } from '@/lib/domain/observation'
import { MINUTE_MS, SECOND_MS, type EpochMs } from '@/lib/domain/time'
import { addToSample, emptySample, type DistinctSample } from './distinct-sample'
import { addContact, isLookedUp } from './endpoint-table'
import type { DeviceFacts, FlowFacts, ServiceFacts } from './facts'
import { addGuess, isGuess } from './guess-windows'
import { halfAt, newHalves } from './halves'
import { hashText } from './hash-text'
import { addProbe, addToHostWindow, addToIcmpHosts, addToPortWindow } from './scan-windows'

const LOOKUP_TIMES_MAX = 24
const SERVICES_MAX = 16
const SEEN_MAX = 256
/** Two answered exchanges this far apart make a service "observed open"; one may be a passing session. */
const SERVICE_GAP_MS = 10 * MINUTE_MS
/** One-sided stream: far above what a device sends to somebody who never replies; UDP video is answered by control packets. */
const STREAM_PACKETS_MIN = 1_000

export const newFlowFacts = (): FlowFacts => ({
  flows: 0,
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
  seen: [],
})

const noteLookup = (flows: FlowFacts, flow: FlowObservation): void => {
  const { port } = flow.responder
  if (port === 853) flows.encryptedLookups = true
  if ((port !== 53 && flow.service !== 'dns') || flow.result !== 'answered') return
  flows.lookups += 1
  flows.lookupTimes.push(flow.startedAt)
  if (flows.lookupTimes.length > LOOKUP_TIMES_MAX) flows.lookupTimes.shift()
}

const notePacketFlood = (flows: FlowFacts, flow: FlowObservation, at: EpochMs): void => {
  const { packets } = flow.origin
  if (packets < STREAM_PACKETS_MIN || flow.responder.packets > 0 || flow.durationMs < SECOND_MS) return
  const perSecond = packets / (flow.durationMs / SECOND_MS)
  if (perSecond < (flow.transport === 'udp' ? 500 : 200)) return
  const { ip, port } = flow.responder
  const known = flows.packetFlood?.ip === ip ? flows.packetFlood : null
  flows.packetFlood = {
    ip,
    port,
    packets: (known?.packets ?? 0) + packets,
    perSecond: Math.max(known?.perSecond ?? 0, Math.round(perSecond)),
    firstAt: known?.firstAt ?? at,
    lastAt: at,
    flows: (known?.flows ?? 0) + 1,
  }
}

const noStrangers = (): { hosts: DistinctSample; lookups: number } => ({ hosts: emptySample(), lookups: 0 })

/** Counts a first contact with an outside host that no look-up announced; look-ups are counted beside them. */
const noteStranger = (flows: FlowFacts, flow: FlowObservation, zone: Zone, at: EpochMs): void => {
  const isLookup = flow.responder.port === 53 || flow.service === 'dns'
  const isStranger =
    !isLookup &&
    zone === 'internet' &&
    flow.transport === 'tcp' &&
    flow.result !== 'partial' &&
    !flows.endpoints.some(({ ip }) => ip === flow.responder.ip) &&
    !isLookedUp(flows, flow)
  if (!isLookup && !isStranger) return
  flows.strangers ??= { halves: newHalves(at, noStrangers), firstAt: at, lastAt: at }
  const half = halfAt(flows.strangers.halves, at, noStrangers)
  if (isLookup) {
    if (flow.result === 'answered') half.lookups += 1
    return
  }
  addToSample(half.hosts, hashText(flow.responder.ip), flow.result !== 'answered')
  flows.strangers.lastAt = Math.max(flows.strangers.lastAt, at)
}

const foldOutbound = (flows: FlowFacts, flow: FlowObservation, zone: Zone, at: EpochMs): void => {
  if (zone === 'multicast') return
  noteLookup(flows, flow)
  if (zone === 'internet' && flow.result === 'answered') flows.outsideAnsweredAt = at
  if (flow.transport === 'icmp') {
    addToIcmpHosts(flows, flow, at)
    return
  }
  noteStranger(flows, flow, zone, at)
  addContact(flows, flow, zone, at)
  addToHostWindow(flows, flow, at)
  notePacketFlood(flows, flow, at)
  if (flow.transport !== 'tcp') return
  if (flow.result !== 'partial') addToPortWindow(flows, flow, at)
  if (isGuess(flow)) flows.guessesOut = addGuess(flows.guessesOut, flow.responder.ip, flow.responder.port, at)
}

const ZONE_WIDTH = { multicast: 0, segment: 1, site: 2, internet: 3 } as const satisfies Record<Zone, number>

const noteService = (flows: FlowFacts, flow: FlowObservation, transport: 'tcp' | 'udp', zone: Zone, at: EpochMs): void => {
  const { port } = flow.responder
  const known = flows.services.find((entry) => entry.port === port && entry.transport === transport)
  if (known === undefined) {
    const fresh: ServiceFacts = { transport, port, service: flow.service, zone, firstAt: at, lastAt: at, exchanges: 1, confirmed: false }
    const kept = [...flows.services].sort((a, b) => b.exchanges - a.exchanges).slice(0, SERVICES_MAX - 1)
    flows.services = [...kept, fresh]
    return
  }
  known.exchanges += 1
  known.confirmed ||= at - known.firstAt >= SERVICE_GAP_MS
  known.lastAt = Math.max(known.lastAt, at)
  if (flow.service !== '') known.service = flow.service
  if (ZONE_WIDTH[zone] > ZONE_WIDTH[known.zone]) known.zone = zone
}

/** Only TCP proves that the device serves: a UDP answer may be the other half of its own conversation. */
const isServed = (flow: FlowObservation): boolean =>
  flow.result === 'answered' && flow.responder.bytes > 0 && flow.responder.port < 32_768

const foldInbound = (flows: FlowFacts, flow: FlowObservation, zone: Zone, at: EpochMs): void => {
  if (zone === 'multicast') return
  const { transport } = flow
  if ((transport === 'tcp' || transport === 'udp') && isServed(flow)) noteService(flows, flow, transport, zone, at)
  if (transport !== 'tcp') return
  if (flow.result !== 'partial') addProbe(flows, flow, at)
  if (isGuess(flow)) flows.guessesIn = addGuess(flows.guessesIn, flow.origin.ip, flow.responder.port, at)
}

/** A flow that another sensor of the space logged too starts within a second of itself. */
const isSeen = (flows: FlowFacts, flow: FlowObservation, sensor: string): boolean => {
  const { origin, responder } = flow
  const hash = hashText(`${flow.transport} ${origin.ip} ${String(origin.port)} ${responder.ip} ${String(responder.port)}`)
  const by = hashText(sensor)
  const isTwin = flows.seen.some(
    ([other, startedAt, source]) => other === hash && source !== by && Math.abs(startedAt - flow.startedAt) <= SECOND_MS,
  )
  if (isTwin) return true
  flows.seen.push([hash, flow.startedAt, by])
  if (flows.seen.length > SEEN_MAX) flows.seen.shift()
  return false
}

/** How a flow concerns the device. */
export type FlowView = { side: 'origin' | 'responder'; zone: Zone; sensor: string; shared: boolean }

/** Takes a flow into the facts at its effective time. False when another sensor of the space had logged it already. */
export const foldFlow = (facts: DeviceFacts, flow: FlowObservation, view: FlowView, at: EpochMs): boolean => {
  facts.coldChanged = true
  const flows = (facts.flows ??= newFlowFacts())
  if (view.shared && isSeen(flows, flow, view.sensor)) return false
  flows.flows += 1
  if (view.side === 'origin') foldOutbound(flows, flow, view.zone, at)
  else foldInbound(flows, flow, view.zone, at)
  return true
}
