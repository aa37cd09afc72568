import type { DnsObservation, LookupResult } from '@/lib/domain/network-record'
import { inertText } from './inert-text'
import { parseIp } from './ip-address'

/** Characters of a name: 253 by RFC 1035 section 2.3.4, a few more since escapes may stand in it. */
const QUERY_MAX = 255

/** A TTL's largest value, RFC 2181 section 8. */
const TTL_SECONDS_MAX = 2_147_483_647

/**
 * A name as it is compared: lower case, without the dot of the root at its end; empty for what is no name. Of one that
 * is too long the end is kept: there stands whose it is.
 */
export const queryNameOf = (value: unknown): string => {
  if (typeof value !== 'string') return ''
  const name = inertText(value.slice(-QUERY_MAX), QUERY_MAX).toLowerCase()
  return name.endsWith('.') ? name.slice(0, -1) : name
}

/** What monitors write for a type they have no name for: `query-65`, `TYPE65`, `65`. */
const NUMBERED = /^(?:query-|type|dns_qtype |qtype-)?(\d{1,5})$/i

/** The name of a query's type, upper case; `TYPE65` for one the monitor has no name for. */
export const queryTypeOf = (value: unknown): string => {
  const text = typeof value === 'number' ? String(value) : typeof value === 'string' ? inertText(value, 32) : ''
  const [, number] = NUMBERED.exec(text) ?? []
  if (number !== undefined) return `TYPE${number}`
  // RFC 1035 section 3.2.3 writes ANY as an asterisk, and so does Zeek.
  return text === '*' ? 'ANY' : text.toUpperCase()
}

const RESULT_OF: ReadonlyMap<unknown, LookupResult> = new Map<unknown, LookupResult>([
  ['NOERROR', 'answered'],
  ['NXDOMAIN', 'nxdomain'],
  [0, 'answered'],
  ['0', 'answered'],
  [3, 'nxdomain'],
  ['3', 'nxdomain'],
])

/** What a response code, by name or number, says (RFC 6895 section 2.3); without one nothing came back. */
export const lookupResultOf = (code: unknown, isRejected: boolean): LookupResult => {
  if (code === undefined || code === null || code === '') return isRejected ? 'failed' : 'unanswered'
  return RESULT_OF.get(code) ?? 'failed'
}

/** An answer that is an address, and for how long it holds; null for a name or a text. */
export const addressOfAnswer = (answer: unknown, ttlSeconds: number): DnsObservation['addresses'][number] | null => {
  const ip = typeof answer === 'string' ? parseIp(answer) : null
  if (ip === null) return null
  const isTtl = ttlSeconds >= 0 && ttlSeconds <= TTL_SECONDS_MAX
  return { ip, ttlMs: isTtl ? Math.round(ttlSeconds * 1_000) : 0 }
}
