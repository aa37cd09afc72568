import { DAY_MS, SECOND_MS, type EpochMs } from '@/lib/domain/time'
import type { Zone } from '@/lib/domain/arrival'
import type { FlowObservation } from '@/lib/domain/observation'
import { ENDPOINTS_MAX, type EndpointFacts, type FlowFacts } from './facts'
import { addRhythm } from './rhythm'

/** A look-up at most this long before a contact belongs to it. */
const LOOKUP_BEFORE_MS = 5 * SECOND_MS

/** Bytes are counted up to 4 GB a day: far more than any threshold, and it fits into four bytes. */
const BYTES_MAX = 2 ** 32 - 1
/** A session is counted up to 49 days, for the same reason. */
const LENGTH_MAX_MS = 2 ** 32 - 1

const newEndpoint = (flow: FlowObservation, zone: Zone, at: EpochMs): EndpointFacts => ({
  ip: flow.responder.ip,
  port: flow.responder.port,
  transport: flow.transport,
  zone,
  chat: false,
  encrypted: false,
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

/** An endpoint not contacted for a week makes room first; it must not keep its place for what it once was. */
const STALE_AFTER_MS = 7 * DAY_MS

/** What a scan leaves behind is one contact in vain; who answered is worth more than that. */
const worthOf = ({ contacts, answered }: EndpointFacts): number => contacts + (answered > 0 ? 1 : 0)

const isLesser = (a: EndpointFacts, b: EndpointFacts, at: EpochMs): boolean => {
  const isStale = at - a.lastAt > STALE_AFTER_MS
  if (isStale !== at - b.lastAt > STALE_AFTER_MS) return isStale
  const difference = worthOf(a) - worthOf(b)
  return difference < 0 || (difference === 0 && a.lastAt < b.lastAt)
}

/** The endpoint that makes room: the one worth least, of those the one not seen for longest. */
const leastOf = (endpoints: readonly EndpointFacts[], at: EpochMs): number => {
  let least = 0
  let known = endpoints[0]
  endpoints.forEach((endpoint, index) => {
    if (known === undefined || !isLesser(endpoint, known, at)) return
    least = index
    known = endpoint
  })
  return least
}

/** A run of tries in vain is over when none was made for a day. */
const RUN_GAP_MS = DAY_MS

const addFailure = (endpoint: EndpointFacts, at: EpochMs): void => {
  if (endpoint.failed === 0 || at - endpoint.lastFailedAt > RUN_GAP_MS) {
    endpoint.failed = 0
    endpoint.firstFailedAt = at
  }
  endpoint.failed += 1
  endpoint.lastFailedAt = at
}

const addResult = (endpoint: EndpointFacts, flow: FlowObservation, at: EpochMs): void => {
  if (flow.result === 'answered') endpoint.answered += 1
  if (flow.result === 'unanswered' && flow.origin.port !== endpoint.lastSourcePort) addFailure(endpoint, at)
  const isRaw = flow.transport === 'tcp' && flow.service === '' && flow.origin.bytes > 0 && flow.responder.bytes > 0
  if (!isRaw) return
  endpoint.raw += 1
  endpoint.lastRawAt = at
  endpoint.longestRawMs = Math.min(Math.max(endpoint.longestRawMs, flow.durationMs), LENGTH_MAX_MS)
}

const addBytes = (endpoint: EndpointFacts, flow: FlowObservation, at: EpochMs): void => {
  if (at - endpoint.dayAt > DAY_MS) {
    endpoint.dayAt = at
    endpoint.bytesOut = 0
    endpoint.bytesIn = 0
  }
  endpoint.bytesOut = Math.min(endpoint.bytesOut + flow.origin.bytes, BYTES_MAX)
  endpoint.bytesIn = Math.min(endpoint.bytesIn + flow.responder.bytes, BYTES_MAX)
}

/** Whether the device looked a name up shortly before it opened the flow. */
export const isLookedUp = ({ lookupTimes }: FlowFacts, { startedAt }: FlowObservation): boolean => {
  for (const lookup of lookupTimes) {
    if (lookup <= startedAt && startedAt - lookup <= LOOKUP_BEFORE_MS) return true
  }
  return false
}

const placed = (flows: FlowFacts, endpoint: EndpointFacts, at: EpochMs): EndpointFacts => {
  if (flows.endpoints.length < ENDPOINTS_MAX) flows.endpoints.push(endpoint)
  else flows.endpoints[leastOf(flows.endpoints, at)] = endpoint
  return endpoint
}

/** What was known of the remote end of a flow before it; undefined for a newcomer. */
export const findEndpoint = (
  { endpoints }: FlowFacts,
  { responder, transport }: FlowObservation,
): EndpointFacts | undefined => {
  for (const endpoint of endpoints) {
    if (endpoint.port === responder.port && endpoint.ip === responder.ip && endpoint.transport === transport)
      return endpoint
  }
  return undefined
}

const addService = (endpoint: EndpointFacts, service: string): void => {
  endpoint.chat ||= /\birc\b/.test(service)
  endpoint.encrypted ||= /\b(?:ssl|tls|dtls|quic)\b/.test(service)
}

/** A contact as it is counted: how the flow concerns the endpoint, and what was known of it. */
export type Contact = { known: EndpointFacts | undefined; zone: Zone; lookedUp: boolean; at: EpochMs }

/** Counts a contact of the device with a remote endpoint. A scan touches only the places of rare endpoints. */
export const addContact = (flows: FlowFacts, flow: FlowObservation, { known, zone, lookedUp, at }: Contact): void => {
  const endpoint = known ?? placed(flows, newEndpoint(flow, zone, at), at)
  if (lookedUp) {
    endpoint.lookedUp += 1
    if (endpoint.contacts === 0) endpoint.firstLookedUp = true
  }
  if (flow.service !== '') addService(endpoint, flow.service)
  addRhythm(flows.endpoints, endpoint, flow.origin.bytes, at)
  addResult(endpoint, flow, at)
  addBytes(endpoint, flow, at)
  endpoint.lastSourcePort = flow.origin.port
  endpoint.contacts += 1
  endpoint.lastAt = Math.max(endpoint.lastAt, at)
}
