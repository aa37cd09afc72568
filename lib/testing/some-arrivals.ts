import type { Arrival, Zone } from '@/lib/domain/arrival'
import type { DeviceEvent, FlowObservation, FlowResult } from '@/lib/domain/observation'
import type { EpochMs } from '@/lib/domain/time'

/** Noon of a day in the past: what tests call day one. */
export const DAY_ONE: EpochMs = Date.UTC(2026, 5, 1, 12)

type ReportDifference = { tcp?: readonly number[]; bytesOut?: number; key?: string; live?: boolean }

/** A report of an agent; a difference each. */
export const aReport = (at: EpochMs, difference: ReportDifference = {}): Arrival => {
  const { tcp = [443], bytesOut = 2_000, live = false } = difference
  return {
    receivedAt: at,
    live,
    key: difference.key ?? `k${String(at).slice(-7)}`,
    observation: {
      kind: 'report',
      observedAt: at,
      reportId: Math.floor(at / 1_000),
      version: '1.0',
      listeningTcp: { ports: tcp.map((port) => ({ port, interface: 'eth0' })), total: tcp.length, complete: true },
      network: { bytesIn: 1_000, bytesOut, packetsIn: 10, packetsOut: 12 },
      custom: {},
      raw: JSON.stringify({ at, tcp, bytesOut }),
    },
  }
}

/** An event of a device. */
export const anEvent = (at: EpochMs, event: DeviceEvent): Arrival => ({
  receivedAt: at,
  live: false,
  observation: { kind: 'event', observedAt: at, event, raw: JSON.stringify({ at, ...event }) },
})

type FlowDifference = {
  ip?: string
  port?: number
  result?: FlowResult
  zone?: Zone
  sensor?: string
  shared?: boolean
  sourcePort?: number
}

/** A TCP connection of the device to somewhere outside. */
export const aFlow = (at: EpochMs, difference: FlowDifference = {}): Arrival => {
  const usual = {
    ip: '198.51.100.7',
    port: 443,
    result: 'answered',
    zone: 'internet',
    sensor: 'tap',
    shared: false,
  } as const
  const { ip, port, result, zone, sensor, shared, sourcePort } = {
    sourcePort: 40_000 + (at % 20_000),
    ...usual,
    ...difference,
  }
  const answer = result === 'answered' ? { bytes: 900, packets: 5 } : { bytes: 0, packets: 0 }
  const observation: FlowObservation = {
    kind: 'flow',
    observedAt: at,
    startedAt: at - 1_000,
    durationMs: 1_000,
    uid: `C${String(at)}`,
    transport: 'tcp',
    service: port === 443 ? 'ssl' : '',
    result,
    origin: { ip: '10.0.0.5', port: sourcePort, bytes: answer.bytes / 3, packets: 4, local: true },
    responder: { ip, port, ...answer, local: false },
    raw: `${String(at)}\t${ip}\t${String(port)}\t${result}`,
  }
  return { receivedAt: at, live: false, observation, side: 'origin', zone, sensor, shared }
}
