import type { FlowEnd, FlowResult, Transport } from '@/lib/domain/observation'

/** Lower case letters of the history are the responder's. */
const RESPONDER_LETTER = /[a-z]/

/** Bad checksums alone: nothing of the packets was looked into. */
const UNREADABLE = /^[C^]+$/

/** An acknowledgement or data of the originator: there was a SYN-ACK, the sensor missed it. */
const TALKING = /[AD]/

type Responder = Pick<FlowEnd, 'bytes' | 'packets'>

const isSeen = (history: string, responder: Responder): boolean =>
  responder.packets > 0 || responder.bytes > 0 || RESPONDER_LETTER.test(history)

/**
 * S0, SH and RSTOS0 say that no SYN-ACK was seen; payload of the responder, or an originator that goes on talking,
 * shows that it was only missed: one-sided captures are full of it, and they are no failed attempts.
 */
const withoutSynAck = (history: string, responder: Responder): FlowResult => {
  if (responder.bytes > 0) return 'answered'
  return isSeen(history, responder) || TALKING.test(history) || history === 'F' ? 'partial' : 'unanswered'
}

/** RSTRH and SHR: the responder's half alone. A SYN-ACK (`h`) or payload shows that it took part. */
const responderHalf = (state: string, history: string, responder: Responder): FlowResult => {
  if (responder.bytes > 0 || history.includes('h')) return 'answered'
  return state === 'RSTRH' ? 'refused' : 'partial'
}

/**
 * OTH: no SYN seen. Packets with a bad checksum (`C`) are neither counted nor looked into, so a flood of them is
 * connections of 0 packets that nothing answered. All else is the middle of something: an ACK without more may be a
 * scan, but on a sensor that sees one direction it is every connection.
 */
const midstream = (history: string, responder: Responder): FlowResult =>
  !isSeen(history, responder) && UNREADABLE.test(history) ? 'unanswered' : 'partial'

const ANSWERED = new Set(['SF', 'S1', 'S2', 'S3', 'RSTO', 'RSTR'])
const NO_SYN_ACK = new Set(['S0', 'SH', 'RSTOS0'])

const tcpResult = (state: string, history: string, responder: Responder): FlowResult => {
  if (ANSWERED.has(state)) return 'answered'
  if (state === 'REJ') return 'refused'
  if (NO_SYN_ACK.has(state)) return withoutSynAck(history, responder)
  const isHalf = state === 'RSTRH' || state === 'SHR'
  return isHalf ? responderHalf(state, history, responder) : midstream(history, responder)
}

/**
 * UDP has no handshake: SF is both sides seen, S0 the originator, SHR the responder. An SHR that Zeek flipped (`^`)
 * without a bad checksum of the originator is somebody's broadcast, which answers nobody.
 */
const udpResult = (state: string, history: string, responder: Responder): FlowResult => {
  if (state === 'SHR' && history.includes('^') && !/[A-Z]/.test(history)) return 'partial'
  return isSeen(history, responder) ? 'answered' : 'unanswered'
}

/**
 * What became of a flow. The states are Zeek's `conn_state`, the letters its `history`:
 * https://docs.zeek.org/en/master/scripts/base/protocols/conn/main.zeek.html#type-Conn::Info and, for checksums and
 * flipped connections, https://docs.zeek.org/en/master/advanced/devel/conn.html. ICMP has no states.
 */
export const flowResultOf = (
  transport: Transport,
  state: string,
  history: string,
  responder: Responder,
): FlowResult => {
  if (transport === 'tcp') return tcpResult(state, history, responder)
  if (transport === 'udp') return udpResult(state, history, responder)
  return isSeen(history, responder) ? 'answered' : 'unanswered'
}
