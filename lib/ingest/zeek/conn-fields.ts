/** The values of one conn record as the log wrote them, in TSV or JSON; undefined or null when it left them out. */
export type ConnFields = {
  ts: unknown
  uid: unknown
  origHost: unknown
  origPort: unknown
  respHost: unknown
  respPort: unknown
  proto: unknown
  service: unknown
  duration: unknown
  origBytes: unknown
  respBytes: unknown
  state: unknown
  history: unknown
  localOrig: unknown
  localResp: unknown
  origPackets: unknown
  respPackets: unknown
}

/** Which column or key holds which value (Zeek, base/protocols/conn/main.zeek, Conn::Info). */
export const CONN_COLUMN = {
  ts: 'ts',
  uid: 'uid',
  origHost: 'id.orig_h',
  origPort: 'id.orig_p',
  respHost: 'id.resp_h',
  respPort: 'id.resp_p',
  proto: 'proto',
  service: 'service',
  duration: 'duration',
  origBytes: 'orig_bytes',
  respBytes: 'resp_bytes',
  state: 'conn_state',
  history: 'history',
  localOrig: 'local_orig',
  localResp: 'local_resp',
  origPackets: 'orig_pkts',
  respPackets: 'resp_pkts',
} as const satisfies Record<keyof ConnFields, string>

/** Without these a record says nothing: who, with whom, when, how it went. */
export const CONN_COLUMNS_NEEDED = ['ts', 'id.orig_h', 'id.orig_p', 'id.resp_h', 'id.resp_p', 'proto', 'conn_state']
