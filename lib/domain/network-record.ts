import type { EpochMs } from './time'

/** One end of what a monitor saw; port 0 where the record names none. */
export type Peer = { ip: string; port: number }

/** What every record of a network monitor about one exchange has; `origin` is the client, which opened it. */
type About<Kind extends string> = {
  kind: Kind
  observedAt: EpochMs
  /** The monitor's id of the connection; empty when it gave none. */
  uid: string
  origin: Peer
  responder: Peer
  /** The log line as received, at most 1,024 characters, secrets redacted. */
  raw: string
}

/** What a resolver said: `failed` is any other code than NOERROR and NXDOMAIN, `unanswered` that nothing came back. */
export const LOOKUP_RESULTS = ['answered', 'nxdomain', 'failed', 'unanswered'] as const
export type LookupResult = (typeof LOOKUP_RESULTS)[number]

/** A look-up of a name. `responder` is the resolver. */
export type DnsObservation = About<'dns'> & {
  /** Lower case, without the last dot, at most 255 characters. */
  query: string
  /** `A`, `TXT`; upper case, `TYPE65` for one without a name. */
  queryType: string
  result: LookupResult
  /** Addresses the answer gave to the name, at most 16, and for how long. */
  addresses: readonly { ip: string; ttlMs: number }[]
}

/** A request over HTTP and its answer. */
export type HttpObservation = About<'http'> & {
  method: string
  /** The Host header without its port, lower case; empty when there was none. */
  host: string
  /** Path and query as sent, at most 512 characters. */
  uri: string
  userAgent: string
  /** Null when no answer was seen. */
  status: number | null
  requestBytes: number
  responseBytes: number
  /** The type of the answer's body as the monitor found it, else as the server said; lower case, empty if unknown. */
  responseType: string
}

/** A TLS or DTLS session. */
export type TlsObservation = About<'tls'> & {
  /** `1.2`; empty when it was not seen. */
  version: string
  cipher: string
  /** The name the client asked for (SNI), lower case; empty when it named none. */
  serverName: string
  established: boolean
  /** Whether the server's certificate was signed by itself; null when it was not seen. */
  selfSigned: boolean | null
  subject: string
  issuer: string
  notAfter: EpochMs | null
  /** Fingerprint of the client (JA4, else JA3); empty when the monitor makes none. */
  fingerprint: string
}

/** An SSH session. */
export type SshObservation = About<'ssh'> & {
  /** Whether somebody got in; null when it could not be told. */
  success: boolean | null
  /** Passwords or keys tried, as far as the monitor could tell; null when it could not. */
  attempts: number | null
  client: string
  server: string
}

/** A file that went over the network. `sentByClient` tells an upload from a download. */
export type TransferObservation = About<'transfer'> & {
  /** The protocol it went by, lower case. */
  service: string
  sentByClient: boolean
  /** The type the monitor found in its first bytes, else the one it was declared as; lower case, empty if unknown. */
  type: string
  name: string
  bytes: number
  sha256: string
}

/** What a monitor itself raised: a rule of Suricata, a notice or weird of Zeek, an anomaly. */
export type AlertObservation = About<'alert'> & {
  engine: 'suricata' | 'zeek'
  /** `2019-…` of Suricata, `SSH::Password_Guessing` or the weird's name of Zeek. */
  signature: string
  /** The sentence the engine gives, at most 256 characters. */
  message: string
  /** Suricata's category, `notice`, `weird` or `anomaly`; lower case. */
  category: string
  /** 1 the gravest to 3, as Suricata's priorities; 4 for what has none. */
  priority: number
}

/** A record of a network monitor other than a flow. */
export type NetworkRecord =
  DnsObservation | HttpObservation | TlsObservation | SshObservation | TransferObservation | AlertObservation
