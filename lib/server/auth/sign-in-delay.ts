/** Attempts since the last that went well: of the account, and of the client address, the present one not counted. */
export type FailedAttempts = { account: number; address: number }

/** Wrong passwords that are answered at once: people mistype. Many people may share an address. */
const FREE_OF_ACCOUNT = 3
const FREE_OF_ADDRESS = 10
const FIRST_DELAY_MS = 1_000
const DELAY_MAX_MS = 30_000

const grown = (beyondFree: number): number =>
  beyondFree < 0 ? 0 : Math.min(FIRST_DELAY_MS * 2 ** Math.min(beyondFree, 10), DELAY_MAX_MS)

/**
 * How long an attempt to sign in waits before its password is looked at, 0 to 30,000 ms. Nobody is locked out: a locked
 * account would let anybody keep its owner out (OWASP Authentication Cheat Sheet, "Account Lockout").
 */
export const signInDelayMs = ({ account, address }: FailedAttempts): number =>
  Math.max(grown(account - FREE_OF_ACCOUNT), grown(address - FREE_OF_ADDRESS))
