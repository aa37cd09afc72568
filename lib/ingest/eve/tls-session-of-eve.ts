import type { TlsObservation } from '@/lib/domain/network-record'
import type { Json } from '@/lib/ingest/json-line'
import { NAME_MAX } from '@/lib/ingest/limits'
import { isProblem, type LineProblem } from '@/lib/ingest/line-problem'
import { distinguishedNameOf, isSelfSigned, serverNameOf, tlsVersionOf } from '@/lib/ingest/tls-words'
import { aboutOf, momentOf, partOf, textOf } from './eve-values'

/** Suricata writes the record when the handshake is over, so a session whose version it knows came to be. */
export const tlsSessionOfEve = (json: Json, raw: string): TlsObservation | LineProblem => {
  const about = aboutOf(json)
  if (isProblem(about)) return about
  const tls = partOf(json, 'tls')
  const version = tlsVersionOf(tls['version'])
  const subject = distinguishedNameOf(tls['subject'])
  const issuer = distinguishedNameOf(tls['issuerdn'])
  return {
    kind: 'tls',
    observedAt: about.at,
    uid: about.uid,
    origin: about.source,
    responder: about.target,
    version,
    cipher: textOf(tls['cipher'], NAME_MAX),
    serverName: serverNameOf(tls['sni']),
    established: version !== '',
    selfSigned: isSelfSigned(subject, issuer),
    subject,
    issuer,
    notAfter: momentOf(tls['notafter']),
    fingerprint: textOf(tls['ja4'] ?? partOf(tls, 'ja3')['hash'], NAME_MAX),
    raw,
  }
}
