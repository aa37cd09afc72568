import type { FlowResult } from '@/lib/domain/observation'

/** TCP's flags (RFC 9293 section 3.1) as Suricata writes them: all of one direction together, in hexadecimal. */
const SYN = 0x02
const RST = 0x04
const ACK = 0x10
const PSH = 0x08

/** What was seen of a TCP flow in each direction; `flags` null when the record has none. */
export type TcpSide = { packets: number; flags: number | null }

/** Flags in hexadecimal; null for what is none. */
export const flagsOf = (value: unknown): number | null =>
  typeof value === 'string' && /^[0-9a-f]{2}$/i.test(value) ? Number.parseInt(value, 16) : null

/** Whether a flag stands in the flags of one direction. */
const has = ({ flags }: TcpSide, flag: number): boolean => flags !== null && (flags & flag) !== 0

/** Whether the opening of a connection was seen, so that it is known who opened it. */
export const isOpeningSeen = (client: TcpSide, server: TcpSide): boolean => has(client, SYN) && has(server, SYN)

/** Whether the client tried and did nothing else: its SYN, without an acknowledgement of anything. */
export const isTryAlone = (client: TcpSide): boolean => has(client, SYN) && !has(client, ACK)

/** Whether a direction carried something, as far as its flags tell: the last segment of what is written is pushed. */
export const isPushed = (side: TcpSide): boolean | null => (side.flags === null ? null : has(side, PSH))

/**
 * Nothing of the server was seen. An acknowledgement of the client shows that it was there all the same: a sensor that
 * sees one direction. Without any flag the flow is the middle of a connection that Suricata did not follow.
 */
const withoutServer = (client: TcpSide): FlowResult => {
  if (client.flags === null) return 'unanswered'
  return isTryAlone(client) ? 'unanswered' : 'partial'
}

/**
 * What became of a TCP flow, by the same meanings as flowResultOf has for Zeek: a SYN-ACK or data of the server is an
 * answer, a reset without either a refusal.
 */
export const tcpResultOf = (client: TcpSide, server: TcpSide): FlowResult => {
  if (server.packets === 0) return withoutServer(client)
  if (client.flags === null || server.flags === null) return 'answered'
  if (!has(client, SYN)) return 'partial'
  if (has(server, SYN) || has(server, PSH)) return 'answered'
  return has(server, RST) ? 'refused' : 'partial'
}
