import { setTimeout as sleep } from 'node:timers/promises'
import type { Pool } from 'pg'
import { HOUR_MS, hourStartOf, type EpochMs } from '@/lib/domain/time'
import { throttleKeyOf } from '@/lib/server/auth/client-address'
import { isPassword } from '@/lib/server/auth/password-hash'
import { signInDelayMs, type FailedAttempts } from '@/lib/server/auth/sign-in-delay'
import { createWaitingRoom, type WaitingRoom } from '@/lib/server/auth/waiting-room'
import { digest } from '@/lib/server/digest'
import { forbidden, ProblemError } from '@/lib/server/errors'
import { findPerson, findPersonByEmail, type PersonRecord } from '@/lib/server/repositories/people'
import {
  countAttempt,
  countFailureOfHour,
  forgetAttempts,
  giveAttemptBack,
} from '@/lib/server/repositories/sign-in-failures'
import { storableText } from '@/lib/server/repositories/storable'
import { inTransaction } from '@/lib/server/repositories/transaction'
import { openSession, type Client } from './open-session'

export type PasswordAttempt = Client & { email: string; password: string }

/** Failures are forgotten when none followed for so long. */
const REMEMBERED_MS = 24 * HOUR_MS

/** Attempts that wait at once: of one client address, and of all. Each is an open request and a few kB. */
const ROOM = { perAddressMax: 5, waitingMax: 500, sleep: (ms: number) => sleep(ms) }
// Next.js bundles a module once per kind of route: there must be one room per process all the same.
const shared = globalThis as typeof globalThis & { vedetteSignInRoom?: WaitingRoom }

type Keys = { account: string; address: string }

/** Hashed, so that what strangers type into the form is of one length and cannot be read in the table. */
const keysOf = (email: string, address: string): Keys => ({
  account: `account:${digest(email)}`,
  address: `address:${throttleKeyOf(address)}`,
})

const countAttempts = async (pool: Pool, keys: Keys, now: EpochMs): Promise<FailedAttempts> => ({
  account: await countAttempt(pool, keys.account, now, now - REMEMBERED_MS),
  address: await countAttempt(pool, keys.address, now, now - REMEMBERED_MS),
})

/** The answer to a wrong password and to an unknown address: the same. */
const refuse = ({ account, address }: FailedAttempts): ProblemError => {
  const nextMs = signInDelayMs({ account: account + 1, address: address + 1 })
  const members = { retryAfterSeconds: Math.ceil(nextMs / 1_000) }
  return new ProblemError(401, 'Not signed in', 'The e-mail address or the password is not right.', {}, members)
}

/** Waits and looks at the password; an attempt that found no place to wait or be looked at does not count. */
const isRight = async (
  pool: Pool,
  { room, keys, delayMs }: { room: WaitingRoom; keys: Keys; delayMs: number },
  person: PersonRecord | null,
  password: string,
): Promise<boolean> => {
  try {
    await room.wait(keys.address, delayMs)
    return await isPassword(person?.passwordHash ?? null, password)
  } catch (error) {
    await giveAttemptBack(pool, keys.account)
    await giveAttemptBack(pool, keys.address)
    throw error
  }
}

/** Begins the session of somebody whose password was right; reads the person anew, who may have changed meanwhile. */
const begin = (pool: Pool, personId: string, keys: Keys, client: Client, now: EpochMs): Promise<string> =>
  inTransaction(pool, async (db) => {
    await forgetAttempts(db, keys.account, keys.address)
    const person = await findPerson(db, personId)
    if (person?.disabledAt !== null) throw forbidden('This account is disabled. Ask an administrator.')
    return openSession(db, person, { ...client, by: 'password' }, now)
  })

/**
 * Signs somebody in with a password and returns the id of the session. Attempts are slowed down by what failed before,
 * for the account and for the client's address; the right password always gets in. Throws 401, 403 when the account is
 * disabled, 429 when too many wait.
 */
export const signInWithPassword = async (
  pool: Pool,
  attempt: PasswordAttempt,
  now: () => EpochMs,
  room: WaitingRoom = (shared.vedetteSignInRoom ??= createWaitingRoom(ROOM)),
): Promise<string> => {
  const email = attempt.email.trim().toLowerCase()
  const keys = keysOf(email, attempt.address)
  const failed = await countAttempts(pool, keys, now())
  const person = await findPersonByEmail(pool, storableText(email))
  const waiting = { room, keys, delayMs: signInDelayMs(failed) }
  const isRightPassword = await isRight(pool, waiting, person, attempt.password)
  if (person !== null && isRightPassword) return begin(pool, person.id, keys, attempt, now())
  await countFailureOfHour(pool, person?.email ?? '', hourStartOf(now()))
  throw refuse(failed)
}
