import { decode, encode } from 'next-auth/jwt'
import { DAY_MS, HOUR_MS } from '@/lib/domain/time'
import { cookiesOf } from '@/lib/server/auth/cookies'
import { readEnvironment } from '@/lib/server/env'

/** How long a session can be used at most, and without being used. */
export const SESSION_VALID_MS = 7 * DAY_MS
export const SESSION_IDLE_MS = 12 * HOUR_MS

/** Whether people reach this installation by https, so that cookies are for https only. */
export const isHttps = (): boolean => readEnvironment().NEXTAUTH_URL?.startsWith('https:') ?? false

/** Name of the cookie; the prefix keeps pages of neighbouring hosts from setting it (RFC 6265bis section 4.1.3.2). */
export const sessionCookieName = (): string => (isHttps() ? '__Host-vedette.session' : 'vedette.session')

const requireSecret = (): string => {
  const { NEXTAUTH_SECRET: secret } = readEnvironment()
  if (secret === undefined) throw new Error('NEXTAUTH_SECRET is not set: start Vedette with npm start.')
  return secret
}

/** The id of the session in a Cookie header; null when there is none, or the cookie was not made here. */
export const sessionIdOf = async (cookieHeader: string | null): Promise<string | null> => {
  const value = cookiesOf(cookieHeader).get(sessionCookieName())
  if (value === undefined) return null
  try {
    const token = await decode({ token: value, secret: requireSecret() })
    return typeof token?.['sessionId'] === 'string' ? token['sessionId'] : null
  } catch {
    // Of another secret, too old, or no token at all.
    return null
  }
}

/** The value of a session's cookie, as next-auth makes it. */
export const sessionCookieValue = (sessionId: string): Promise<string> =>
  encode({ token: { sessionId }, secret: requireSecret(), maxAge: SESSION_VALID_MS / 1_000 })
