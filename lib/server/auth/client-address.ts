import { isIP } from 'node:net'

/** Set by scripts/launcher/web-requests.mjs on every request, over whatever the client sent. */
export const PEER_HEADER = 'x-vedette-peer'

/** IPv4 in its own form, whichever kind of socket it came through. */
const plain = (address: string): string => address.trim().replace(/^::ffff:(?=\d+\.)/i, '')

/**
 * Who made a request: the peer of the connection or, when that is one of our trusted proxies, the last address in
 * X-Forwarded-For that is not. 'unknown' when neither can be told: those share one place.
 */
export const clientAddressOf = (headers: Headers, trustedProxies: readonly string[]): string => {
  const trusted = new Set(trustedProxies.map(plain))
  const peer = plain(headers.get(PEER_HEADER) ?? '')
  if (isIP(peer) === 0) return 'unknown'
  if (!trusted.has(peer)) return peer
  const hops = (headers.get('x-forwarded-for') ?? '').split(',').map(plain)
  const client = hops.reverse().find((hop) => !trusted.has(hop))
  return client !== undefined && isIP(client) > 0 ? client : peer
}

/** IPv6 addresses of one /64 are one client: that much everybody has to choose from (RFC 6177). */
export const throttleKeyOf = (address: string): string => {
  if (isIP(address) !== 6) return address
  const [head = '', tail] = address.split('::')
  const groups = head === '' ? [] : head.split(':')
  const missing = tail === undefined ? 0 : 8 - groups.length - (tail === '' ? 0 : tail.split(':').length)
  const all = [...groups, ...Array<string>(missing).fill('0'), ...(tail ?? '').split(':')]
  return `${all
    .slice(0, 4)
    .map((group) => Number.parseInt(group === '' ? '0' : group, 16).toString(16))
    .join(':')}::/64`
}
