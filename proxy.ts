import { NextResponse } from 'next/server'
import type { NextRequest } from 'next/server'
import { contentSecurityPolicy } from '@/lib/server/content-security-policy'
import { readEnvironment } from '@/lib/server/env'
import { badRequest } from '@/lib/server/errors'
import { route } from '@/lib/server/http'
import { readLoopbackSession } from '@/lib/server/loopback-session'

const CLOSED = `Vedette's pages open with the one-time link that was printed where it was started, on that machine.
A new link: npm run vedette -- link
`

/** Of an address that is no text Next.js calls no route, but answers 500. */
const isReadable = (path: string): boolean => {
  try {
    decodeURIComponent(path)
    return true
  } catch {
    return false
  }
}

const refuse = route(() => {
  throw badRequest('An escape in the address is not UTF-8.')
})

/** Pages need the session of a one-time link; scripts on them run only with the nonce of this answer. */
export function proxy(request: NextRequest) {
  const { pathname } = request.nextUrl
  if (!isReadable(pathname)) return refuse(request, undefined)
  if (pathname.startsWith('/api/')) return NextResponse.next()
  if (readLoopbackSession(request) === null) {
    return new NextResponse(CLOSED, {
      status: 401,
      headers: { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' },
    })
  }
  const nonce = Buffer.from(crypto.randomUUID()).toString('base64')
  const policy = contentSecurityPolicy(nonce, readEnvironment().NODE_ENV === 'development')
  const headers = new Headers(request.headers)
  headers.set('x-nonce', nonce)
  // Next.js takes the nonce for its own scripts from here.
  headers.set('Content-Security-Policy', policy)
  const response = NextResponse.next({ request: { headers } })
  response.headers.set('Content-Security-Policy', policy)
  response.headers.set('Cache-Control', 'no-store')
  return response
}

// Not for /api: its routes ask for a token or session themselves, and a proxy would hold their bodies in memory (and
// cut them at 10 MB): except for escapes beyond ASCII, which may be no text. The other paths have their own checks or
// show nothing.
export const config = {
  matcher: [
    '/((?!api/|_next/static/|healthz$|readyz$|metrics$|open$|favicon\\.ico$|icon).*)',
    '/(api/.*%(?![0-7][0-9a-fA-F]).*)',
  ],
}
