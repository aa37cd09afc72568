import type { TransferObservation } from '@/lib/domain/network-record'
import { fileNameOf, mimeOfMagic, sha256Of } from '@/lib/ingest/file-words'
import type { Json } from '@/lib/ingest/json-line'
import { isProblem, problem, type LineProblem } from '@/lib/ingest/line-problem'
import { mimeOf } from '@/lib/ingest/web-words'
import { aboutOf, countOf, partOf, serviceOf, type EveAbout } from './eve-values'
import { isFromTcpServer } from './likely-server'
import { httpWordsOf } from './request-of-eve'

/** `src` is who sent the file. The port that the Host header names is the server's, else the ports tell. */
const isSentByServer = ({ source, target }: EveAbout, http: Json): boolean => {
  const port = http['http_port']
  if (port === source.port) return true
  if (port === target.port) return false
  return isFromTcpServer(source, target) || (!isFromTcpServer(target, source) && source.port < target.port)
}

/** A file that was seen: https://docs.suricata.io/en/latest/output/eve/eve-json-format.html#event-type-fileinfo */
export const transferOfEve = (json: Json, raw: string): TransferObservation | LineProblem => {
  const about = aboutOf(json)
  if (isProblem(about)) return about
  const [file, http] = [partOf(json, 'fileinfo'), partOf(json, 'http')]
  const bytes = countOf(file['size'])
  if (bytes === -1) return problem('fileinfo.size', 'a count', file['size'])
  const sentByServer = isSentByServer(about, http)
  return {
    kind: 'transfer',
    observedAt: about.at,
    uid: about.uid,
    origin: sentByServer ? about.target : about.source,
    responder: sentByServer ? about.source : about.target,
    service: serviceOf(json['app_proto']),
    sentByClient: !sentByServer,
    // The declared type is the answer's, and says nothing of what a client sends.
    type: mimeOfMagic(file['magic']) || (sentByServer ? mimeOf(httpWordsOf(http).type) : ''),
    name: fileNameOf(file['filename']),
    bytes,
    sha256: sha256Of(file['sha256']),
    raw,
  }
}
