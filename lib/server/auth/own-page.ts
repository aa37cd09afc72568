import { mediaTypeOf } from '@/lib/server/request-body'

/** Methods that change nothing. */
const SAFE = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Whether a request that may change something was made by one of our own pages: a browser sends its cookies whichever
 * page asks. Browsers say so in Sec-Fetch-Site; older ones send Origin with every such request. What says neither is
 * no browser that could be misused, and is refused all the same.
 */
export const isFromOwnPage = ({ method, headers }: Pick<Request, 'method' | 'headers'>): boolean => {
  if (SAFE.has(method)) return true
  const site = headers.get('sec-fetch-site')
  if (site !== null) return site === 'same-origin'
  const origin = headers.get('origin')
  return origin !== null && URL.canParse(origin) && new URL(origin).host === headers.get('host')
}

/** What a form of any page can send without asking first (the Fetch standard, CORS-safelisted request-header). */
const FORM_TYPES = new Set(['application/x-www-form-urlencoded', 'multipart/form-data', 'text/plain'])

/** By its headers (RFC 9112 section 6): Next.js gives every DELETE a body, an empty one. */
const hasBody = ({ headers }: Request): boolean =>
  headers.has('transfer-encoding') || (headers.get('content-length') ?? '0') !== '0'

/** Whether a request carries a body of a kind, or of no kind, that a form of another site could have sent. */
export const isFormBody = (request: Request): boolean => {
  const type = mediaTypeOf(request)
  return type === '' ? hasBody(request) : FORM_TYPES.has(type)
}
