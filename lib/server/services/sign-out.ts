import type { Pool } from 'pg'
import type { EpochMs } from '@/lib/domain/time'
import { appendAudit } from '@/lib/server/repositories/audit'
import { endSession, findSessionPerson } from '@/lib/server/repositories/sessions'
import { inTransaction } from '@/lib/server/repositories/transaction'
import { usableAt } from './find-session'

/** Ends the session that a browser signs out of; nothing when it had ended. */
export const signOut = (pool: Pool, sessionId: string, now: EpochMs): Promise<void> =>
  inTransaction(pool, async (db) => {
    const person = await findSessionPerson(db, sessionId, usableAt(now))
    if (person === null || !(await endSession(db, person.personId, sessionId, now))) return
    await appendAudit(db, {
      at: now,
      actor: person.email,
      action: 'session.sign-out',
      target: person.email,
      detail: {},
    })
  })
