import type { Peer } from '@/lib/domain/network-record'
import type { FlowEnd, FlowObservation, FlowResult, Transport } from '@/lib/domain/observation'
import type { EpochMs } from '@/lib/domain/time'
import type { Json } from '@/lib/ingest/json-line'
import { isProblem, problem, type LineProblem } from '@/lib/ingest/line-problem'
import { flagsOf, isOpeningSeen, isPushed, isTryAlone, tcpResultOf, type TcpSide } from './eve-flow-result'
import { countOf, flowIdOf, momentOf, partOf, peerOf, serviceOf } from './eve-values'
import { isFromTcpServer, isFromUdpServer } from './likely-server'
import { payloadOf } from './payload-of'

const TRANSPORT_OF: ReadonlyMap<unknown, Transport> = new Map<unknown, Transport>([
  ['TCP', 'tcp'],
  ['UDP', 'udp'],
  ['ICMP', 'icmp'],
  ['IPv6-ICMP', 'icmp'],
])

/** ICMP types that answer (RFC 792, RFC 4443) and the types they answer. */
const ASKED_BY: ReadonlyMap<number, number> = new Map([
  [0, 8],
  [14, 13],
  [18, 17],
  [129, 128],
])

type Side = TcpSide & { bytes: number }

/** A flow before it is known who of the two is the client. */
type Draft = { transport: Transport; source: Peer; target: Peer; sent: Side; received: Side }

const sideOf = (json: Json, direction: 'toserver' | 'toclient'): Side | LineProblem => {
  const flow = partOf(json, 'flow')
  const packetsGiven = flow[`pkts_${direction}`]
  const packets = countOf(packetsGiven)
  if (packets === -1) return problem(`pkts_${direction}`, 'a count', packetsGiven)
  const bytesGiven = flow[`bytes_${direction}`]
  const bytes = countOf(bytesGiven)
  if (bytes === -1) return problem(`bytes_${direction}`, 'a count', bytesGiven)
  const flags = flagsOf(partOf(json, 'tcp')[direction === 'toserver' ? 'tcp_flags_ts' : 'tcp_flags_tc'])
  return { packets, bytes, flags }
}

/** ICMP has a type and a code of one byte where the others have ports. */
const byteOf = (value: unknown): number => Math.min(255, Math.max(0, countOf(value)))

const icmpEnds = (json: Json, source: Peer, target: Peer): { source: Peer; target: Peer } => ({
  source: { ip: source.ip, port: byteOf(json['icmp_type']) },
  target: { ip: target.ip, port: byteOf(json['icmp_code']) },
})

/** Whether the end that Suricata saw first is the server. */
const isTurned = ({ transport, source, target, sent, received }: Draft): boolean => {
  if (transport === 'tcp') return !isTryAlone(sent) && !isOpeningSeen(sent, received) && isFromTcpServer(source, target)
  if (received.packets > 0) return false
  return transport === 'udp' ? isFromUdpServer(source, target) : transport === 'icmp' && ASKED_BY.has(source.port)
}

const turned = (draft: Draft): Draft => {
  const { transport, source, target, sent, received } = draft
  const swapped = { transport, source: target, target: source, sent: received, received: sent }
  if (transport !== 'icmp') return swapped
  const asked = ASKED_BY.get(source.port) ?? 0
  return { ...swapped, source: { ip: target.ip, port: asked }, target: { ip: source.ip, port: 0 } }
}

const resultOf = ({ transport, sent, received }: Draft, wasTurned: boolean): FlowResult => {
  if (wasTurned) return 'partial'
  if (transport === 'tcp') return tcpResultOf(sent, received)
  return received.packets > 0 ? 'answered' : 'unanswered'
}

const endOf = ({ ip, port }: Peer, side: Side, transport: Transport): FlowEnd => {
  const carried = { bytes: side.bytes, packets: side.packets, isPushed: isPushed(side) }
  return { ip, port, bytes: payloadOf(carried, transport, ip.includes(':')), packets: side.packets, local: null }
}

/** Start and end of the flow itself: the record is written up to days later. */
const timesOf = (json: Json): { startedAt: EpochMs; observedAt: EpochMs } | LineProblem => {
  const { start, end } = partOf(json, 'flow')
  const startedAt = momentOf(start)
  if (startedAt === null) return problem('flow.start', 'ISO 8601', start)
  const endedAt = end === undefined ? startedAt : momentOf(end)
  if (endedAt === null) return problem('flow.end', 'ISO 8601', end)
  return { startedAt, observedAt: Math.max(startedAt, endedAt) }
}

const draftOf = (json: Json): Draft | LineProblem => {
  const source = peerOf(json, 'src')
  if (isProblem(source)) return source
  const target = peerOf(json, 'dest')
  if (isProblem(target)) return target
  const sent = sideOf(json, 'toserver')
  if (isProblem(sent)) return sent
  const received = sideOf(json, 'toclient')
  if (isProblem(received)) return received
  const transport = TRANSPORT_OF.get(json['proto']) ?? 'other'
  const ends = transport === 'icmp' ? icmpEnds(json, source, target) : { source, target }
  return { transport, source: ends.source, target: ends.target, sent, received }
}

/** A flow of Suricata: https://docs.suricata.io/en/latest/output/eve/eve-json-format.html#event-type-flow */
export const flowOfEve = (json: Json, raw: string): FlowObservation | LineProblem => {
  const times = timesOf(json)
  if (isProblem(times)) return times
  const seen = draftOf(json)
  if (isProblem(seen)) return seen
  const wasTurned = isTurned(seen)
  const draft = wasTurned ? turned(seen) : seen
  return {
    kind: 'flow',
    observedAt: times.observedAt,
    startedAt: times.startedAt,
    durationMs: times.observedAt - times.startedAt,
    uid: flowIdOf(json),
    transport: draft.transport,
    service: serviceOf(json['app_proto']),
    result: resultOf(draft, wasTurned),
    origin: endOf(draft.source, draft.sent, draft.transport),
    responder: endOf(draft.target, draft.received, draft.transport),
    raw,
  }
}
