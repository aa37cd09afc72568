import type { Transport } from '@/lib/domain/observation'

/** One direction as Suricata counts it: whole frames. `isPushed` null when the flags were not seen. */
export type Carried = { bytes: number; packets: number; isPushed: boolean | null }

/** Ethernet, then IP without options (RFC 894, RFC 791, RFC 8200). */
const ETHERNET = 14
const IPV4 = 20
const IPV6 = 40

/** TCP with the timestamps of RFC 7323 that nearly every stack sends, and without; UDP and ICMP. */
const TCP_WITH_TIMES = 32
const TCP = 20
const OTHERS = 8

/**
 * Bytes of payload of one direction. EVE counts whole frames, all else in this project (as Zeek) payload: else every
 * handshake would look like data. Right to about 12 bytes a packet, since the options of TCP are not logged; of a
 * direction without a push nothing was sent, whatever the frames were padded to.
 */
export const payloadOf = ({ bytes, packets, isPushed }: Carried, transport: Transport, isIpv6: boolean): number => {
  const below = ETHERNET + (isIpv6 ? IPV6 : IPV4)
  if (transport !== 'tcp') return Math.max(0, bytes - packets * (below + OTHERS))
  if (isPushed === false) return 0
  const isTimed = bytes >= packets * (below + TCP_WITH_TIMES)
  const payload = Math.max(0, bytes - packets * (below + (isTimed ? TCP_WITH_TIMES : TCP)))
  return isPushed === true ? Math.max(1, payload) : payload
}
