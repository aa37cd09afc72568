import { readEnvironment } from '@/lib/server/env'
import { isLoopbackRequest } from '@/lib/server/loopback-request'
import { findSessionValue, isSessionValue } from '@/lib/server/session-cookie'

/** The person at this machine, until people have accounts. */
export type LoopbackSession = { actor: 'local' }

/**
 * A cookie is sent by the browser whichever page asks: what changes something must come from our own pages.
 * Browsers send Sec-Fetch-Site; older ones send Origin with every such request.
 */
const isOwnPage = (request: Request): boolean => {
  if (request.method === 'GET' || request.method === 'HEAD') return true
  const site = request.headers.get('sec-fetch-site')
  if (site !== null) return site === 'same-origin'
  const origin = request.headers.get('origin')
  return origin !== null && URL.canParse(origin) && new URL(origin).host === request.headers.get('host')
}

/** The session of a request that a person makes on this machine with the cookie of a one-time link, else null. */
export const readLoopbackSession = (request: Request): LoopbackSession | null => {
  const { HOST, NEXTAUTH_SECRET: secret } = readEnvironment()
  if (secret === undefined || !isLoopbackRequest(request.headers, HOST) || !isOwnPage(request)) return null
  const value = findSessionValue(request.headers.get('cookie'))
  return value !== null && isSessionValue(secret, value, Date.now()) ? { actor: 'local' } : null
}
