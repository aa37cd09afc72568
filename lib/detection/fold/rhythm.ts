import { SECOND_MS, type EpochMs } from '@/lib/domain/time'
import { BEACON_RING, RHYTHMS_MAX, type EndpointFacts } from '../facts/facts'

/** Values above 2,047 are kept to 11 significant bits, so that one fits into two bytes: 0.05 % off at most. */
const SIGNIFICANT_BITS = 11

/** A number as a rhythm keeps it, at most 2^41. */
export const roundedToBits = (value: number): number => {
  const bounded = Math.min(Math.max(0, Math.round(value)), 2 ** 41)
  let unit = 1
  while (bounded >= unit * 2 ** SIGNIFICANT_BITS) unit *= 2
  return Math.floor(bounded / unit) * unit
}

const isLesser = (a: EndpointFacts, b: EndpointFacts): boolean =>
  a.contacts < b.contacts || (a.contacts === b.contacts && a.lastAt < b.lastAt)

/** Only the busiest endpoints keep a rhythm; the one with the fewest contacts gives its own up. */
const keepBusiest = (endpoints: readonly EndpointFacts[]): void => {
  const timed = endpoints.filter(({ intervals }) => intervals.length > 0)
  if (timed.length <= RHYTHMS_MAX) return
  const least = timed.reduce((a, b) => (isLesser(b, a) ? b : a))
  least.intervals = []
  least.sizes = []
}

/** Notes the time since the last contact and the size of this one; call it before the contact is counted. */
export const addRhythm = (
  endpoints: readonly EndpointFacts[],
  endpoint: EndpointFacts,
  bytes: number,
  at: EpochMs,
): void => {
  if (endpoint.contacts === 0 || at <= endpoint.lastAt) return
  endpoint.intervals.push(roundedToBits((at - endpoint.lastAt) / SECOND_MS))
  endpoint.sizes.push(roundedToBits(bytes))
  if (endpoint.intervals.length === 1) keepBusiest(endpoints)
  if (endpoint.intervals.length <= BEACON_RING) return
  endpoint.intervals.shift()
  endpoint.sizes.shift()
}
