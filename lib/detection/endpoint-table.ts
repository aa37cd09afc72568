import { DAY_MS, SECOND_MS, type EpochMs } from '@/lib/domain/time'
import type { Zone } from '@/lib/domain/arrival'
import type { FlowObservation } from '@/lib/domain/observation'
import { BEACON_RING, ENDPOINTS_MAX, type EndpointFacts, type FlowFacts } from './facts'

/** A look-up at most this long before a contact belongs to it. */
const LOOKUP_BEFORE_MS = 5 * SECOND_MS

const newEndpoint = (flow: FlowObservation, zone: Zone, at: EpochMs): EndpointFacts => ({
  ip: flow.responder.ip,
  port: flow.responder.port,
  transport: flow.transport,
  zone,
  service: '',
  firstAt: at,
  lastAt: at,
  contacts: 0,
  answered: 0,
  failed: 0,
  firstFailedAt: 0,
  lastFailedAt: 0,
  lastSourcePort: -1,
  raw: 0,
  lastRawAt: 0,
  longestRawMs: 0,
  lookedUp: 0,
  firstLookedUp: false,
  dayAt: at,
  bytesOut: 0,
  bytesIn: 0,
  intervals: [],
  sizes: [],
})

/** The endpoint that makes room: the one with the fewest contacts, of those the one not seen for longest. */
const leastOf = (endpoints: readonly EndpointFacts[]): number => {
  let least = 0
  endpoints.forEach((endpoint, index) => {
    const other = endpoints[least]
    if (other === undefined) return
    if (endpoint.contacts < other.contacts || (endpoint.contacts === other.contacts && endpoint.lastAt < other.lastAt)) least = index
  })
  return least
}

const findEndpoint = (flows: FlowFacts, flow: FlowObservation): EndpointFacts | undefined => {
  const { ip, port } = flow.responder
  for (const endpoint of flows.endpoints) {
    if (endpoint.port === port && endpoint.ip === ip && endpoint.transport === flow.transport) return endpoint
  }
  return undefined
}

const addRhythm = (endpoint: EndpointFacts, flow: FlowObservation, at: EpochMs): void => {
  if (endpoint.contacts > 0 && at > endpoint.lastAt) {
    endpoint.intervals.push(Math.round((at - endpoint.lastAt) / SECOND_MS))
    endpoint.sizes.push(flow.origin.bytes)
    if (endpoint.intervals.length > BEACON_RING) {
      endpoint.intervals.shift()
      endpoint.sizes.shift()
    }
  }
}

const addResult = (endpoint: EndpointFacts, flow: FlowObservation, at: EpochMs): void => {
  if (flow.result === 'answered') endpoint.answered += 1
  const isNewTry = flow.origin.port !== endpoint.lastSourcePort
  if (flow.result === 'unanswered' && isNewTry) {
    if (endpoint.failed === 0) endpoint.firstFailedAt = at
    endpoint.failed += 1
    endpoint.lastFailedAt = at
  }
  const isRaw = flow.transport === 'tcp' && flow.service === '' && flow.origin.bytes > 0 && flow.responder.bytes > 0
  if (isRaw) {
    endpoint.raw += 1
    endpoint.lastRawAt = at
    endpoint.longestRawMs = Math.max(endpoint.longestRawMs, flow.durationMs)
  }
}

const addBytes = (endpoint: EndpointFacts, flow: FlowObservation, at: EpochMs): void => {
  if (at - endpoint.dayAt > DAY_MS) {
    endpoint.dayAt = at
    endpoint.bytesOut = 0
    endpoint.bytesIn = 0
  }
  endpoint.bytesOut += flow.origin.bytes
  endpoint.bytesIn += flow.responder.bytes
}

/** Whether the device looked a name up shortly before it opened the flow. */
export const isLookedUp = (flows: FlowFacts, flow: FlowObservation): boolean =>
  flows.lookupTimes.some((lookup) => lookup <= flow.startedAt && flow.startedAt - lookup <= LOOKUP_BEFORE_MS)

/** Counts a contact of the device with a remote endpoint. A scan touches only the places of rare endpoints. */
export const addContact = (flows: FlowFacts, flow: FlowObservation, zone: Zone, at: EpochMs): void => {
  let endpoint = findEndpoint(flows, flow)
  if (endpoint === undefined) {
    endpoint = newEndpoint(flow, zone, at)
    if (flows.endpoints.length < ENDPOINTS_MAX) flows.endpoints.push(endpoint)
    else flows.endpoints[leastOf(flows.endpoints)] = endpoint
  }
  if (isLookedUp(flows, flow)) {
    endpoint.lookedUp += 1
    if (endpoint.contacts === 0) endpoint.firstLookedUp = true
  }
  if (flow.service !== '') endpoint.service = flow.service
  addRhythm(endpoint, flow, at)
  addResult(endpoint, flow, at)
  addBytes(endpoint, flow, at)
  endpoint.lastSourcePort = flow.origin.port
  endpoint.contacts += 1
  endpoint.lastAt = Math.max(endpoint.lastAt, at)
}
