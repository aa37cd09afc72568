import type { AuthOptions } from 'next-auth'
import CredentialsProvider from 'next-auth/providers/credentials'
import type { Pool } from 'pg'
import { Credentials } from '@/lib/contracts/people'
import { ownPathOf } from '@/lib/domain/own-path'
import { oidcProviderOf, providerAccountOf } from '@/lib/server/auth/oidc-provider'
import { isHttps, SESSION_VALID_MS, sessionCookieName } from '@/lib/server/auth/session-cookie'
import { readEnvironment } from '@/lib/server/env'
import { badRequest } from '@/lib/server/errors'
import { log } from '@/lib/server/log'
import type { Client } from '@/lib/server/services/open-session'
import { signInWithPassword } from '@/lib/server/services/sign-in'
import { signInWithProvider, SignInRefused } from '@/lib/server/services/sign-in-with-provider'
import { signOut } from '@/lib/server/services/sign-out'

/** What became of one request to next-auth; it swallows what its callbacks throw. */
export type Outcome = {
  /** The session that was begun. */
  sessionId: string | null
  /** Why none was, when it is more than a refusal that next-auth answers itself. */
  problem: Error | null
}

type Given = { pool: Pool; client: Client; outcome: Outcome }

const errorOf = (thrown: unknown): Error => (thrown instanceof Error ? thrown : new Error(String(thrown)))

const passwordProvider = ({ pool, client, outcome }: Given) =>
  CredentialsProvider({
    credentials: { email: {}, password: {} },
    authorize: async (given) => {
      try {
        const credentials = Credentials.safeParse(given)
        if (!credentials.success) throw badRequest('Give an e-mail address and a password.')
        outcome.sessionId = await signInWithPassword(pool, { ...client, ...credentials.data }, Date.now)
        return { id: outcome.sessionId }
      } catch (error) {
        outcome.problem = errorOf(error)
        return null
      }
    },
  })

/** Begins the session of a provider's account; the page for those who may not come in, else true. */
const admit = async ({ pool, client, outcome }: Given, profile: unknown): Promise<true | string> => {
  const environment = readEnvironment()
  const account = providerAccountOf(environment.VEDETTE_OIDC_ISSUER ?? '', profile, environment)
  if (account === null) return '/sign-in?error=Callback'
  try {
    outcome.sessionId = await signInWithProvider(pool, account, client, Date.now())
    return true
  } catch (error) {
    if (error instanceof SignInRefused) return `/sign-in?error=${error.code}`
    outcome.problem = errorOf(error)
    return '/sign-in?error=Callback'
  }
}

/** Where next-auth may send people: paths of ours, whatever address we are known by. */
const redirectPath = (url: string, baseUrl: string): string =>
  ownPathOf(url.startsWith(`${baseUrl}/`) ? url.slice(baseUrl.length) : url)

const logger = {
  // Causes may hold tokens: the message alone is logged.
  error: (code: string, metadata: Error | { error?: Error }) => {
    const error = metadata instanceof Error ? metadata : metadata.error
    log.warn({ code, reason: error?.message }, 'Signing in failed')
  },
  warn: () => undefined,
  debug: () => undefined,
}

/** Settings of next-auth for one request. */
export const authOptionsOf = (given: Given): AuthOptions => {
  const { pool, outcome } = given
  const environment = readEnvironment()
  const oidc = oidcProviderOf(environment)
  const cookie = { httpOnly: true, sameSite: 'lax', path: '/', secure: isHttps() }
  return {
    ...(environment.NEXTAUTH_SECRET === undefined ? {} : { secret: environment.NEXTAUTH_SECRET }),
    providers: [passwordProvider(given), ...(oidc === null ? [] : [oidc])],
    session: { strategy: 'jwt', maxAge: SESSION_VALID_MS / 1_000 },
    useSecureCookies: isHttps(),
    cookies: { sessionToken: { name: sessionCookieName(), options: cookie } },
    pages: { signIn: '/sign-in', error: '/sign-in', signOut: '/sign-in' },
    logger,
    callbacks: {
      signIn: ({ account, profile }) => (account?.provider === 'oidc' ? admit(given, profile) : true),
      redirect: ({ url, baseUrl }) => redirectPath(url, baseUrl),
      // The cookie names the session; who it is and what they may do is in the database.
      jwt: ({ token }) => (outcome.sessionId === null ? token : { sessionId: outcome.sessionId }),
    },
    events: {
      signOut: async ({ token }) => {
        const id = token['sessionId']
        if (typeof id !== 'string') return
        await signOut(pool, id, Date.now()).catch((error: unknown) => (outcome.problem = errorOf(error)))
      },
    },
  }
}
