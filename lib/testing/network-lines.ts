import type { AlertObservation, NetworkRecord } from '@/lib/domain/network-record'
import type { FlowObservation, FlowResult, NetworkObservation } from '@/lib/domain/observation'
import { toIso } from '@/lib/domain/time'

/** Zeek's conn_state and history of what became of a connection. */
const STATE_OF = {
  answered: ['SF', 'ShADadFf'],
  refused: ['REJ', 'Sr'],
  unanswered: ['S0', 'S'],
  partial: ['OTH', 'DdA'],
} as const satisfies Record<FlowResult, readonly [state: string, history: string]>

/** What every Zeek log about connections begins with. */
const idOf = ({ uid, origin, responder }: NetworkObservation) => ({
  uid,
  'id.orig_h': origin.ip,
  'id.orig_p': origin.port,
  'id.resp_h': responder.ip,
  'id.resp_p': responder.port,
})

/** Zeek leaves what is unset out. */
const setOf = (text: string): string | undefined => (text === '' ? undefined : text)

const flowLine = (flow: FlowObservation) => {
  const { origin, responder } = flow
  const [state, history] = STATE_OF[flow.result]
  return {
    ts: flow.startedAt / 1_000,
    ...idOf(flow),
    proto: flow.transport,
    service: setOf(flow.service),
    duration: flow.durationMs / 1_000,
    orig_bytes: origin.bytes,
    resp_bytes: responder.bytes,
    conn_state: state,
    history,
    orig_pkts: origin.packets,
    resp_pkts: responder.packets,
  }
}

/** Response codes of what a resolver says; without one nothing came back. */
const CODE_OF = { answered: 'NOERROR', nxdomain: 'NXDOMAIN', failed: 'SERVFAIL', unanswered: undefined } as const

type RecordOf<K extends NetworkRecord['kind']> = Extract<NetworkRecord, { kind: K }>

/** What the log of a kind has beside when and between whom. */
const DETAILS: { [K in NetworkRecord['kind']]: (record: RecordOf<K>) => object } = {
  dns: (record) => ({
    query: record.query,
    qtype_name: record.queryType,
    rcode_name: CODE_OF[record.result],
    answers: record.addresses.map(({ ip }) => ip),
    TTLs: record.addresses.map(({ ttlMs }) => ttlMs / 1_000),
  }),
  http: (record) => ({
    method: record.method,
    host: setOf(record.host),
    uri: record.uri,
    user_agent: setOf(record.userAgent),
    status_code: record.status ?? undefined,
    request_body_len: record.requestBytes,
    response_body_len: record.responseBytes,
    resp_mime_types: record.responseType === '' ? undefined : [record.responseType],
  }),
  tls: (record) => ({
    version: record.version === '' ? undefined : `TLSv${record.version.replace('.', '')}`,
    cipher: setOf(record.cipher),
    server_name: setOf(record.serverName),
    established: record.established,
    subject: setOf(record.subject),
    issuer: setOf(record.issuer),
    validation_status: record.selfSigned === null ? undefined : record.selfSigned ? 'self signed certificate' : 'ok',
    not_valid_after: record.notAfter === null ? undefined : record.notAfter / 1_000,
    ja4: setOf(record.fingerprint),
  }),
  ssh: (record) => ({
    auth_success: record.success ?? undefined,
    auth_attempts: record.attempts ?? undefined,
    client: setOf(record.client),
    server: setOf(record.server),
  }),
  transfer: (record) => ({
    source: record.service.toUpperCase(),
    is_orig: record.sentByClient,
    mime_type: setOf(record.type),
    filename: setOf(record.name),
    seen_bytes: record.bytes,
    sha256: setOf(record.sha256),
  }),
  alert: ({ category, signature, message }) =>
    category === 'weird' ? { name: signature, addl: message } : { note: signature, msg: message },
}

const detailsOf = <K extends NetworkRecord['kind']>(kind: K, record: RecordOf<K>): object => DETAILS[kind](record)

/** A line of JSON as Zeek writes a record. */
export const zeekLineOf = (record: NetworkObservation): string =>
  JSON.stringify(
    record.kind === 'flow'
      ? flowLine(record)
      : { ts: record.observedAt / 1_000, ...idOf(record), ...detailsOf(record.kind, record) },
  )

/** An alert as Suricata writes it; the rest of what it can raise comes from Zeek. */
export const eveLineOf = ({ observedAt, origin, responder, ...alert }: AlertObservation): string =>
  JSON.stringify({
    timestamp: toIso(observedAt),
    event_type: 'alert',
    flow_id: setOf(alert.uid),
    src_ip: origin.ip,
    src_port: origin.port,
    dest_ip: responder.ip,
    dest_port: responder.port,
    direction: 'to_server',
    alert: {
      signature_id: Number(alert.signature),
      signature: alert.message,
      category: alert.category,
      severity: alert.priority,
    },
  })
