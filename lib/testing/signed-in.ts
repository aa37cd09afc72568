import { randomUUID } from 'node:crypto'
import type { Pool } from 'pg'
import type { Role } from '@/lib/domain/permission'
import type { EpochMs } from '@/lib/domain/time'
import { SESSION_VALID_MS, sessionCookieName, sessionCookieValue } from '@/lib/server/auth/session-cookie'
import { insertPerson, type PersonRecord } from '@/lib/server/repositories/people'
import { insertSession } from '@/lib/server/repositories/sessions'

/** A person of a role, with a password hash that opens nothing. */
export const aPerson = async (pool: Pool, email: string, more: Partial<PersonRecord> = {}): Promise<PersonRecord> => {
  const person: PersonRecord = {
    id: randomUUID(),
    email,
    name: email,
    role: 'viewer',
    passwordHash: 'none',
    provider: null,
    subject: null,
    roleByClaim: false,
    sessionVersion: 0,
    createdAt: Date.now(),
    createdBy: 'test',
    disabledAt: null,
    lastSignedInAt: null,
    ...more,
  }
  await insertPerson(pool, person)
  return person
}

/** A session of a person that began at a moment and was last used at another; the id and the Cookie header. */
export const aSession = async (
  pool: Pool,
  person: PersonRecord,
  { at = Date.now(), lastSeenAt = at }: { at?: EpochMs; lastSeenAt?: EpochMs } = {},
): Promise<{ id: string; cookie: string }> => {
  const id = randomUUID()
  const times = { createdAt: at, lastSeenAt, expiresAt: at + SESSION_VALID_MS }
  await insertSession(pool, { id, personId: person.id, ...times, userAgent: 'test' }, person.sessionVersion)
  return { id, cookie: `${sessionCookieName()}=${await sessionCookieValue(id)}` }
}

/** The Cookie header of a new person of a role in a new session. */
export const cookieOf = async (pool: Pool, email: string, role: Role | null): Promise<string> =>
  (await aSession(pool, await aPerson(pool, email, { role }))).cookie
