import type { TlsObservation } from '@/lib/domain/network-record'
import { NAME_MAX } from '@/lib/ingest/limits'
import { distinguishedNameOf, isSelfSigned, serverNameOf, tlsVersionOf } from '@/lib/ingest/tls-words'
import { isProblem, type LineProblem } from '@/lib/ingest/line-problem'
import type { LogReader, ZeekLine } from './zeek-line'
import { aboutOf, booleanOf, momentOf, textOf } from './zeek-values'

/** OpenSSL's words, before and since version 3; one with more words speaks of another certificate of the chain. */
const SELF_SIGNED = /^self[- ]signed certificate$/i

/** What the validation says comes first: it looked at the key, while names can be written by anybody. */
const selfSignedOf = (validation: unknown, subject: string, issuer: string): boolean | null => {
  if (typeof validation === 'string' && SELF_SIGNED.test(validation)) return true
  const byNames = isSelfSigned(subject, issuer)
  return byNames === null && typeof validation === 'string' ? false : byNames
}

const tlsSessionOf = (line: ZeekLine): TlsObservation | LineProblem => {
  const [version, cipher, serverName, established, subjectGiven, issuerGiven, validation, notAfter, ja3, ja4] =
    line.values
  const about = aboutOf(line)
  if (isProblem(about)) return about
  const subject = distinguishedNameOf(subjectGiven)
  const issuer = distinguishedNameOf(issuerGiven)
  return {
    kind: 'tls',
    observedAt: about.at,
    uid: about.uid,
    origin: about.origin,
    responder: about.responder,
    version: tlsVersionOf(version),
    cipher: textOf(cipher, NAME_MAX),
    serverName: serverNameOf(serverName),
    established: booleanOf(established) === true,
    selfSigned: selfSignedOf(validation, subject, issuer),
    subject,
    issuer,
    notAfter: momentOf(notAfter),
    fingerprint: textOf(ja4 ?? ja3, NAME_MAX),
    raw: line.raw,
  }
}

/**
 * ssl.log: https://docs.zeek.org/en/master/scripts/base/protocols/ssl/main.zeek.html#type-SSL::Info. Subject and issuer
 * stand in it only with the policy that Zeek before 4.1 loaded by itself, `ja3` and `ja4` with the packages of their
 * names, `not_valid_after` with none of today's.
 */
export const SSL: LogReader<TlsObservation> = {
  columns: 'version cipher server_name established subject issuer validation_status not_valid_after ja3 ja4'.split(' '),
  lists: [],
  needed: ['ts', 'id.orig_h', 'id.orig_p', 'id.resp_h', 'id.resp_p', 'established'],
  always: ['ts', 'id.orig_h', 'id.resp_h'],
  redacts: false,
  note: '',
  read: tlsSessionOf,
}
