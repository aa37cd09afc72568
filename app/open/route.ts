import { readEnvironment } from '@/lib/server/env'
import { isLoopbackRequest } from '@/lib/server/loopback-request'
import { consumeOpenCode } from '@/lib/server/open-code'
import { SESSION_COOKIE, SESSION_VALID_SECONDS, createSessionValue } from '@/lib/server/session-cookie'

export const dynamic = 'force-dynamic'

const refused = () =>
  new Response(
    'This link was used already, is too old, or was opened on another machine. A new one: npm run vedette -- link\n',
    {
      status: 403,
      headers: { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' },
    },
  )

/** The one-time link printed at start: opens the pages for this browser, on this machine. */
export function GET(request: Request) {
  const { HOST, VEDETTE_DATA_DIR: dataDir, VEDETTE_LOOPBACK_KEY: key, NEXTAUTH_SECRET: secret } = readEnvironment()
  const code = new URL(request.url).searchParams.get('code') ?? ''
  if (key === undefined || secret === undefined || !isLoopbackRequest(request.headers, HOST)) return refused()
  const nowMs = Date.now()
  if (!consumeOpenCode(dataDir, key, code, nowMs)) return refused()
  const cookie = [
    `${SESSION_COOKIE}=${createSessionValue(secret, nowMs)}`,
    'Path=/',
    'HttpOnly',
    'SameSite=Lax',
    `Max-Age=${SESSION_VALID_SECONDS}`,
  ].join('; ')
  return new Response(null, {
    status: 303,
    headers: { Location: '/fleet', 'Set-Cookie': cookie, 'Cache-Control': 'no-store' },
  })
}
