import type { LoginSource } from './event-facts'
import type { TryWindow } from '../fold/try-windows'

/** What is remembered of a device's SSH sessions; sessions of unknown outcome count as `other`. */
export type SshFacts = {
  records: number
  /** Sessions of the device with one server. */
  triesOut: TryWindow[]
  /** Sessions of one source with the device. */
  triesIn: TryWindow[]
  logins: LoginSource[]
}

export const newSshFacts = (): SshFacts => ({ records: 0, triesOut: [], triesIn: [], logins: [] })
