import type { EpochMs } from '@/lib/domain/time'
import type { DistinctSample } from '../sketch/distinct-sample'
import { emptyFilter, type SeenFilter } from '../sketch/seen-filter'
import type { Burst } from '../sketch/halves'

/** Addresses kept with what explains them: a day's answers of a device, whose servers are few (RFC 8520). */
export const ADDRESSES_MAX = 128
export const PARENTS_MAX = 3
export const RESOLVERS_MAX = 4
export const NEW_NAMES_MAX = 3
/** Words of the filter of known domains: 1,536 bits, at most 4 in 100 taken for known wrongly at 150 domains. */
const DOMAIN_WORDS = 48

/** Why a rule about names cannot say anything. */
export const NO_LOOKUPS = 'no name look-up of the device was seen'

/** A domain under which names with long left parts were asked for: what carries data in names looks like this. */
export type ParentFacts = {
  domain: string
  firstAt: EpochMs
  lastAt: EpochMs
  names: DistinctSample
  lookups: number
  /** Characters left of the domain, over all look-ups. */
  characters: number
  /** Look-ups of a type that carries data: NULL, TXT, CNAME, MX. */
  carriers: number
}

export type ResolverFacts = { ip: string; isOutside: boolean; firstAt: EpochMs; lastAt: EpochMs; lookups: number }

/** A domain that a device which had been known for a day asked for the first time. */
type NewName = { domain: string; at: EpochMs }

/** What is remembered of the names a device looked up, and of those its clients' sessions claimed. */
export type NameFacts = {
  /** The first look-up; null while only claims of its sessions are known. */
  firstAt: EpochMs | null
  lookups: number
  /** When an answer that gives an address was first seen; before it nothing can be said of names. */
  firstAnswerAt: EpochMs | null
  /** Times of the last answered look-ups. */
  answerTimes: EpochMs[]
  /** By the hash of the address, the one told last at the end: until when, as `explanationOf` in known-addresses.ts. */
  addresses: Map<number, number>
  /** Registrable domains asked for; one that only ever failed did not exist. */
  domains: Burst<DistinctSample> | null
  parents: ParentFacts[]
  resolvers: ResolverFacts[]
  known: SeenFilter
  newNames: NewName[]
}

export const newNameFacts = (): NameFacts => ({
  firstAt: null,
  lookups: 0,
  firstAnswerAt: null,
  answerTimes: [],
  addresses: new Map(),
  domains: null,
  parents: [],
  resolvers: [],
  known: emptyFilter(DOMAIN_WORDS),
  newNames: [],
})
