import { inertText } from './inert-text'
import { hostNameOf } from './web-words'

/** Characters of a subject or an issuer kept. */
const DISTINGUISHED_NAME_MAX = 256

const TLS = /^D?TLSv? ?1(?:[. ]?([0-3]))?(?:\D|$)/i
const SSL = /^SSLv? ?([23])/i

/** `1.2` of `TLSv12`, `TLS 1.2` and `DTLSv1.2`; `SSLv3` for what came before; empty when it was not seen. */
export const tlsVersionOf = (value: unknown): string => {
  if (typeof value !== 'string') return ''
  const text = value.slice(0, 32)
  const tls = TLS.exec(text)
  if (tls !== null) return `1.${tls[1] ?? '0'}`
  const [, ssl] = SSL.exec(text) ?? []
  return ssl === undefined ? '' : `SSLv${ssl}`
}

/** The name the client asked for, lower case. */
export const serverNameOf = (value: unknown): string => hostNameOf(value)

/** A subject or an issuer as the monitor writes it. */
export const distinguishedNameOf = (value: unknown): string =>
  typeof value === 'string' ? inertText(value, DISTINGUISHED_NAME_MAX) : ''

/** Whether a certificate names itself as its issuer (RFC 5280 section 3.2); null when the names were not seen. */
export const isSelfSigned = (subject: string, issuer: string): boolean | null =>
  subject === '' && issuer === '' ? null : subject === issuer
