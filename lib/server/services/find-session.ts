import type { Pool } from 'pg'
import { MINUTE_MS, type EpochMs } from '@/lib/domain/time'
import { SESSION_IDLE_MS, sessionIdOf } from '@/lib/server/auth/session-cookie'
import { findSessionPerson, touchSession, type SessionPerson, type UsableAt } from '@/lib/server/repositories/sessions'

/** A session's last use is written at most this often. */
const TOUCH_EVERY_MS = MINUTE_MS

/** The moment, and since when a session must have been used. */
export const usableAt = (now: EpochMs): UsableAt => ({ now, idleSince: now - SESSION_IDLE_MS })

/**
 * Who a Cookie header speaks for, with the role they have now. Null when it holds no session, or one that was revoked,
 * is too old, was unused for too long, or is of a person who is disabled.
 * `isUse` false looks without using the session.
 */
export const findSession = async (
  pool: Pool,
  cookieHeader: string | null,
  now: EpochMs,
  isUse = true,
): Promise<SessionPerson | null> => {
  const id = await sessionIdOf(cookieHeader)
  if (id === null) return null
  const person = await findSessionPerson(pool, id, usableAt(now))
  if (isUse && person !== null && now - person.lastSeenAt >= TOUCH_EVERY_MS) await touchSession(pool, id, now)
  return person
}
