import { NextResponse } from 'next/server'
import type { NextRequest } from 'next/server'
import { contentSecurityPolicy } from '@/lib/server/content-security-policy'
import { getPool } from '@/lib/server/db'
import { readEnvironment } from '@/lib/server/env'
import { badRequest } from '@/lib/server/errors'
import { route } from '@/lib/server/http'
import { findSession } from '@/lib/server/services/find-session'

/** Pages for those who are not signed in, or may see nothing yet. */
const PUBLIC_PAGES = new Set(['/sign-in', '/welcome', '/invitation', '/no-role'])

/** Of an address that is no text Next.js calls no route, but answers 500. */
const isReadable = (path: string): boolean => {
  try {
    decodeURIComponent(path)
    return true
  } catch {
    return false
  }
}

/** Where a page's visitor is sent instead; null when they may see it. */
const elsewhere = async (request: NextRequest): Promise<string | null> => {
  const { pathname, search } = request.nextUrl
  if (PUBLIC_PAGES.has(pathname)) return null
  const person = await findSession(getPool(), request.headers.get('cookie'), Date.now())
  if (person === null) return `/sign-in?callbackUrl=${encodeURIComponent(`${pathname}${search}`)}`
  return person.role === null ? '/no-role' : null
}

/** Lets a page be rendered; scripts on it run only with the nonce of this answer. */
const render = (request: NextRequest): NextResponse => {
  const nonce = Buffer.from(crypto.randomUUID()).toString('base64')
  const policy = contentSecurityPolicy(nonce, readEnvironment().NODE_ENV === 'development')
  const headers = new Headers(request.headers)
  headers.set('x-nonce', nonce)
  // Next.js takes the nonce for its own scripts from here.
  headers.set('Content-Security-Policy', policy)
  const response = NextResponse.next({ request: { headers } })
  response.headers.set('Content-Security-Policy', policy)
  return response
}

const answer = async (request: NextRequest): Promise<Response> => {
  const { pathname } = request.nextUrl
  if (!isReadable(pathname)) throw badRequest('An escape in the address is not UTF-8.')
  if (pathname.startsWith('/api/')) return NextResponse.next()
  const path = await elsewhere(request)
  const response = path === null ? render(request) : NextResponse.redirect(new URL(path, request.url).href)
  response.headers.set('Cache-Control', 'no-store')
  return response
}

/**
 * Every request for a page, and for the data of one, needs a session that can be used at this moment: it is looked up
 * here, before anything is rendered.
 */
export const proxy = (request: NextRequest): Promise<Response> => route(() => answer(request))(request, undefined)

// Not for /api: its routes ask for a token or session themselves, and a proxy would hold their bodies in memory (and
// cut them at 10 MB): except for escapes beyond ASCII, which may be no text. The other paths have their own checks or
// show nothing.
export const config = {
  matcher: [
    '/((?!api/|_next/static/|healthz$|readyz$|metrics$|favicon\\.ico$|icon\\.svg$).*)',
    '/(api/.*%(?![0-7][0-9a-fA-F]).*)',
  ],
}
