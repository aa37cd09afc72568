import type { Criticality } from '@/lib/domain/registry-fields'

/** What moves a device: the clock, or people. */
type Rhythm = 'steady' | 'people'

export type Model = {
  key: string
  type: string
  vendor: string
  model: string
  /** What its devices are called, and the group they are in. */
  noun: string
  group: string
  /** How many there are at Port Meridian, Kestrel Tower and Alder Valley Works. */
  counts: readonly [meridian: number, kestrel: number, alder: number]
  criticality: Criticality
  /** Runs the agent that sends reports and events. */
  hasAgent: boolean
  firmware: { version: string; ageDays: number }
  /** The service it reports to: a name of the vendor, its address (RFC 5737), and the port. */
  cloud: { host: string; ip: string; port: 443 | 8883 }
  /** Hours from one contact with it to the next. */
  contactHours: number
  bytesOut: number
  rhythm: Rhythm
  listens: readonly number[]
}

/** Sparse enough that two days of it are loaded within minutes. */
export const CONTACT_HOURS = { often: 1, seldom: 2 } as const
