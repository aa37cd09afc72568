import type { Pool } from 'pg'
import type { MeDocument, SessionDocument } from '@/lib/contracts/people'
import { toIso, type EpochMs } from '@/lib/domain/time'
import { hashPassword } from '@/lib/server/auth/password-hash'
import { conflict, forbidden, notFound } from '@/lib/server/errors'
import { appendAudit } from '@/lib/server/repositories/audit'
import { findPerson, moveSessionVersion, replacePassword } from '@/lib/server/repositories/people'
import { endSession, readSessions, renewSession, type SessionPerson } from '@/lib/server/repositories/sessions'
import { forgetAttempts } from '@/lib/server/repositories/sign-in-failures'
import { inTransaction } from '@/lib/server/repositories/transaction'
import type { Actor } from './actor'
import { checkPassword } from './check-password'
import { usableAt } from './find-session'
import { SESSIONS_MAX } from './open-session'

const NO_PERSON = { personId: null, email: null, role: null, hasPassword: false, sessionId: null }

/** Who an actor is and what they may do. */
export const meOf = ({ person, name, permissions: may }: Actor): MeDocument => {
  const permissions = [...may]
  if (person === undefined) return { ...NO_PERSON, kind: 'token', name, permissions }
  const { personId, email, role, hasPassword, sessionId } = person
  return { kind: 'person', personId, name: person.name, email, role, permissions, hasPassword, sessionId }
}

/** Tokens have no account: no password, no sessions. */
export const requirePerson = ({ person }: Actor): SessionPerson => {
  if (person === undefined) throw forbidden('This is for people, not for tokens.')
  return person
}

/** One's own sessions that can be used, the latest first. */
export const listOwnSessions = async (pool: Pool, actor: Actor, now: EpochMs) => {
  const { personId, sessionId } = requirePerson(actor)
  const sessions = await readSessions(pool, personId, usableAt(now), SESSIONS_MAX)
  const items: SessionDocument[] = sessions.map(({ id, createdAt, lastSeenAt, expiresAt, userAgent }) => ({
    id,
    createdAt: toIso(createdAt),
    lastSeenAt: toIso(lastSeenAt),
    expiresAt: toIso(expiresAt),
    userAgent,
    isCurrent: id === sessionId,
  }))
  return { items, nextCursor: null, total: items.length }
}

/** Ends one of one's own sessions. */
export const endOwnSession = async (pool: Pool, actor: Actor, id: string, now: EpochMs): Promise<void> => {
  const { personId, email } = requirePerson(actor)
  await inTransaction(pool, async (db) => {
    if (!(await endSession(db, personId, id, now))) throw notFound('There is no such session of yours.')
    await appendAudit(db, { at: now, actor: email, action: 'session.end', target: email, detail: {} })
  })
}

/** Ends all of one's own sessions. */
export const endOwnSessions = async (pool: Pool, actor: Actor, now: EpochMs): Promise<void> => {
  const { personId, email } = requirePerson(actor)
  await inTransaction(pool, async (db) => {
    await moveSessionVersion(db, personId)
    await appendAudit(db, { at: now, actor: email, action: 'session.end-all', target: email, detail: {} })
  })
}

const REFUSAL = { status: 422, sentence: 'The current password is not right.' } as const

/** Changes one's own password; all other sessions end. Who guesses the current one is slowed down as at the sign-in. */
export const changeOwnPassword = async (
  pool: Pool,
  actor: Actor,
  given: { currentPassword: string; newPassword: string; address: string },
  now: EpochMs,
): Promise<void> => {
  const { personId, sessionId, email } = requirePerson(actor)
  const person = await findPerson(pool, personId)
  const from = person?.passwordHash ?? null
  if (from === null) throw conflict('You sign in with the provider: there is no password here to change.')
  const attempt = { person, email, address: given.address, password: given.currentPassword }
  const { keys } = await checkPassword(pool, attempt, REFUSAL, () => now)
  const to = await hashPassword(given.newPassword)
  await inTransaction(pool, async (db) => {
    const version = await replacePassword(db, { id: personId, from, to })
    if (version === null) throw conflict('The password was changed elsewhere just now.')
    await forgetAttempts(db, keys.account, keys.address)
    await renewSession(db, sessionId, version)
    await appendAudit(db, { at: now, actor: email, action: 'person.password', target: email, detail: {} })
  })
}
