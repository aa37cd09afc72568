import type { EventObservation, FlowObservation, NetworkObservation, ReportObservation } from './observation'
import type { EpochMs } from './time'

/** Where the other end of a flow is, seen from the device. */
export const ZONES = ['segment', 'site', 'internet', 'multicast'] as const
export type Zone = (typeof ZONES)[number]

/** An observation attributed to a device, in the order it arrived. */
export type Arrival = {
  receivedAt: EpochMs
  /** False for imports of the past: silence means nothing there. */
  live: boolean
} & (
  | {
      observation: ReportObservation
      /** Digest of report id and body, 8 characters of base64: the same report counts once in 24 h. */
      key: string
    }
  | { observation: EventObservation }
  | {
      observation: NetworkObservation
      side: 'origin' | 'responder'
      zone: Zone
      sensor: string
      /** True when several sensors watch the space: then one flow may be logged twice. */
      shared: boolean
    }
)

/** A flow at one of its ends. */
export type FlowArrival = Extract<Arrival, { side: string }> & { observation: FlowObservation }
