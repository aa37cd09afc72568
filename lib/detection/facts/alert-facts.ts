import type { EpochMs } from '@/lib/domain/time'
import type { Attempt } from '../fold/attack-attempts'

/** A rule of a monitor that spoke of the device, with the other end it spoke of last. */
export type RaisedAlert = {
  /** The engine's own words, bounded. */
  title: string
  ip: string
  firstAt: EpochMs
  lastAt: EpochMs
  count: number
}

/** What the monitors themselves raised, by what it says of the device, and the attacks on it whoever noticed them. */
export type AlertFacts = {
  records: number
  /** Malware at work on the device. */
  malware: RaisedAlert[]
  mining: RaisedAlert[]
  /** Internet Relay Chat, spoken by the device. */
  chat: RaisedAlert[]
  /** Attacks by the device. */
  sent: RaisedAlert[]
  /** Listed addresses the device itself went to. */
  listed: RaisedAlert[]
  /** Attacks on the device. */
  received: RaisedAlert[]
  /** A guesser that the monitor saw get in. */
  brokenInBy: { ip: string; at: EpochMs } | null
  attempts: Attempt[]
}

export const newAlertFacts = (): AlertFacts => ({
  records: 0,
  malware: [],
  mining: [],
  chat: [],
  sent: [],
  listed: [],
  received: [],
  brokenInBy: null,
  attempts: [],
})
