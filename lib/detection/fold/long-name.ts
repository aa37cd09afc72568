import type { DnsObservation } from '@/lib/domain/network-record'
import { boundedText } from '../sketch/bounded-text'
import { DOMAIN_LENGTH_MAX, endsInTopLevel, isPublicName, partsOfName } from '../knowledge/domain-name'

/** Left parts this long are seldom typed or given to servers: names of hosts end at some 20 characters. */
const LONG_LEFT_MIN = 20

/** A long name: under what it is counted, and the part that may carry data. */
type LongName = { under: string; left: string }

/** What is left of its domain; of a name that can be none of the internet, all of it, under the server that was asked. */
const partsOf = ({ query, responder }: DnsObservation): LongName | null => {
  if (!endsInTopLevel(query)) return { under: responder.ip, left: query }
  if (!isPublicName(query)) return null
  const { domain, left } = partsOfName(query)
  return { under: boundedText(domain, DOMAIN_LENGTH_MAX), left }
}

/**
 * The name of a look-up when it is as long as those that carry data. iodine and dnscat2 can do without a domain of their
 * own when they reach their server directly: what they ask it for then ends in data, too.
 */
export const longNameOf = (record: DnsObservation): LongName | null => {
  const parts = partsOf(record)
  return parts === null || parts.left.length < LONG_LEFT_MIN ? null : parts
}
