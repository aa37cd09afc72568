import { randomUUID } from 'node:crypto'
import type { EpochMs } from '@/lib/domain/time'
import { SESSION_VALID_MS } from '@/lib/server/auth/session-cookie'
import { appendAudit } from '@/lib/server/repositories/audit'
import { noteSignIn, type PersonRecord } from '@/lib/server/repositories/people'
import { endOldSessions, insertSession } from '@/lib/server/repositories/sessions'
import { storableText } from '@/lib/server/repositories/storable'
import type { Queryable } from '@/lib/server/repositories/transaction'

/** Sessions of a person at once; the one used longest ago ends first. As many as the account page shows. */
export const SESSIONS_MAX = 100

/** Characters kept of what a browser calls itself. */
const USER_AGENT_MAX = 256

/** Where somebody signs in from. */
export type Client = { address: string; userAgent: string }

/** Begins a session of a person who showed who they are; the id is what their cookie holds. */
export const openSession = async (
  db: Queryable,
  person: PersonRecord,
  { address, userAgent, by }: Client & { by: 'password' | 'provider' },
  now: EpochMs,
): Promise<string> => {
  const session = {
    id: randomUUID(),
    personId: person.id,
    createdAt: now,
    lastSeenAt: now,
    expiresAt: now + SESSION_VALID_MS,
    userAgent: storableText(userAgent.slice(0, USER_AGENT_MAX)),
  }
  await insertSession(db, session, person.sessionVersion)
  await endOldSessions(db, person.id, SESSIONS_MAX, now)
  await noteSignIn(db, person.id, now)
  const detail = { by, address }
  await appendAudit(db, { at: now, actor: person.email, action: 'session.begin', target: person.email, detail })
  return session.id
}
