import type { EpochMs } from '@/lib/domain/time'

/** A server outside with which the device speaks TLS in an odd way. */
export type OddServer = {
  ip: string
  port: number
  sessions: number
  established: number
  /** Sessions with a certificate signed by itself and no name asked for. */
  blind: number
  /** Sessions without a name on a port of no registered service. */
  oddPort: number
  firstAt: EpochMs
  lastAt: EpochMs
}

/** A deprecated version of TLS that was agreed on. */
export type OldSession = {
  version: string
  ip: string
  port: number
  firstAt: EpochMs
  lastAt: EpochMs
  count: number
}

/** What is remembered of a device's TLS sessions. */
export type TlsFacts = {
  records: number
  odd: OddServer[]
  /** As a server: the device accepts the version. */
  accepted: OldSession | null
  /** As a client: it offers nothing better, or accepts a downgrade. */
  spoken: OldSession | null
}

export const newTlsFacts = (): TlsFacts => ({ records: 0, odd: [], accepted: null, spoken: null })
