import type { Peer } from '@/lib/domain/network-record'

/** Where clients' ports begin: Linux's default ip_local_port_range; RFC 6335 begins at 49,152. */
const EPHEMERAL_MIN = 32_768

/** System ports (RFC 6335 section 6): one needs to be the administrator to open them, so clients have others. */
const SYSTEM_MAX = 1_023

/** UDP services above the system ports, by IANA's registry: SSDP, STUN, NAT-PMP, mDNS, CoAP and CoAP over DTLS. */
const UDP_SERVICES = new Set([1_900, 3_478, 5_351, 5_353, 5_683, 5_684])

/**
 * Whether what was first seen came from a server, by the ports of a TCP connection whose opening was not seen. Where
 * both ports are alike nothing can be said, and whoever was seen first stays the client.
 */
export const isFromTcpServer = (source: Peer, target: Peer): boolean =>
  (source.port <= SYSTEM_MAX && target.port > SYSTEM_MAX) ||
  (source.port < EPHEMERAL_MIN && target.port >= EPHEMERAL_MIN)

/**
 * The same for UDP without a reply. Only by the ports of known services: a flood from a low port to random ones must
 * not be taken for many answers.
 */
export const isFromUdpServer = (source: Peer, target: Peer): boolean =>
  (source.port <= SYSTEM_MAX && target.port > SYSTEM_MAX) ||
  (UDP_SERVICES.has(source.port) && target.port >= EPHEMERAL_MIN)
