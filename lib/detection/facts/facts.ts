import type { Zone } from '@/lib/domain/arrival'
import type { SourceKind, Transport } from '@/lib/domain/observation'
import type { EpochMs } from '@/lib/domain/time'
import type { DistinctSample } from '../sketch/distinct-sample'
import type { EventFacts } from './event-facts'
import type { ProfileFacts } from '../fold/fold-claim'
import type { Burst } from '../sketch/halves'
import { newTrafficFacts, type TrafficFacts } from './traffic-facts'

/** When a kind of source last spoke of the device, and whether it is live (imports of the past are not). */
export type SourceFacts = { kind: SourceKind; firstAt: EpochMs; lastAt: EpochMs; live: boolean }

/** minimum, maximum, sum, count and last value of a metric in an hour. */
export type MetricTotals = [min: number, max: number, sum: number, count: number, last: number]
export type MetricHour = { hour: EpochMs; metrics: Record<string, MetricTotals> }

/** What changes with every report: kept small, it is written each time. */
export type ReportPulse = {
  reports: number
  lastAt: EpochMs
  lastBytesOut: number | null
  lastInterval: number | null
  hour: MetricHour
  /** Keys of the latest reports, so that a report counts once; the older ones are in the cold facts. */
  keys: string[]
}

/** A port an agent reported, since when. */
export type KnownPort = { transport: 'tcp' | 'udp'; port: number; firstAt: EpochMs }

/** What is learned of a device's reports; changes seldom. */
export type ReportFacts = {
  firstAt: EpochMs
  /** Ports that were open in the first hours, and those that came later; at most PORTS_MAX. */
  ports: KnownPort[]
  /** Largest bytes out of one report, for each of the last HOURS_MAX hours with reports. */
  hourlyPeaks: number[]
  /** Last intervals between reports in seconds, one an hour. */
  intervals: number[]
  /** Hashes of the report keys of the last 24 h in batches, oldest first. */
  keys: { at: EpochMs; hashes: number[] }[]
}

/** What is known of one remote endpoint the device contacted. */
export type EndpointFacts = {
  ip: string
  port: number
  transport: Transport
  zone: Zone
  /** The monitor recognised Internet Relay Chat. */
  chat: boolean
  /** The monitor recognised TLS or DTLS, whatever the port is registered for. */
  encrypted: boolean
  firstAt: EpochMs
  lastAt: EpochMs
  contacts: number
  answered: number
  /** Tries that nothing came back for, retransmissions of one source port counted once. */
  failed: number
  firstFailedAt: EpochMs
  lastFailedAt: EpochMs
  lastSourcePort: number
  /** Sessions with payload both ways in which the monitor recognised no protocol, and the longest of them. */
  raw: number
  lastRawAt: EpochMs
  longestRawMs: number
  /** Contacts with an answered name look-up of the device in the 5 s before. */
  lookedUp: number
  firstLookedUp: boolean
  /** An answer the device got gave the address when it was contacted. */
  named: boolean
  /** The device had been known for a day and never dealt with this host. */
  novel: boolean
  /** Bytes since `dayAt`, forgotten after a day. */
  dayAt: EpochMs
  bytesOut: number
  bytesIn: number
  /** Last intervals in seconds and sent sizes in bytes, at most BEACON_RING; only of the RHYTHMS_MAX busiest endpoints. */
  intervals: number[]
  sizes: number[]
}

/** The hosts tried on one port. */
export type PortWindow = { port: number } & Burst<DistinctSample>

/** Tries of one host that nothing came back for, the busiest minute of them, and the ports tried. */
export type HostCounts = {
  unanswered: number
  minuteAt: EpochMs
  minute: number
  minutePeak: number
  ports: DistinctSample
}
export type HostWindow = { ip: string } & Burst<HostCounts>

/** Outside hosts the device went to for the first time without looking a name up, and the look-ups it did make. */
export type StrangerCounts = { hosts: DistinctSample; lookups: number }

/** Short sessions with one login service, outbound by remote or inbound by source. */
export type GuessWindow = { ip: string; port: number } & Burst<{ sessions: number }>

export type PacketFlood = {
  ip: string
  port: number
  packets: number
  perSecond: number
  firstAt: EpochMs
  lastAt: EpochMs
  flows: number
}

/** A service of the device that somebody was seen to use. */
export type ServiceFacts = {
  transport: 'tcp' | 'udp'
  port: number
  zone: Zone
  firstAt: EpochMs
  lastAt: EpochMs
  exchanges: number
  /** Two answered exchanges at least ten minutes apart were seen. */
  confirmed: boolean
}

export type FlowFacts = {
  flows: number
  /** The device's own address in the latest flow: tells evidence of what it did from what was done to it. */
  ownIp: string
  /** Start times of the last answered name look-ups. */
  lookupTimes: EpochMs[]
  lookups: number
  encryptedLookups: boolean
  /** When anything outside last answered the device. */
  outsideAnsweredAt: EpochMs | null
  endpoints: EndpointFacts[]
  portWindows: PortWindow[]
  hostWindows: HostWindow[]
  icmpHosts: Burst<DistinctSample> | null
  strangers: Burst<StrangerCounts> | null
  guessesOut: GuessWindow[]
  guessesIn: GuessWindow[]
  packetFlood: PacketFlood | null
  probes: Burst<DistinctSample> | null
  services: ServiceFacts[]
  /** Only where several sensors watch one space: their hashes, and fingerprints of the latest flows (twin-flows.ts). */
  sensors: number[]
  seen: number[]
}

/** Everything detection remembers of a device; bounded, and a function of its records in their order alone. */
export type DeviceFacts = {
  clock: EpochMs | null
  sources: SourceFacts[]
  pulse: ReportPulse | null
  reports: ReportFacts | null
  flows: FlowFacts | null
  traffic: TrafficFacts
  events: EventFacts | null
  profile: ProfileFacts | null
  listening: { tcp: ReportedPorts | null; udp: ReportedPorts | null }
  /** Set when anything but `clock`, `sources` and `pulse` changed: then the cold facts must be written. */
  coldChanged: boolean
}

/** The ports of the latest report that had the block; `since` is when they last changed. */
export type ReportedPorts = { since: EpochMs; ports: OpenPort[]; complete: boolean }

/** A port that only the device itself can reach is bound to its loopback interface. */
export type OpenPort = { port: number; loopback: boolean }

/** Sizes of the tables; together with those of the other files they keep the packed cold facts within 8 kB. */
export const PORTS_MAX = 64
export const HOURS_MAX = 48
export const ENDPOINTS_MAX = 20
export const RHYTHMS_MAX = 6
/** RITA (Active Countermeasures) looks for beacons from 20 contacts on. */
export const BEACON_RING = 20

export const newFacts = (): DeviceFacts => ({
  clock: null,
  sources: [],
  pulse: null,
  reports: null,
  flows: null,
  traffic: newTrafficFacts(),
  events: null,
  profile: null,
  listening: { tcp: null, udp: null },
  coldChanged: true,
})
