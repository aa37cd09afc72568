import type { AlertFacts } from './alert-facts'
import type { ContactFacts } from './contact-facts'
import type { NameFacts } from './name-facts'
import type { SshFacts } from './ssh-facts'
import type { TlsFacts } from './tls-facts'
import type { WebFacts } from './web-facts'

/** What is remembered of the logs of a network monitor beside its flows; null where no such log spoke of the device. */
export type TrafficFacts = {
  names: NameFacts | null
  web: WebFacts | null
  secure: TlsFacts | null
  shells: SshFacts | null
  alerts: AlertFacts | null
  /** Whom the device deals with; begins with its first flow. */
  contacts: ContactFacts | null
}

export const newTrafficFacts = (): TrafficFacts => ({
  names: null,
  web: null,
  secure: null,
  shells: null,
  alerts: null,
  contacts: null,
})
