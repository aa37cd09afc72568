import type { EpochMs } from '@/lib/domain/time'
import type { DistinctSample } from '../sketch/distinct-sample'
import type { Burst } from '../sketch/halves'
import { emptyFilter, type SeenFilter } from '../sketch/seen-filter'

export const SLOW_PORTS_MAX = 2
export const VISITS_MAX = 10
export const CALL_BACKS_MAX = 2
export const SESSIONS_MAX = 4
export const UPLOAD_DAYS_MAX = 14
export const OPEN_HALVES_MAX = 12
/** Words of the filter of known hosts: 2,048 bits, at most 3 in 100 taken for known wrongly when it is full. */
const KNOWN_WORDS = 64
export const KNOWN_MAX = 256

/** The walk of the sequential test over hosts tried for the first time: failures less successes. */
export type Walk = { level: number; fails: number; tries: number; firstAt: EpochMs; lastAt: EpochMs }

/** The hosts tried on one port within a day, and how firmly the port holds its place. */
export type SlowPort = { port: number; credit: number } & Burst<DistinctSample>

/** Somebody outside tried the device, from this port of his. */
type Visit = { source: number; fromPort: number; at: EpochMs }

/** The device called back who had tried it. */
type CallBack = { ip: string; port: number; firstAt: EpochMs; lastAt: EpochMs; calls: number }

/** An exchange that carried something, as seen from the one who opened it. */
export type Session = { startedAt: EpochMs; sent: number; received: number }

/** Sessions from outside that went on to another host outside. */
type Relays = { pairs: number; firstAt: EpochMs; lastAt: EpochMs }

/** Bytes to hosts outside on this day, and on the last days that had any. */
export type Uploads = { day: number; bytes: number; past: number[] }

/** The half of an exchange of which only one direction was logged: the hash of its ends and of who sent, and how much. */
export type OpenHalf = { key: number; startedAt: EpochMs; bytes: number }

/** Exchanges whose halves were logged apart, until when. */
export type Joins = { exchanges: number; lastAt: EpochMs }

/** Whom the device deals with, and how it came to: what tells a first contact from a habit. */
export type ContactFacts = {
  known: SeenFilter
  /** Since when the filter of known hosts has been filled. */
  knownSince: EpochMs
  walk: Walk | null
  slowPorts: SlowPort[]
  /** Outside hosts contacted over UDP for the first time, no name leading there. */
  peers: Burst<DistinctSample> | null
  /** Hosts of the site into which the device opened an administrator's session for the first time. */
  entered: Burst<DistinctSample> | null
  visits: Visit[]
  callBacks: CallBack[]
  inbound: Session[]
  outbound: Session[]
  relays: Relays | null
  uploads: Uploads
  openHalves: OpenHalf[]
  joins: Joins | null
}

export const noKnownHosts = (): SeenFilter => emptyFilter(KNOWN_WORDS)

export const newContactFacts = (at: EpochMs): ContactFacts => ({
  known: noKnownHosts(),
  knownSince: at,
  walk: null,
  slowPorts: [],
  peers: null,
  entered: null,
  visits: [],
  callBacks: [],
  inbound: [],
  outbound: [],
  relays: null,
  uploads: { day: 0, bytes: 0, past: [] },
  openHalves: [],
  joins: null,
})
