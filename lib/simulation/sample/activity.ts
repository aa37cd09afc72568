import { toIso, type EpochMs } from '@/lib/domain/time'
import { uidOf } from './chance'
import type { SampleDevice } from './fleet'
import type { SiteKey } from './sites'

/** The logs of a site's monitor that the simulation writes. */
export const SAMPLE_LOGS = ['conn', 'dns', 'http', 'ssl', 'files'] as const
export type SampleLog = (typeof SAMPLE_LOGS)[number]

/** Something that happens, as the line that tells of it; `at` is when it is known. */
export type Activity =
  | { kind: 'report' | 'event' | 'profile'; at: EpochMs; line: string }
  | { kind: 'log'; log: SampleLog; site: SiteKey; at: EpochMs; line: string }

/** What happens from one moment to before another. */
export type Period = { from: EpochMs; to: EpochMs }

export const isWithin = ({ from, to }: Period, at: EpochMs): boolean => from <= at && at < to

/** An event of a device, in the document of `POST /api/v1/ingest/events`. */
export const anEvent = (
  { id }: Pick<SampleDevice, 'id'>,
  at: EpochMs,
  event: Readonly<Record<string, unknown>>,
): Activity => ({
  kind: 'event',
  at,
  line: JSON.stringify({ thingName: id, observedAt: toIso(at), ...event }),
})

/** A line of a Zeek log: what every log begins with, and what this one adds. Zeek leaves what is unset out. */
export const aLogLine = (
  site: SiteKey,
  log: SampleLog,
  startedAt: EpochMs,
  { lastingMs = 0, ...fields }: Readonly<Record<string, unknown>> & { lastingMs?: number },
): Activity => ({
  kind: 'log',
  log,
  site,
  at: startedAt + lastingMs,
  line: JSON.stringify({ ts: startedAt / 1_000, ...fields }),
})

export type Flow = {
  site: SiteKey
  at: EpochMs
  from: string
  to: string
  port: number
  fromPort: number
  transport?: 'tcp' | 'udp'
  service?: string
  /** Zeek's conn_state and history; an ordinary session where nothing is said. */
  state?: readonly [state: string, history: string]
  lastingMs?: number
  sent?: number
  received?: number
  sentPackets?: number
  receivedPackets?: number
}

/** What became of a connection, in Zeek's words. */
export const UNANSWERED = ['S0', 'S'] as const
export const REFUSED = ['REJ', 'Sr'] as const

/** The name of a connection: its five parts and its time. */
const flowUidOf = ({ at, from, to, port, fromPort }: Flow): string => uidOf(at, from, fromPort, to, port)

/** What every log says of a connection. */
export const endsOf = (flow: Flow) => ({
  uid: flowUidOf(flow),
  'id.orig_h': flow.from,
  'id.orig_p': flow.fromPort,
  'id.resp_h': flow.to,
  'id.resp_p': flow.port,
})

/** A short session, and how Zeek says that it began and ended well. */
const ORDINARY = { transport: 'tcp', lastingMs: 400, sent: 620, received: 1_480 } as const
const ENDED = { tcp: ['SF', 'ShADadFf'], udp: ['SF', 'Dd'] } as const

/** Packets that so many bytes take, with those that only open, acknowledge and close. */
const packetsOf = (bytes: number): number => 4 + Math.ceil(bytes / 1_400)

/** A connection as conn.log has it, known when it ends. */
export const aFlow = (flow: Flow): Activity => {
  const { transport, service, lastingMs, sent, received, state: became } = { ...ORDINARY, ...flow }
  const [state, history] = became ?? ENDED[transport]
  return aLogLine(flow.site, 'conn', flow.at, {
    lastingMs,
    ...endsOf(flow),
    proto: transport,
    ...(service === undefined ? {} : { service }),
    duration: lastingMs / 1_000,
    orig_bytes: sent,
    resp_bytes: received,
    conn_state: state,
    history,
    orig_pkts: flow.sentPackets ?? packetsOf(sent),
    resp_pkts: flow.receivedPackets ?? packetsOf(received),
  })
}

/** A try that nothing answered: one packet. */
export const aTry = (flow: Omit<Flow, 'state'>, state: readonly [string, string] = UNANSWERED): Activity =>
  aFlow({
    ...flow,
    state,
    lastingMs: 0,
    sent: 0,
    received: 0,
    sentPackets: 1,
    receivedPackets: state === REFUSED ? 1 : 0,
  })

/** A name looked up and answered, with its connection. */
export const aLookup = (flow: Omit<Flow, 'port' | 'transport'>, query: string, answer: string): Activity[] => {
  const asked: Flow = { ...flow, port: 53, transport: 'udp', service: 'dns', sent: 44, received: 96, lastingMs: 12 }
  const line = aLogLine(flow.site, 'dns', flow.at, {
    lastingMs: 12,
    ...endsOf(asked),
    proto: 'udp',
    rtt: 0.012,
    query,
    qtype_name: 'A',
    rcode_name: 'NOERROR',
    answers: [answer],
    TTLs: [1800],
  })
  return [aFlow({ ...asked, sentPackets: 1, receivedPackets: 1 }), line]
}
