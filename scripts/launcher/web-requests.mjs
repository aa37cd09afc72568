// @ts-check
import { subscribe } from 'node:diagnostics_channel'
import { ANSWER_HEADERS } from './answer-headers.mjs'

// Loaded into the web process before Next.js, and told of every request before it is. Next.js keeps to itself who
// connected, passes on what X-Forwarded-For claims instead, and knows the headers of its build only: not whether this
// installation is reached by https.
const isHttps = process.env['NEXTAUTH_URL']?.startsWith('https:') ?? false
const HSTS = { key: 'Strict-Transport-Security', value: 'max-age=31536000' }
const headers = isHttps ? [...ANSWER_HEADERS, HSTS] : ANSWER_HEADERS

/** Methods that the Fetch standard forbids: Next.js would answer 500. OPTIONS does nothing either. */
const FORBIDDEN = new Set(['TRACE', 'TRACK', 'CONNECT'])

subscribe('http.server.request.start', (message) => {
  const { request, response } = /** @type {{
    request: import('node:http').IncomingMessage
    response: import('node:http').ServerResponse
  }} */ (message)
  request.headers['x-vedette-peer'] = request.socket.remoteAddress ?? ''
  if (FORBIDDEN.has(request.method ?? '')) request.method = 'OPTIONS'
  for (const { key, value } of headers) response.setHeader(key, value)
})
