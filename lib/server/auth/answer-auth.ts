import { ownPathOf } from '@/lib/domain/own-path'
import { authOptionsOf, type Outcome } from '@/lib/server/auth/auth-options'
import { clientAddressOf } from '@/lib/server/auth/client-address'
import { cookiesOf } from '@/lib/server/auth/cookies'
import { isFromOwnPage } from '@/lib/server/auth/own-page'
import { runNextAuth, type AuthRequest } from '@/lib/server/auth/run-next-auth'
import { getPool } from '@/lib/server/db'
import { readEnvironment } from '@/lib/server/env'
import { forbidden, notFound, unsupportedType } from '@/lib/server/errors'
import { mediaTypeOf, withBody } from '@/lib/server/request-body'

/** What pages use of next-auth; who is signed in is asked at /api/v1/me. */
const ACTIONS = new Set([
  'GET csrf',
  'GET signin',
  'GET error',
  'GET callback/oidc',
  'POST signin/oidc',
  'POST callback/credentials',
  'POST signout',
])

const FORM = 'application/x-www-form-urlencoded'
const FORM_BYTES_MAX = 8 * 1024

const readForm = (request: Request): Promise<Record<string, string>> => {
  if (mediaTypeOf(request) !== FORM) throw unsupportedType(`Send the form as ${FORM}.`)
  return withBody(request, FORM_BYTES_MAX, (bytes) =>
    Promise.resolve(Object.fromEntries(new URLSearchParams(bytes.toString('utf8')))),
  )
}

/** Where to go afterwards is a path of ours, whatever was asked for; next-auth fails on what is no address. */
const withOwnPaths = (values: Iterable<readonly [string, string]>): Record<string, string> =>
  Object.fromEntries(
    [...values].map(([name, value]) => [name, /callback-?url$/i.test(name) ? ownPathOf(value) : value]),
  )

const authRequestOf = async (request: Request, nextauth: string[]): Promise<AuthRequest> => ({
  method: request.method,
  query: { ...withOwnPaths(new URL(request.url).searchParams), nextauth },
  body: request.method === 'POST' ? withOwnPaths(Object.entries(await readForm(request))) : {},
  cookies: withOwnPaths(cookiesOf(request.headers.get('cookie'))),
  headers: {},
})

/** Answers a request to next-auth. */
export const answerAuth = async (
  request: Request,
  { params }: { params: Promise<{ nextauth: string[] }> },
): Promise<Response> => {
  const { nextauth } = await params
  const action = `${request.method} ${nextauth.join('/')}`
  if (!ACTIONS.has(action)) throw notFound(`There is no ${action.slice(0, 80)} here.`)
  if (!isFromOwnPage(request)) throw forbidden('A page of another site asked for this.')
  const client = {
    address: clientAddressOf(request.headers, readEnvironment().VEDETTE_TRUST_PROXY),
    userAgent: request.headers.get('user-agent') ?? '',
  }
  const outcome: Outcome = { sessionId: null, problem: null }
  const options = authOptionsOf({ pool: getPool(), client, outcome })
  const response = await runNextAuth(await authRequestOf(request, nextauth), options)
  if (outcome.problem !== null) throw outcome.problem
  if (action === 'POST callback/credentials' && outcome.sessionId === null) {
    throw forbidden('This form is too old. Load the page again.')
  }
  return response
}
