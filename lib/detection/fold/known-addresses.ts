import { DAY_MS, MINUTE_MS, type EpochMs } from '@/lib/domain/time'
import { hashText } from '../sketch/hash-text'
import { ADDRESSES_MAX, type NameFacts } from '../facts/name-facts'

/** A device goes on using an answer after its time; a day is what stub caches and firmware keep at most. */
const KEPT_MS = DAY_MS
/** Longer lifetimes are cut to a week, as RFC 8767 section 4 bids resolvers. */
const LIFETIME_MAX_MS = 7 * DAY_MS

/** Why an address is known: an answer of a resolver gave it to a name, or a session of the device claimed a name for it. */
type Explanation = 'answered' | 'claimed'

/** Minutes fit into 31 bits until the year 6053. */
const MINUTES_MAX = 2 ** 31 - 1

const packedUntil = (until: EpochMs, explanation: Explanation): number =>
  Math.min(Math.max(0, Math.ceil(until / MINUTE_MS)), MINUTES_MAX) * 2 + (explanation === 'claimed' ? 1 : 0)

/** What explains an address at a moment; null when nothing does. */
export const explanationOf = ({ addresses }: NameFacts, ip: string, at: EpochMs): Explanation | null => {
  const packed = addresses.get(hashText(ip))
  if (packed === undefined || Math.floor(packed / 2) * MINUTE_MS < at) return null
  return packed % 2 === 1 ? 'claimed' : 'answered'
}

/** Notes what explains an address; an answer is not overruled by a claim. The address told longest ago makes room. */
export const explainAddress = (
  names: NameFacts,
  ip: string,
  explanation: Explanation,
  at: EpochMs,
  lifetimeMs = 0,
): void => {
  if (explanation === 'claimed' && explanationOf(names, ip, at) === 'answered') return
  const { addresses } = names
  const hash = hashText(ip)
  const until = at + Math.min(Math.max(lifetimeMs, KEPT_MS), LIFETIME_MAX_MS)
  addresses.delete(hash)
  addresses.set(hash, packedUntil(until, explanation))
  if (addresses.size <= ADDRESSES_MAX) return
  for (const oldest of addresses.keys()) {
    addresses.delete(oldest)
    break
  }
}
