/**
 * Names that never were of the internet: special use (RFC 6761, 6762, 8375, 7686), reverse look-ups, and the private
 * suffixes that ICANN found colliding in 2013 (corp, home, mail) or that home routers use.
 */
const LOCAL_SUFFIXES: ReadonlySet<string> = new Set([
  'arpa',
  'box',
  'corp',
  'domain',
  'example',
  'home',
  'internal',
  'intranet',
  'invalid',
  'lan',
  'local',
  'localdomain',
  'localhost',
  'mail',
  'onion',
  'private',
  'test',
  'workgroup',
])

/** Asked for by clean machines all day: proxy discovery (WPAD draft) and IPv6 over IPv4 (RFC 5214). */
const AUTOMATIC_LABELS: ReadonlySet<string> = new Set(['wpad', 'isatap'])

/** Longest domain that facts and subjects keep. */
export const DOMAIN_LENGTH_MAX = 40

/** Second-level domains of country codes are short (co.uk, com.au, gov.cn); registrable names seldom are. */
const SHORT_LABEL_MAX = 3

/**
 * The part of a name that somebody registered, and what stands left of it. Approximated without the public suffix
 * list: the last two labels, and three where the last has two letters and the one before at most three. Dynamic DNS
 * providers therefore count as one domain.
 */
export const partsOfName = (name: string): { domain: string; left: string } => {
  const labels = name.split('.')
  const last = labels.at(-1) ?? ''
  const second = labels.at(-2) ?? ''
  const kept = labels.length > 2 && last.length === 2 && second.length <= SHORT_LABEL_MAX ? 3 : 2
  return { domain: labels.slice(-kept).join('.'), left: labels.slice(0, -kept).join('.') }
}

/** Names of the top level are letters, or punycode (RFC 3696 section 2). */
const TOP_LEVEL = /^(?:[a-z]+|xn--[a-z0-9-]+)$/

/** Whether a name ends as names of the internet do; a tunnel to a server that is asked directly needs no such end. */
export const endsInTopLevel = (name: string): boolean => TOP_LEVEL.test(name.slice(name.lastIndexOf('.') + 1))

/** Whether a name could be one of the internet: not local, not a single label, no service or automatic discovery. */
export const isPublicName = (name: string): boolean => {
  const labels = name.split('.')
  if (labels.length < 2 || !endsInTopLevel(name) || LOCAL_SUFFIXES.has(labels.at(-1) ?? '')) return false
  return !AUTOMATIC_LABELS.has(labels[0] ?? '') && !labels.some((label) => label.startsWith('_'))
}
