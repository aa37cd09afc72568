import { HOUR_MS } from '@/lib/domain/time'
import type { EndpointFacts, FlowFacts } from './facts'

/** What is known of an endpoint's name: firmware talks to names, malware often carries addresses. */
export type NameState = 'soft' | 'unknown' | 'bare'

/** Tries without one look-up before them, over an hour, from which an endpoint counts as bare. */
const BARE_CONTACTS_MIN = 20

/**
 * Whether the device looked a name up before it went to the endpoint. With connection logs alone one contact never
 * makes it bare: answers are cached.
 */
export const nameStateOf = (endpoint: EndpointFacts, flows: FlowFacts): NameState => {
  if (endpoint.firstLookedUp) return 'soft'
  const isLong = endpoint.contacts >= BARE_CONTACTS_MIN && endpoint.lastAt - endpoint.firstAt >= HOUR_MS
  const looksNamesUp = flows.lookups > 0 && !flows.encryptedLookups
  return isLong && looksNamesUp && endpoint.lookedUp === 0 ? 'bare' : 'unknown'
}

/**
 * Factors on the confidence of a rule about a destination: the expert's first guess, stated before any measurement
 * (soft: a look-up within 5 s is a name in most cases; unknown: close to full, for most malware is seen this way).
 */
export const NAME_FACTOR = { soft: 0.4, unknown: 0.85, bare: 1 } as const satisfies Record<NameState, number>
