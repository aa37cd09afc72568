import type { ClaimedProfile } from '@/lib/domain/claimed-profile'
import type { EpochMs } from '@/lib/domain/time'
import { boundedText } from '../sketch/bounded-text'
import { judgedProfile, type JudgedProfile } from '../facts/claimed-facts'
import { hashText } from '../sketch/hash-text'

/** What guards a device, as its profile tells; the places are stored, so new ones go to the end. */
export const PROTECTIONS = [
  'secure boot',
  'signed updates',
  'logging',
  'a read-only system',
  'encrypted storage',
  'the lock after wrong passwords',
  'credentials of its own',
  'TLS 1.2',
  'a closed debug interface',
  'protection against older firmware',
] as const
export type Protection = (typeof PROTECTIONS)[number]

/** What became other from one claim to the next. */
export type ProfileChanges = {
  /** The version before the present one, and when the present one was first claimed. */
  firmware: { from: string; at: EpochMs } | null
  /** Protections that were on before and are off now. */
  lowered: { protection: Protection; at: EpochMs }[]
  /** Hashes of the accounts named last; null when none were named, or more than are kept. */
  accounts: number[] | null
  /** Accounts that an earlier list did not name, the latest ones. */
  added: { name: string; at: EpochMs }[]
}

export type ProfileFacts = { claimedAt: EpochMs; profile: JudgedProfile; changes: ProfileChanges }

export const LOWERED_MAX = 4
/** Accounts that may sign in on a device are few; a longer list is a directory, and its changes say nothing. */
export const ACCOUNTS_MAX = 8
export const ADDED_MAX = 2
const ACCOUNT_LENGTH_MAX = 12

const NOTHING: ProfileChanges = { firmware: null, lowered: [], accounts: null, added: [] }
const OUTDATED_TLS: ReadonlySet<string> = new Set(['none', 'ssl3', '1.0', '1.1'])
const OPEN_CREDENTIALS: ReadonlySet<string> = new Set(['default', 'none-required'])

/** Whether a member is in a set; undefined, which says nothing, when it is missing. */
const isIn = (members: ReadonlySet<string>, value: string | undefined): boolean | undefined =>
  value === undefined ? undefined : members.has(value)

const isOff = (value: boolean | undefined): boolean | undefined => (value === undefined ? undefined : !value)

/** Whether a protection is off; undefined when the device does not say. */
const IS_OFF: Readonly<Record<Protection, (profile: JudgedProfile) => boolean | undefined>> = {
  'secure boot': ({ boot }) => isOff(boot?.secure),
  'signed updates': ({ updates }) => isOff(updates?.signed),
  logging: ({ logging }) => isOff(logging?.enabled),
  'a read-only system': ({ system }) => isOff(system?.readOnly),
  'encrypted storage': ({ encryption }) => isOff(encryption?.storageEncrypted),
  'the lock after wrong passwords': ({ login }) => isOff(login?.lockout),
  'credentials of its own': ({ credentials }) => isIn(OPEN_CREDENTIALS, credentials),
  'TLS 1.2': ({ encryption }) => isIn(OUTDATED_TLS, encryption?.tlsMinimum),
  'a closed debug interface': ({ debugInterface }) => debugInterface,
  'protection against older firmware': ({ updates }) => isOff(updates?.rollbackProtected),
}

const loweredOf = (known: ProfileFacts, after: JudgedProfile, at: EpochMs): ProfileChanges['lowered'] =>
  PROTECTIONS.flatMap((protection) => {
    const isProtectionOff = IS_OFF[protection]
    if (isProtectionOff(after) !== true) return []
    const since = known.changes.lowered.find((one) => one.protection === protection)
    if (since !== undefined) return [since]
    return isProtectionOff(known.profile) === false ? [{ protection, at }] : []
  })
    .sort((a, b) => b.at - a.at)
    .slice(0, LOWERED_MAX)

/** An account as subjects name it. */
export const accountName = (name: string): string => boundedText(name, ACCOUNT_LENGTH_MAX)

type AccountChanges = Pick<ProfileChanges, 'accounts' | 'added'>

const accountsOf = ({ accounts, added }: AccountChanges, claim: ClaimedProfile, at: EpochMs): AccountChanges => {
  const names = claim.login?.accounts
  if (names === undefined) return { accounts, added }
  if (names.length > ACCOUNTS_MAX) return { accounts: null, added }
  const fresh = accounts === null ? [] : names.filter((name) => !accounts.includes(hashText(name)))
  return {
    accounts: names.map(hashText),
    added: [...added, ...fresh.map((name) => ({ name: accountName(name), at }))].slice(-ADDED_MAX),
  }
}

const firmwareOf = ({ profile, changes }: ProfileFacts, after: JudgedProfile, at: EpochMs) => {
  const from = profile.firmware?.version
  const isSame = from === undefined || after.firmware === undefined || from === after.firmware.version
  return isSame ? changes.firmware : { from, at }
}

/** What is known of a device's profile after a claim of it: what rules judge, and what became other. */
export const foldClaim = (known: ProfileFacts | null, claim: ClaimedProfile, at: EpochMs): ProfileFacts => {
  const profile = judgedProfile(known?.profile ?? {}, claim)
  const accounts = accountsOf(known?.changes ?? NOTHING, claim, at)
  if (known === null) return { claimedAt: at, profile, changes: { ...NOTHING, ...accounts } }
  const changes = { firmware: firmwareOf(known, profile, at), lowered: loweredOf(known, profile, at), ...accounts }
  return { claimedAt: at, profile, changes }
}
