import type { TransferObservation } from '@/lib/domain/network-record'
import { fileNameOf, sha256Of } from '@/lib/ingest/file-words'
import { mimeOf } from '@/lib/ingest/web-words'
import { isProblem, problem, type LineProblem } from '@/lib/ingest/line-problem'
import type { LogReader, ZeekLine } from './zeek-line'
import { booleanOf, countOf, endOf, ipOf, someEndsOf, textOf, timeOf, type Ends } from './zeek-values'

const endsOfHosts = (sender: unknown, receiver: unknown, sentByClient: boolean): Ends | LineProblem => {
  const from = ipOf(sender)
  if (from === null) return problem('tx_hosts', 'IP addresses', sender)
  const to = ipOf(receiver)
  if (to === null) return problem('rx_hosts', 'IP addresses', receiver)
  const [origin, responder] = sentByClient ? [from, to] : [to, from]
  return { origin: { ip: origin, port: 0 }, responder: { ip: responder, port: 0 } }
}

/**
 * Who sent a file to whom. Since version 5.1 a line names the connection; before, it named senders and receivers
 * without ports, and `is_orig` which of them opened the connection. Null for a file of no connection.
 */
const peersOf = (line: ZeekLine, sentByClient: boolean): Ends | LineProblem | null => {
  const ends = someEndsOf(line)
  if (ends !== null) return ends
  const [senders, receivers] = line.lists
  const [sender, receiver] = [senders?.[0], receivers?.[0]]
  return sender === undefined || receiver === undefined ? null : endsOfHosts(sender, receiver, sentByClient)
}

const sizeOf = (seen: unknown, total: unknown): number | LineProblem => {
  const bytes = countOf(seen ?? total)
  return bytes === -1 ? problem('seen_bytes', 'a count', seen ?? total) : bytes
}

/** The connection's id, before 5.1 the first of several that the file went over. */
const uidOf = ({ lists }: ZeekLine, uid: string): string => (uid === '' ? textOf(lists[2]?.[0], 64) : uid)

const transferOf = (line: ZeekLine): TransferObservation | LineProblem | null => {
  const [source, isOrig, type, name, duration, seen, total, sha256] = line.values
  const moment = timeOf(line)
  if (isProblem(moment)) return moment
  const observedAt = endOf(moment.at, 'duration', duration)
  if (typeof observedAt !== 'number') return observedAt
  const sentByClient = booleanOf(isOrig) === true
  const peers = peersOf(line, sentByClient)
  if (peers === null || isProblem(peers)) return peers
  const bytes = sizeOf(seen, total)
  if (typeof bytes !== 'number') return bytes
  return {
    kind: 'transfer',
    observedAt,
    uid: uidOf(line, moment.uid),
    origin: peers.origin,
    responder: peers.responder,
    service: textOf(source, 64).toLowerCase(),
    sentByClient,
    type: mimeOf(type),
    name: fileNameOf(name),
    bytes,
    sha256: sha256Of(sha256),
    raw: line.raw,
  }
}

/** files.log: https://docs.zeek.org/en/master/scripts/base/frameworks/files/main.zeek.html#type-Files::Info */
export const FILES: LogReader<TransferObservation> = {
  columns: ['source', 'is_orig', 'mime_type', 'filename', 'duration', 'seen_bytes', 'total_bytes', 'sha256'],
  lists: ['tx_hosts', 'rx_hosts', 'conn_uids'],
  needed: ['ts', 'source'],
  always: ['ts'],
  redacts: true,
  note: '',
  read: transferOf,
}
