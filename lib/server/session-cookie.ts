import { createHmac, timingSafeEqual } from 'node:crypto'

/** Name of the cookie that a one-time link sets. */
export const SESSION_COOKIE = 'vedette_local_session'
/** How long a session lasts after the link was opened. */
export const SESSION_VALID_SECONDS = 12 * 60 * 60

const sign = (secret: string, text: string): string =>
  createHmac('sha256', secret).update(`local-session\n${text}`).digest('base64url')

/** A signed session value that ends 12 hours after `asOfMs` (ms since 1970). */
export const createSessionValue = (secret: string, asOfMs: number): string => {
  const expires = String(Math.floor(asOfMs / 1000) + SESSION_VALID_SECONDS)
  return `${expires}.${sign(secret, expires)}`
}

/** Whether a session value was signed with this secret and has not ended at `asOfMs` (ms since 1970). */
export const isSessionValue = (secret: string, value: string, asOfMs: number): boolean => {
  const [expires = '', signature = '', ...rest] = value.split('.')
  if (rest.length > 0 || !/^\d{1,12}$/.test(expires)) return false
  const expected = Buffer.from(sign(secret, expires))
  const given = Buffer.from(signature)
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return false
  return asOfMs < Number(expires) * 1000
}

/** The session value in a Cookie header, or null. */
export const findSessionValue = (cookieHeader: string | null): string | null => {
  for (const part of (cookieHeader ?? '').split(';')) {
    const [name = '', value = ''] = part.split('=', 2)
    if (name.trim() === SESSION_COOKIE) return value.trim()
  }
  return null
}
