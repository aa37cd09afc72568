import type { EpochMs } from '@/lib/domain/time'
import type { DistinctSample } from '../sketch/distinct-sample'
import type { Download } from '../fold/downloads'
import type { LoginSource } from './event-facts'
import type { InjectionKind } from '../knowledge/injected-command'
import type { TryWindow } from '../fold/try-windows'

/** Injected commands the device sent to one server. */
export type SentAttack = {
  ip: string
  port: number
  kind: InjectionKind
  text: string
  firstAt: EpochMs
  lastAt: EpochMs
  count: number
}

/** One path and the servers outside that were asked for it, within a day. */
export type PathSpread = { path: string; hosts: DistinctSample; firstAt: EpochMs; lastAt: EpochMs }

/** A server outside that requests name by its address. */
export type BareServer = { ip: string; port: number; firstAt: EpochMs; lastAt: EpochMs; count: number }

/** What is remembered of a device's web requests and of the files that came to it. */
export type WebFacts = {
  records: number
  firstAt: EpochMs
  /** Requests to servers by their names. */
  named: number
  /** When a fetching tool was first seen on the device; 0 for never. */
  toolAt: EpochMs
  downloads: Download[]
  sent: SentAttack[]
  triesOut: TryWindow[]
  triesIn: TryWindow[]
  /** Runs of refused requests to the device, by source and path. */
  logins: LoginSource[]
  paths: PathSpread[]
  bare: BareServer[]
}

export const newWebFacts = (at: EpochMs): WebFacts => ({
  records: 0,
  firstAt: at,
  named: 0,
  toolAt: 0,
  downloads: [],
  sent: [],
  triesOut: [],
  triesIn: [],
  logins: [],
  paths: [],
  bare: [],
})
