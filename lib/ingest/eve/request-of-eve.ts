import type { HttpObservation } from '@/lib/domain/network-record'
import { redactUri } from '@/lib/ingest/event/redact'
import { inertText } from '@/lib/ingest/inert-text'
import type { Json } from '@/lib/ingest/json-line'
import { URI_MAX } from '@/lib/ingest/limits'
import { isProblem, problem, type LineProblem } from '@/lib/ingest/line-problem'
import { agentOf, hostNameOf, mimeOf, statusOf } from '@/lib/ingest/web-words'
import { aboutOf, countOf, partOf, partsOf, textOf } from './eve-values'

/** The value of a header in a list of them: what HTTP/2 has instead of members, its method and path among them. */
const headerOf = (http: Json, list: 'request_headers' | 'response_headers', name: string): unknown =>
  partsOf(http, list).find((header) => header['name'] === name)?.['value']

/** What stands in the `http` of a record, of HTTP/1 and 2 alike. */
export const httpWordsOf = (http: Json) => ({
  method: http['http_method'] ?? headerOf(http, 'request_headers', ':method'),
  host: http['hostname'] ?? headerOf(http, 'request_headers', ':authority'),
  uri: http['url'] ?? headerOf(http, 'request_headers', ':path'),
  agent: http['http_user_agent'] ?? headerOf(http, 'request_headers', 'user-agent'),
  status: http['status'] ?? headerOf(http, 'response_headers', ':status'),
  type: http['http_content_type'] ?? headerOf(http, 'response_headers', 'content-type'),
})

/** The settings that HTTP/2 exchanges are records too, and no requests: null. */
export const requestOfEve = (json: Json, raw: string): HttpObservation | LineProblem | null => {
  const about = aboutOf(json)
  if (isProblem(about)) return about
  const http = partOf(json, 'http')
  const { method, host, uri, agent, status, type } = httpWordsOf(http)
  if (method === undefined && uri === undefined && status === undefined) return null
  const responseBytes = countOf(http['length'])
  if (responseBytes === -1) return problem('http.length', 'a count', http['length'])
  return {
    kind: 'http',
    observedAt: about.at,
    uid: about.uid,
    origin: about.source,
    responder: about.target,
    method: textOf(method, 32),
    host: hostNameOf(host),
    uri: typeof uri === 'string' ? inertText(redactUri(uri), URI_MAX) : '',
    userAgent: agentOf(agent),
    status: statusOf(Number(status)),
    // EVE has the length of the answer's body alone.
    requestBytes: 0,
    responseBytes,
    responseType: mimeOf(type),
    raw,
  }
}
