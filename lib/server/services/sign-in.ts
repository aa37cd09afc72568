import type { Pool } from 'pg'
import type { EpochMs } from '@/lib/domain/time'
import type { WaitingRoom } from '@/lib/server/auth/waiting-room'
import { forbidden } from '@/lib/server/errors'
import { findPerson, findPersonByEmail } from '@/lib/server/repositories/people'
import { forgetAttempts } from '@/lib/server/repositories/sign-in-failures'
import { storableText } from '@/lib/server/repositories/storable'
import { inTransaction } from '@/lib/server/repositories/transaction'
import { checkPassword } from './check-password'
import { openSession, type Client } from './open-session'

export type PasswordAttempt = Client & { email: string; password: string }

/** The answer to a wrong password and to an unknown address: the same. */
const REFUSAL = { status: 401, sentence: 'The e-mail address or the password is not right.' } as const

/**
 * Signs somebody in with a password and returns the id of the session. Attempts are slowed down by what failed before;
 * the right password always gets in. Throws 401, 403 when the account is disabled, 429 when too many wait.
 */
export const signInWithPassword = async (
  pool: Pool,
  attempt: PasswordAttempt,
  now: () => EpochMs,
  room?: WaitingRoom,
): Promise<string> => {
  const email = attempt.email.trim().toLowerCase()
  const found = await findPersonByEmail(pool, storableText(email))
  const { person, keys } = await checkPassword(pool, { ...attempt, person: found, email }, REFUSAL, now, room)
  return inTransaction(pool, async (db) => {
    await forgetAttempts(db, keys.account, keys.address)
    // Who they are may have changed while the attempt waited.
    const current = await findPerson(db, person.id)
    if (current?.disabledAt !== null) throw forbidden('This account is disabled. Ask an administrator.')
    return openSession(db, current, { ...attempt, by: 'password' }, now())
  })
}
