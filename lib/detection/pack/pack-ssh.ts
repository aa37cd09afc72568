import type { EpochMs } from '@/lib/domain/time'
import { packLogin, unpackLogin } from './pack-logins'
import { packTries, unpackTries } from './pack-tries'
import type { SshFacts } from '../facts/ssh-facts'

/** What is known of a device's SSH sessions without the names of its fields; at most 600 bytes. */
export const packSsh = ({ records, triesOut, triesIn, logins }: SshFacts, base: EpochMs) =>
  [
    records,
    triesOut.map((window) => packTries(window, base)),
    triesIn.map((window) => packTries(window, base)),
    logins.map((login) => packLogin(login, base)),
  ] as const

export const unpackSsh = (row: ReturnType<typeof packSsh>, base: EpochMs): SshFacts => ({
  records: row[0],
  triesOut: row[1].map((window) => unpackTries(window, base)),
  triesIn: row[2].map((window) => unpackTries(window, base)),
  logins: row[3].map((login) => unpackLogin(login, base)),
})
