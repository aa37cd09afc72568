import { setTimeout as sleep } from 'node:timers/promises'
import type { Pool } from 'pg'
import { HOUR_MS, hourStartOf, type EpochMs } from '@/lib/domain/time'
import { throttleKeyOf } from '@/lib/server/auth/client-address'
import { isPassword } from '@/lib/server/auth/password-hash'
import { signInDelayMs, type FailedAttempts } from '@/lib/server/auth/sign-in-delay'
import { createWaitingRoom, type WaitingRoom } from '@/lib/server/auth/waiting-room'
import { digest } from '@/lib/server/digest'
import { ProblemError } from '@/lib/server/errors'
import type { PersonRecord } from '@/lib/server/repositories/people'
import { countAttempt, countFailureOfHour, giveAttemptBack } from '@/lib/server/repositories/sign-in-failures'

/** A password that somebody gives for an account; `person` is null when there is no such account. */
export type PasswordGiven = { person: PersonRecord | null; email: string; address: string; password: string }

/** Under which the attempts of an account and of a client address are counted. */
export type AttemptKeys = { account: string; address: string }

/** Failures are forgotten when none followed for so long. */
const REMEMBERED_MS = 24 * HOUR_MS

/** Attempts that wait at once: of one client address, and of all. Each is an open request and a few kB. */
const ROOM = { perAddressMax: 5, waitingMax: 500, sleep: (ms: number) => sleep(ms) }
// Next.js bundles a module once per kind of route: there must be one room per process all the same.
const shared = globalThis as typeof globalThis & { vedettePasswordRoom?: WaitingRoom }

/** Hashed, so that what strangers type into the form is of one length and cannot be read in the table. */
const keysOf = ({ email, address }: PasswordGiven): AttemptKeys => ({
  account: `account:${digest(email)}`,
  address: `address:${throttleKeyOf(address)}`,
})

const countAttempts = async (pool: Pool, keys: AttemptKeys, now: EpochMs): Promise<FailedAttempts> => ({
  account: await countAttempt(pool, keys.account, now, now - REMEMBERED_MS),
  address: await countAttempt(pool, keys.address, now, now - REMEMBERED_MS),
})

/** An attempt that found no place to wait or be looked at does not count. */
const giveBack = async (pool: Pool, keys: AttemptKeys): Promise<void> => {
  await giveAttemptBack(pool, keys.account)
  await giveAttemptBack(pool, keys.address)
}

const wrong = (status: 401 | 422, sentence: string, { account, address }: FailedAttempts): ProblemError => {
  const nextMs = signInDelayMs({ account: account + 1, address: address + 1 })
  const title = status === 401 ? 'Not signed in' : 'Not possible'
  return new ProblemError(status, title, sentence, {}, { retryAfterSeconds: Math.ceil(nextMs / 1_000) })
}

/**
 * Looks at a password, slowed down by what failed before, for the account and for the client's address. Returns the
 * person and the keys of the attempt, which counts as failed until the caller forgets it. Throws the given refusal for
 * a wrong password and for an unknown account alike, 429 when too many wait.
 */
export const checkPassword = async (
  pool: Pool,
  given: PasswordGiven,
  refusal: { status: 401 | 422; sentence: string },
  now: () => EpochMs,
  room: WaitingRoom = (shared.vedettePasswordRoom ??= createWaitingRoom(ROOM)),
): Promise<{ person: PersonRecord; keys: AttemptKeys }> => {
  const { person, password } = given
  const keys = keysOf(given)
  const failed = await countAttempts(pool, keys, now())
  const look = async (): Promise<boolean> => {
    await room.wait(keys.address, signInDelayMs(failed))
    return isPassword(person?.passwordHash ?? null, password)
  }
  const isRight = await look().catch(async (error: unknown) => {
    await giveBack(pool, keys)
    throw error
  })
  if (person !== null && isRight) return { person, keys }
  await countFailureOfHour(pool, person?.email ?? '', hourStartOf(now()))
  throw wrong(refusal.status, refusal.sentence, failed)
}
