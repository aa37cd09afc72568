import type {
  AlertObservation,
  DnsObservation,
  HttpObservation,
  SshObservation,
  TlsObservation,
  TransferObservation,
} from '@/lib/domain/network-record'
import { SECOND_MS } from '@/lib/domain/time'
import { DEVICE_IP, OUTSIDE_IP, RESOLVER_IP, START } from './some-flows'

/** Between whom and when, `after` in seconds from START; the device is the client unless the test says otherwise. */
type Ends = { after?: number; from?: string; fromPort?: number; to?: string; port?: number; uid?: string }

/** What a test says of a record: its ends, and what it differs in. */
type Words<T> = Ends & Partial<Omit<T, 'kind' | 'observedAt' | 'origin' | 'responder' | 'raw' | 'uid'>>

/** What all records have, and what the test says beside it. */
const wordsOf = <T extends Ends>({
  after = 0,
  from = DEVICE_IP,
  fromPort,
  to = OUTSIDE_IP,
  port = 443,
  uid = '',
  ...said
}: T) => ({
  observedAt: START + Math.round(after * SECOND_MS),
  uid,
  origin: { ip: from, port: fromPort ?? 40_000 + (Math.round(after * 7) % 20_000) },
  responder: { ip: to, port },
  raw: `record ${String(after)}`,
  ...said,
})

/** A look-up of the device; an answered one gives OUTSIDE_IP for five minutes. */
export const aLookup = (words: Words<DnsObservation> = {}): DnsObservation => {
  const result = words.result ?? 'answered'
  return {
    kind: 'dns',
    query: 'cloud.example.com',
    queryType: 'A',
    result,
    addresses: result === 'answered' ? [{ ip: OUTSIDE_IP, ttlMs: 300 * SECOND_MS }] : [],
    ...wordsOf({ to: RESOLVER_IP, port: 53, ...words }),
  }
}

/** A request of the device that was answered with a page. */
export const aRequest = (words: Words<HttpObservation> = {}): HttpObservation => ({
  kind: 'http',
  method: 'GET',
  host: 'cloud.example.com',
  uri: '/status',
  userAgent: 'device/1.0',
  status: 200,
  requestBytes: 0,
  responseBytes: 600,
  responseType: 'text/html',
  ...wordsOf({ port: 80, ...words }),
})

/** A session of the device with a named cloud. */
export const aTlsSession = (words: Words<TlsObservation> = {}): TlsObservation => ({
  kind: 'tls',
  version: '1.2',
  cipher: 'TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256',
  serverName: 'cloud.example.com',
  established: true,
  selfSigned: false,
  subject: 'CN=cloud.example.com',
  issuer: 'CN=Example CA',
  notAfter: null,
  fingerprint: '',
  ...wordsOf(words),
})

/** A session of the device in which one try got in. */
export const anSshSession = (words: Words<SshObservation> = {}): SshObservation => ({
  kind: 'ssh',
  success: true,
  attempts: 1,
  client: 'SSH-2.0-OpenSSH_9.6',
  server: 'SSH-2.0-OpenSSH_9.6',
  ...wordsOf({ port: 22, ...words }),
})

/** A page the device fetched over HTTP. */
export const aTransfer = (words: Words<TransferObservation> = {}): TransferObservation => ({
  kind: 'transfer',
  service: 'http',
  sentByClient: false,
  type: 'text/html',
  name: '',
  bytes: 600,
  sha256: '',
  ...wordsOf({ port: 80, ...words }),
})

/** A rule of Suricata that matched a connection of the device. */
export const anAlert = (words: Words<AlertObservation> = {}): AlertObservation => ({
  kind: 'alert',
  engine: 'suricata',
  signature: '2000001',
  message: 'TEST rule',
  category: 'misc activity',
  priority: 3,
  ...wordsOf(words),
})
