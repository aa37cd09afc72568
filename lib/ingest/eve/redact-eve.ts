import { redactText, redactUri } from '@/lib/ingest/event/redact'
import { RAW_LINE_MAX } from '@/lib/ingest/limits'

/** What was on the wire, printed or in base64: anything may stand in it, passwords too. */
const WIRE =
  /("(?:payload|payload_printable|packet|stream|http_request_body|http_request_body_printable|http_response_body|http_response_body_printable)":")(?:[^"\\]|\\.)*/g

/** Headers that prove who somebody is, as members and in lists of headers. */
const HEADER =
  /("(?:proxy[-_])?(?:authorization|set[-_]cookie|cookie)":"|"name":"(?:proxy-)?(?:authorization|cookie|set-cookie)","value":")(?:[^"\\]|\\.)*/gi

/** The argument of PASS in FTP, POP and the like. */
const PASS = /("command":"PASS","command_data":")(?:[^"\\]|\\.)*/gi

/**
 * The beginning of a record as it may be kept: what was on the wire left out, secrets replaced. Cut a little beyond
 * what is kept before it is searched, so that a long record costs no more than a short one and no secret is halved.
 */
export const redactEve = (line: string): string => {
  const bounded = line.slice(0, RAW_LINE_MAX + 512)
  const bare = bounded.replace(WIRE, '$1[redacted]').replace(HEADER, '$1[redacted]').replace(PASS, '$1[redacted]')
  return redactUri(redactText(bare))
}
