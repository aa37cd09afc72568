import type { HttpObservation } from '@/lib/domain/network-record'
import { inertText } from '@/lib/ingest/inert-text'
import { URI_MAX } from '@/lib/ingest/limits'
import { agentOf, hostNameOf, mimeOf, statusOf } from '@/lib/ingest/web-words'
import { redactUri } from '@/lib/ingest/event/redact'
import { isProblem, problem, type LineProblem } from '@/lib/ingest/line-problem'
import type { LogReader, ZeekLine } from './zeek-line'
import { aboutOf, countOf, numberOf, textOf } from './zeek-values'

const requestOf = (line: ZeekLine): HttpObservation | LineProblem => {
  const [method, host, uri, agent, status, requestLength, responseLength] = line.values
  const about = aboutOf(line)
  if (isProblem(about)) return about
  const requestBytes = countOf(requestLength)
  if (requestBytes === -1) return problem('request_body_len', 'a count', requestLength)
  const responseBytes = countOf(responseLength)
  if (responseBytes === -1) return problem('response_body_len', 'a count', responseLength)
  return {
    kind: 'http',
    observedAt: about.at,
    uid: about.uid,
    origin: about.origin,
    responder: about.responder,
    method: textOf(method, 32),
    host: hostNameOf(host),
    uri: typeof uri === 'string' ? inertText(redactUri(uri), URI_MAX) : '',
    userAgent: agentOf(agent),
    status: statusOf(numberOf(status)),
    requestBytes,
    responseBytes,
    responseType: mimeOf(line.lists[0]?.[0]),
    raw: line.raw,
  }
}

/** http.log: https://docs.zeek.org/en/master/scripts/base/protocols/http/main.zeek.html#type-HTTP::Info */
export const HTTP: LogReader<HttpObservation> = {
  columns: ['method', 'host', 'uri', 'user_agent', 'status_code', 'request_body_len', 'response_body_len'],
  lists: ['resp_mime_types'],
  needed: ['ts', 'id.orig_h', 'id.orig_p', 'id.resp_h', 'id.resp_p', 'uri'],
  always: ['ts', 'id.orig_h', 'id.resp_h'],
  redacts: true,
  note: '',
  read: requestOf,
}
