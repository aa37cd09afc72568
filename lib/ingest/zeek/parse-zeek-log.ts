import type {
  AlertObservation,
  DnsObservation,
  HttpObservation,
  SshObservation,
  TlsObservation,
  TransferObservation,
} from '@/lib/domain/network-record'
import type { FlowObservation, NetworkObservation } from '@/lib/domain/observation'
import type { Parsed } from '@/lib/domain/parsed'
import { NOTICE, WEIRD } from './alert-of'
import { X509 } from './certificate-of'
import { CONN } from './flow-of'
import { DNS } from './lookup-of'
import { readZeekLines } from './read-zeek-lines'
import { HTTP } from './request-of'
import { SSH } from './ssh-session-of'
import { SSL } from './tls-session-of'
import { FILES } from './transfer-of'
import type { ZeekHeader } from './zeek-header'
import type { LogReader } from './zeek-line'
import type { ZeekLog } from './zeek-log'

/**
 * What some lines of a log say, the header that holds after them, and what an operator should know of how they were
 * read. `ignored` lines were well and say nothing about a device.
 */
export type ParsedLog<T extends NetworkObservation = NetworkObservation> = Parsed<T> & {
  header: ZeekHeader | null
  notes: readonly string[]
  ignored: number
}

/** What each log brings; x509 brings nothing by itself. */
type RecordOfLog = {
  conn: FlowObservation
  dns: DnsObservation
  http: HttpObservation
  ssl: TlsObservation
  x509: never
  ssh: SshObservation
  files: TransferObservation
  notice: AlertObservation
  weird: AlertObservation
}

const READERS: { readonly [L in ZeekLog]: LogReader<RecordOfLog[L]> } = {
  conn: CONN,
  dns: DNS,
  http: HTTP,
  ssl: SSL,
  x509: X509,
  ssh: SSH,
  files: FILES,
  notice: NOTICE,
  weird: WEIRD,
}

/**
 * What lines of one of Zeek's logs say, TSV or JSON line by line. `header` is what an earlier chunk of the same stream
 * returned, or null; `firstLine` the number of the first line in its stream. Never throws: every line that is neither
 * empty nor a comment is a record, a reject or ignored.
 */
export const parseZeekLog = <L extends ZeekLog>(
  log: L,
  lines: readonly string[],
  header: ZeekHeader | null,
  firstLine = 1,
): ParsedLog<RecordOfLog[L]> => readZeekLines<RecordOfLog[L]>({ log, reader: READERS[log] }, lines, header, firstLine)
