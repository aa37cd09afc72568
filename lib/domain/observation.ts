import type { ClaimedProfile } from './claimed-profile'
import type { NetworkRecord } from './network-record'
import type { EpochMs } from './time'

/** Where a statement about a device came from. Stored by their place: new ones come last. */
export const SOURCE_KINDS = ['report', 'flow', 'event', 'dns', 'http', 'tls', 'ssh', 'transfer', 'alert'] as const
export type SourceKind = (typeof SOURCE_KINDS)[number]

/** What one statement of each source is called. */
export const SOURCE_WORDS = {
  report: 'device report',
  flow: 'network flow',
  event: 'device event',
  dns: 'name look-up',
  http: 'web request',
  tls: 'TLS session',
  ssh: 'SSH session',
  transfer: 'file on the wire',
  alert: 'monitor alert',
} as const satisfies Record<SourceKind, string>

/** A port that an agent says is open. `interface` is a name, an address or a wildcard, as the agent wrote it. */
export type ListeningPort = { port: number; interface: string | null }

/**
 * The listening ports of one protocol. Agents sample long lists down to 50 while `total` stays true:
 * only a complete list may be read as "the others are closed".
 */
export type ListeningPorts = { ports: readonly ListeningPort[]; total: number; complete: boolean }

export type RemoteConnection = { remoteIp: string; remotePort: number; localPort: number | null }
export type RemoteConnections = { connections: readonly RemoteConnection[]; total: number }

/** Differences since the agent's previous sample; a member the agent left out is absent, not 0. */
export type NetworkDeltas = {
  bytesIn?: number
  bytesOut?: number
  packetsIn?: number
  packetsOut?: number
}

export type CustomMetric =
  | { type: 'number'; value: number }
  | { type: 'number-list'; values: readonly number[] }
  | { type: 'string-list'; values: readonly string[] }
  | { type: 'ip-list'; values: readonly string[] }

/** One metric report of a Device Defender agent. A block the agent left out is absent, which is not the same as empty. */
export type ReportObservation = {
  kind: 'report'
  observedAt: EpochMs
  reportId: number
  version: string
  listeningTcp?: ListeningPorts
  listeningUdp?: ListeningPorts
  connections?: RemoteConnections
  network?: NetworkDeltas
  custom: Readonly<Record<string, CustomMetric>>
  /** The report as received, for the evidence; JSON text, at most 2,048 characters. */
  raw: string
}

export const TRANSPORTS = ['tcp', 'udp', 'icmp', 'other'] as const
export type Transport = (typeof TRANSPORTS)[number]

/** One side of a flow. For ICMP the port is Zeek's type (originator) and code (responder). */
export type FlowEnd = { ip: string; port: number; bytes: number; packets: number; local: boolean | null }

/**
 * What became of a connection attempt, read from Zeek's conn_state and history:
 * `answered` the responder took part, `refused` it reset, `unanswered` nothing came back,
 * `partial` seen from the middle, nothing can be said.
 */
export const FLOW_RESULTS = ['answered', 'refused', 'unanswered', 'partial'] as const
export type FlowResult = (typeof FLOW_RESULTS)[number]

/** One connection as a network monitor logged it, known when it ended: `observedAt` is start + duration. */
export type FlowObservation = {
  kind: 'flow'
  observedAt: EpochMs
  startedAt: EpochMs
  durationMs: number
  uid: string
  transport: Transport
  /** The application protocol the monitor recognised, lower case; empty when it recognised none. */
  service: string
  result: FlowResult
  origin: FlowEnd
  responder: FlowEnd
  /** The log line as received, at most 1,024 characters. */
  raw: string
}

/** What a device or its gateway says happened on it (claim 12's activity data). One variant a kind. */
export type DeviceEvent =
  | { kind: 'login'; outcome: 'success' | 'failure'; user: string; sourceIp: string; service: string }
  | { kind: 'file'; action: 'created' | 'modified' | 'deleted'; path: string; sha256: string | null }
  | { kind: 'process'; action: 'started' | 'stopped'; name: string; path: string; user: string; commandLine: string }
  | { kind: 'reboot'; reason: 'power' | 'watchdog' | 'crash' | 'update' | 'requested' | 'unknown' }
  | { kind: 'error'; component: string; message: string }
  | { kind: 'application'; name: string; message: string; value: number | null }
  | { kind: 'network'; action: 'joined' | 'left' | 'address-changed'; network: string; address: string }
  | { kind: 'config'; profile: ClaimedProfile }

export type DeviceEventKind = DeviceEvent['kind']
export type EventObservation = {
  kind: 'event'
  observedAt: EpochMs
  event: DeviceEvent
  /** The event as received with secrets redacted, at most 2,048 characters. */
  raw: string
}

/** What a network monitor sees: flows, and what was said in them. */
export type NetworkObservation = FlowObservation | NetworkRecord

export type Observation = ReportObservation | EventObservation | NetworkObservation
