import ipaddr from 'ipaddr.js'

type Address = ipaddr.IPv4 | ipaddr.IPv6

/** Special-purpose networks (IANA registries of RFC 6890) that ipaddr.js counts among the public ones, or by halves. */
const NEVER = ['0.0.0.0/8', '100.64.0.0/10', '169.254.0.0/16', '192.0.0.0/24', '198.18.0.0/15', '240.0.0.0/4'].concat([
  ...['::/96', '64:ff9b::/96', '64:ff9b:1::/48', '100::/64', '2001::/23', '2001:db8::/32', '2002::/16'],
  ...['fc00::/7', 'fe80::/10', 'fec0::/10', 'ff00::/8', '3fff::/20', '5f00::/16'],
])

const isWithin = (address: Address, cidr: string): boolean => {
  const [network, bits] = ipaddr.parseCIDR(cidr)
  return network.kind() === address.kind() && address.match(network, bits)
}

/** An IPv4 address that is written as an IPv6 one is the IPv4 address. */
const plainOf = (text: string): Address | null => (ipaddr.isValid(text) ? ipaddr.process(text) : null)

/** Whether an address is one of the networks that were allowed by name. */
export const isAllowedAddress = (text: string, allow: readonly string[]): boolean => {
  const address = plainOf(text)
  return address !== null && allow.some((cidr) => isWithin(address, cidr))
}

/**
 * Whether the console may connect to an address on somebody's word: public unicast only. Not loopback, link-local (with
 * the metadata services of clouds), private, shared (CGNAT), multicast, reserved, or any that stands for another.
 */
export const isPublicAddress = (text: string): boolean => {
  const address = plainOf(text)
  return address !== null && address.range() === 'unicast' && !NEVER.some((cidr) => isWithin(address, cidr))
}
