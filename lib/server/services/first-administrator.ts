import type { Pool } from 'pg'
import type { WelcomeRequest } from '@/lib/contracts/people'
import { HOUR_MS, type EpochMs } from '@/lib/domain/time'
import { codeHashOf, makeCode } from '@/lib/server/auth/one-time-code'
import { hashPassword } from '@/lib/server/auth/password-hash'
import { gone } from '@/lib/server/errors'
import { countAdministrators, lockPeople } from '@/lib/server/repositories/people'
import { inTransaction, type Queryable } from '@/lib/server/repositories/transaction'
import { deleteWelcomeCodes, hasWelcomeCode, insertWelcomeCode } from '@/lib/server/repositories/welcome-codes'
import { putPerson } from './make-person'

const CODE_VALID_MS = 12 * HOUR_MS

const hasAdministrator = async (db: Queryable): Promise<boolean> => (await countAdministrators(db)) > 0

/**
 * A new one-time code for making the first administrator; null when there is one. Codes made before die when `isStart`.
 */
export const makeWelcomeCode = (pool: Pool, now: EpochMs, isStart: boolean): Promise<string | null> =>
  inTransaction(pool, async (db) => {
    if (await hasAdministrator(db)) return null
    if (isStart) await deleteWelcomeCodes(db)
    const code = makeCode()
    await insertWelcomeCode(db, { hash: codeHashOf(code), createdAt: now, expiresAt: now + CODE_VALID_MS })
    return code
  })

/** Whether a code can still make the first administrator. */
export const isWelcomeOpen = async (db: Queryable, code: string, now: EpochMs): Promise<boolean> =>
  (await hasWelcomeCode(db, codeHashOf(code), now)) && !(await hasAdministrator(db))

type First = { email: string; name: string; password: string }

/** Makes the first administrator, unless `isAllowed` says no by then or there is one. */
const makeFirst = async (
  pool: Pool,
  { email, name, password }: First,
  { by, now, isAllowed }: { by: string; now: EpochMs; isAllowed: (db: Queryable) => Promise<boolean> },
): Promise<boolean> => {
  const passwordHash = await hashPassword(password)
  return inTransaction(pool, async (db) => {
    await lockPeople(db)
    if ((await hasAdministrator(db)) || !(await isAllowed(db))) return false
    const action = 'person.first-administrator'
    await putPerson(db, { email, name, role: 'administrator', passwordHash, by, action }, now)
    await deleteWelcomeCodes(db)
    return true
  })
}

/** Makes the first administrator for whoever has the code. Throws 410 when the code is of no more use. */
export const welcome = async (
  pool: Pool,
  { code, email, name, password }: WelcomeRequest,
  now: EpochMs,
): Promise<{ email: string }> => {
  const over = gone('This link was used, is too old, or there is an administrator. A new one: npm run vedette -- link')
  if (!(await isWelcomeOpen(pool, code, now))) throw over
  const isAllowed = (db: Queryable) => isWelcomeOpen(db, code, now)
  if (!(await makeFirst(pool, { email, name, password }, { by: email, now, isAllowed }))) throw over
  return { email }
}

/** Makes the administrator whom the settings name, when there is none; true when it did. */
export const makeGivenAdministrator = async (
  pool: Pool,
  given: { email: string; password: string },
  now: EpochMs,
): Promise<boolean> => {
  if (await hasAdministrator(pool)) return false
  const email = given.email.trim().toLowerCase()
  const first = { email, name: email.split('@')[0] ?? email, password: given.password }
  return makeFirst(pool, first, { by: 'start', now, isAllowed: () => Promise.resolve(true) })
}
