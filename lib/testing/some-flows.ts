import { SECOND_MS, type EpochMs } from '@/lib/domain/time'
import type { FlowObservation } from '@/lib/domain/observation'

/** When the records of tests begin, at the start of an hour and of a half window: 2026-06-01T12:00:00Z. */
export const START: EpochMs = Date.UTC(2026, 5, 1, 12)

/** The device all builders speak of, its resolver, and somebody outside. */
export const DEVICE_IP = '192.168.1.20'
export const RESOLVER_IP = '192.168.1.1'
export const OUTSIDE_IP = '203.0.113.9'

/** What a test says of a flow; all else is an ordinary answered session with a cloud on 443. */
export type FlowWords = {
  /** Seconds after START. */
  after?: number
  to?: string
  port?: number
  from?: string
  fromPort?: number
  transport?: FlowObservation['transport']
  service?: string
  result?: FlowObservation['result']
  sent?: number
  received?: number
  sentPackets?: number
  receivedPackets?: number
  lastingMs?: number
}

const ORDINARY = { after: 0, to: OUTSIDE_IP, port: 443, from: DEVICE_IP, transport: 'tcp', lastingMs: 0 } as const

/** What is carried: an attempt that was not answered carries nothing. */
const loadOf = (words: FlowWords) => {
  const result = words.result ?? 'answered'
  const isSilent = result === 'unanswered' || result === 'refused'
  const load = isSilent
    ? { sent: 0, received: 0, sentPackets: 1, receivedPackets: 0, service: '' }
    : { sent: 600, received: 600, sentPackets: 6, receivedPackets: 6, service: words.port === undefined ? 'ssl' : '' }
  return { ...load, result }
}

/** A flow of the device. One that was not answered carries no bytes unless the test says so. */
export const aFlow = (words: FlowWords = {}): FlowObservation => {
  const flow = { ...ORDINARY, ...loadOf(words), ...words }
  const startedAt = START + Math.round(flow.after * SECOND_MS)
  const fromPort = words.fromPort ?? 40_000 + (Math.round(flow.after * 7) % 20_000)
  return {
    kind: 'flow',
    observedAt: startedAt + flow.lastingMs,
    startedAt,
    durationMs: flow.lastingMs,
    uid: '',
    transport: flow.transport,
    service: flow.service,
    result: flow.result,
    origin: { ip: flow.from, port: fromPort, bytes: flow.sent, packets: flow.sentPackets, local: null },
    responder: { ip: flow.to, port: flow.port, bytes: flow.received, packets: flow.receivedPackets, local: null },
    raw: `flow ${String(flow.after)}`,
  }
}

/** As many flows as asked for, each one `every` seconds after the other and with what it differs in. */
export const someFlows = (
  count: number,
  every: number,
  words: (index: number) => FlowWords = () => ({}),
): FlowObservation[] => Array.from({ length: count }, (_, index) => aFlow({ after: index * every, ...words(index) }))

/** An answered name look-up of the device. */
export const aLookup = (after: number): FlowObservation =>
  aFlow({ after, to: RESOLVER_IP, port: 53, transport: 'udp', service: 'dns' })

/** A flow from outside to the device. */
export const anInboundFlow = (words: FlowWords = {}): FlowObservation =>
  aFlow({ from: OUTSIDE_IP, to: DEVICE_IP, port: 23, ...words })

/** Outside addresses that differ by a number up to 2^20. */
export const hostOf = (index: number): string =>
  `${String(60 + (index >> 16))}.18.${String((index >> 8) & 255)}.${String(index & 255)}`
