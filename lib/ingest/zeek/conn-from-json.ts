import type { ConnFields } from './conn-fields'

type Json = Readonly<Record<string, unknown>>

const isJson = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value)

/** One JSON line as an object, or null. */
export const jsonLineOf = (line: string): Json | null => {
  try {
    const value: unknown = JSON.parse(line)
    return isJson(value) ? value : null
  } catch {
    return null
  }
}

/** The needed columns that a JSON record lacks. Zeek leaves unset values out, so only these are asked for. */
export const missingFrom = (conn: ConnFields): string[] => {
  const needed = { ts: conn.ts, 'id.orig_h': conn.origHost, 'id.resp_h': conn.respHost, proto: conn.proto }
  return Object.entries(needed).flatMap(([name, value]) => (value === undefined || value === null ? [name] : []))
}

/** The values of one JSON record, its connection id in dotted keys as Zeek writes it or nested as exporters do. */
export const connFromJson = (json: Json): ConnFields => {
  const id = isJson(json['id']) ? json['id'] : {}
  return {
    ts: json['ts'],
    uid: json['uid'],
    origHost: json['id.orig_h'] ?? id['orig_h'],
    origPort: json['id.orig_p'] ?? id['orig_p'],
    respHost: json['id.resp_h'] ?? id['resp_h'],
    respPort: json['id.resp_p'] ?? id['resp_p'],
    proto: json['proto'],
    service: json['service'],
    duration: json['duration'],
    origBytes: json['orig_bytes'],
    respBytes: json['resp_bytes'],
    state: json['conn_state'],
    history: json['history'],
    localOrig: json['local_orig'],
    localResp: json['local_resp'],
    origPackets: json['orig_pkts'],
    respPackets: json['resp_pkts'],
  }
}
