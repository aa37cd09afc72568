import { hash, verify } from '@node-rs/argon2'
import { createTurns } from '@/lib/server/auth/turns'

/**
 * Argon2id with 19 MiB, 2 passes, 1 lane: the OWASP Password Storage Cheat Sheet's first choice (its minimum since
 * 2023). Argon2id is the package's default algorithm; its enum cannot be named here, being a const enum.
 */
const PARAMETERS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const

/** Hashes of a process at once, of 19 MiB and a core each; the rest stand in line, about a second's worth. */
const AT_ONCE = 2
const WAITING_MAX = 64

// Next.js bundles a module once per kind of route: there must be one line per process all the same.
const shared = globalThis as typeof globalThis & { vedetteHashTurns?: ReturnType<typeof createTurns> }
const inTurn = (shared.vedetteHashTurns ??= createTurns(AT_ONCE, WAITING_MAX))

/** A hash with PARAMETERS of a text nobody knows: what is compared with when there is no password. */
let nobodys: Promise<string> | undefined

/** What the database keeps of a password. 429 when too many are being hashed. */
export const hashPassword = (password: string): Promise<string> =>
  inTurn(() => hash(password.normalize('NFKC'), PARAMETERS))

/** Whether a password is the one that was hashed; without a hash never, after the same work. */
export const isPassword = async (passwordHash: string | null, given: string): Promise<boolean> => {
  nobodys ??= hash(crypto.randomUUID(), PARAMETERS)
  const compared = passwordHash ?? (await nobodys)
  const isSame = await inTurn(() => verify(compared, given.normalize('NFKC')))
  return isSame && passwordHash !== null
}
