import { KNOWN_MAX, type ContactFacts } from '@/lib/detection/facts/contact-facts'
import { ADDRESSES_MAX, type NameFacts } from '@/lib/detection/facts/name-facts'
import type { SeenFilter } from '@/lib/detection/sketch/seen-filter'
import type { TrafficFacts } from '@/lib/detection/facts/traffic-facts'

/** What either has seen; of unlike sizes, what the fuller one has. */
const mergeFilters = (a: SeenFilter, b: SeenFilter): SeenFilter => {
  if (a.words.length !== b.words.length) return a.count >= b.count ? a : b
  return {
    words: a.words.map((word, index) => (word | (b.words[index] ?? 0)) >>> 0),
    count: Math.min(a.count + b.count, KNOWN_MAX),
  }
}

/** The names of the one that looked up more stay; addresses and domains the other knew come along. */
const mergeNames = (a: NameFacts | null, b: NameFacts | null): NameFacts | null => {
  if (a === null || b === null) return a ?? b
  const [rich, poor] = a.lookups >= b.lookups ? [a, b] : [b, a]
  const addresses = new Map([...poor.addresses, ...rich.addresses].slice(-ADDRESSES_MAX))
  return { ...rich, lookups: a.lookups + b.lookups, addresses, known: mergeFilters(a.known, b.known) }
}

/** The contacts of the one that knows more hosts stay; a host that either knew is no new one. */
const mergeContacts = (a: ContactFacts | null, b: ContactFacts | null): ContactFacts | null => {
  if (a === null || b === null) return a ?? b
  const rich = a.known.count >= b.known.count ? a : b
  return { ...rich, known: mergeFilters(a.known, b.known), knownSince: Math.min(a.knownSince, b.knownSince) }
}

/** What monitors said of two devices that turn out to be one: the word of `into` stays, log by log. */
export const mergeTraffic = (into: TrafficFacts, from: TrafficFacts): TrafficFacts => ({
  names: mergeNames(into.names, from.names),
  web: into.web ?? from.web,
  secure: into.secure ?? from.secure,
  shells: into.shells ?? from.shells,
  alerts: into.alerts ?? from.alerts,
  contacts: mergeContacts(into.contacts, from.contacts),
})
