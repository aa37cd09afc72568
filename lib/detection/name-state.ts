import { HOUR_MS, type EpochMs } from '@/lib/domain/time'
import type { DeviceFacts, EndpointFacts } from './facts/facts'
import { explainAddress, explanationOf } from './fold/known-addresses'
import { newNameFacts, type NameFacts } from './facts/name-facts'

/**
 * How well an address the device talks to is explained by a name. Firmware talks to names, malware often carries
 * addresses. `named`: an answer the device got gives it. `soft`: it looked something up just before, or claimed a name
 * in the session itself. `unknown`: its look-ups cannot be seen. `bare`: they can, and none leads there.
 */
export type NameState = 'named' | 'soft' | 'unknown' | 'bare'

/** An answer from before the monitor was there may still be in use: common lifetimes end within the hour. */
const VISIBLE_FOR_MS = HOUR_MS
/** Tries without one look-up before them, over an hour, from which an endpoint counts as bare: caches end before. */
const BARE_CONTACTS_MIN = 20
const BARE_SPAN_MIN_MS = HOUR_MS

const isBareByTries = ({ contacts, firstAt, lastAt, lookedUp }: EndpointFacts): boolean =>
  contacts >= BARE_CONTACTS_MIN && lastAt - firstAt >= BARE_SPAN_MIN_MS && lookedUp === 0

/** Whether answers had been seen for so long that one for the address would have been. */
const areAnswersVisible = (names: NameFacts | null, contactAt: EpochMs): boolean =>
  names !== null && names.firstAnswerAt !== null && contactAt - names.firstAnswerAt >= VISIBLE_FOR_MS

const stateWithoutName = (facts: DeviceFacts, known: readonly EndpointFacts[], at: EpochMs): NameState => {
  const { flows, traffic } = facts
  if (flows?.encryptedLookups === true) return 'unknown'
  const lastAt = known.length === 0 ? at : Math.max(...known.map((endpoint) => endpoint.lastAt))
  if (areAnswersVisible(traffic.names, lastAt)) return 'bare'
  return flows !== null && flows.lookups > 0 && known.some(isBareByTries) ? 'bare' : 'unknown'
}

/**
 * How well an address is explained by a name at a moment. With connection logs alone one contact never makes it bare:
 * answers are cached.
 */
export const nameStateOf = (facts: DeviceFacts, ip: string, at: EpochMs): NameState => {
  const { names } = facts.traffic
  const explanation = names === null ? null : explanationOf(names, ip, at)
  const known = (facts.flows?.endpoints ?? []).filter((endpoint) => endpoint.ip === ip)
  if (explanation === 'answered' || known.some(({ named }) => named)) return 'named'
  if (explanation === 'claimed' || known.some(({ firstLookedUp }) => firstLookedUp)) return 'soft'
  return stateWithoutName(facts, known, at)
}

/**
 * Factors on the confidence of a rule about a destination: the expert's first guess, stated before any measurement
 * (a name that answers gave: vendors and their clouds; soft: a look-up within 5 s is a name in most cases, and a claim
 * of the client is only that; unknown: close to full, for most malware is seen this way).
 */
export const NAME_FACTOR = { named: 0.2, soft: 0.4, unknown: 0.85, bare: 1 } as const satisfies Record<
  NameState,
  number
>

/** The state as the last sentence of a summary. */
export const NAME_WORDS = {
  named: 'A name the device looked up leads there.',
  soft: 'The device seems to know it by a name.',
  unknown: 'Whether it has a name cannot be seen.',
  bare: 'No name the device looked up leads there.',
} as const satisfies Record<NameState, string>

/** A session of the device named this address itself (SNI, Host): that makes it soft, never named. */
export const noteClaimedName = (facts: DeviceFacts, ip: string, name: string, at: EpochMs): void => {
  // An address in place of a name claims nothing.
  if (!/[a-z]/.test(name) || name.includes(':') || !name.includes('.')) return
  explainAddress((facts.traffic.names ??= newNameFacts()), ip, 'claimed', at)
}
