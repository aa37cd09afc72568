import type { Peer } from '@/lib/domain/network-record'
import type { FlowEnd, FlowObservation, Transport } from '@/lib/domain/observation'
import { flowResultOf } from './flow-result'
import { isProblem, problem, type LineProblem } from '@/lib/ingest/line-problem'
import type { LogReader, ZeekLine } from './zeek-line'
import { aboutOf, booleanOf, countOf, endOf, textOf } from './zeek-values'

const TRANSPORT_OF: ReadonlyMap<unknown, Transport> = new Map<unknown, Transport>([
  ['tcp', 'tcp'],
  ['udp', 'udp'],
  ['icmp', 'icmp'],
  ['icmp6', 'icmp'],
])

type Load = readonly [bytes: unknown, packets: unknown, local: unknown]

const flowEndOf = (
  side: 'orig' | 'resp',
  { ip, port }: Peer,
  [bytesGiven, packetsGiven, local]: Load,
): FlowEnd | LineProblem => {
  const bytes = countOf(bytesGiven)
  if (bytes === -1) return problem(`${side}_bytes`, 'a count', bytesGiven)
  const packets = countOf(packetsGiven)
  if (packets === -1) return problem(`${side}_pkts`, 'a count', packetsGiven)
  return { ip, port, bytes, packets, local: booleanOf(local) }
}

/** A code of Zeek, compared and never kept. */
const codeOf = (value: unknown): string => (typeof value === 'string' ? value : '')

/** A flow is known when it ends, so it is observed at start + duration. */
const flowOf = (line: ZeekLine): FlowObservation | LineProblem => {
  const [proto, service, duration, origBytes, respBytes, state, history, origLocal, respLocal, origPkts, respPkts] =
    line.values
  const about = aboutOf(line)
  if (isProblem(about)) return about
  const observedAt = endOf(about.at, 'duration', duration)
  if (typeof observedAt !== 'number') return observedAt
  const origin = flowEndOf('orig', about.origin, [origBytes, origPkts, origLocal])
  if (isProblem(origin)) return origin
  const responder = flowEndOf('resp', about.responder, [respBytes, respPkts, respLocal])
  if (isProblem(responder)) return responder
  const transport = TRANSPORT_OF.get(proto) ?? 'other'
  return {
    kind: 'flow',
    observedAt,
    startedAt: about.at,
    durationMs: observedAt - about.at,
    uid: about.uid,
    transport,
    service: textOf(service, 64).toLowerCase(),
    result: flowResultOf(transport, codeOf(state), codeOf(history), responder),
    origin,
    responder,
    raw: line.raw,
  }
}

/** conn.log: https://docs.zeek.org/en/master/scripts/base/protocols/conn/main.zeek.html#type-Conn::Info */
export const CONN: LogReader<FlowObservation> = {
  columns:
    'proto service duration orig_bytes resp_bytes conn_state history local_orig local_resp orig_pkts resp_pkts'.split(
      ' ',
    ),
  lists: [],
  needed: ['ts', 'id.orig_h', 'id.orig_p', 'id.resp_h', 'id.resp_p', 'proto', 'conn_state'],
  always: ['ts', 'id.orig_h', 'id.resp_h', 'proto'],
  redacts: false,
  note: '',
  read: flowOf,
}
