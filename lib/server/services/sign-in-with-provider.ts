import { randomUUID } from 'node:crypto'
import type { Pool } from 'pg'
import type { Role } from '@/lib/domain/permission'
import { NAME_LENGTH_MAX } from '@/lib/domain/person'
import type { EpochMs } from '@/lib/domain/time'
import { digest } from '@/lib/server/digest'
import { appendAudit } from '@/lib/server/repositories/audit'
import { findInvitationByEmail, spendInvitation } from '@/lib/server/repositories/invitations'
import {
  findPersonByAccount,
  findPersonByEmail,
  insertPerson,
  lockPeople,
  updatePerson,
  type PersonRecord,
} from '@/lib/server/repositories/people'
import { storableText } from '@/lib/server/repositories/storable'
import { inTransaction, type Queryable } from '@/lib/server/repositories/transaction'
import { isAdministratorLeft } from './change-person'
import { openSession, type Client } from './open-session'

/** An account at the OpenID provider, as its ID token states it. */
export type ProviderAccount = {
  issuer: string
  subject: string
  /** Null unless the provider says that it verified it: an address anybody may type proves nothing. */
  verifiedEmail: string | null
  name: string
  /** The role its claim is mapped to; null when there is no claim or no mapping for it. */
  claimedRole: Role | null
}

/** Somebody the provider knows who may not sign in here; the code is shown by the sign-in page. */
export class SignInRefused extends Error {
  override name = 'SignInRefused'
  constructor(readonly code: 'AccountDisabled' | 'AccountExists') {
    super(code)
  }
}

/** Stands for an address that is not verified: unique, and nobody's. */
const placeholderOf = ({ issuer, subject }: ProviderAccount): string =>
  `${digest(`${issuer}\n${subject}`).slice(0, 16)}@${new URL(issuer).hostname}`

const newPerson = (account: ProviderAccount, now: EpochMs): PersonRecord => ({
  id: randomUUID(),
  email: account.verifiedEmail ?? placeholderOf(account),
  name: storableText(account.name.slice(0, NAME_LENGTH_MAX)),
  role: null,
  passwordHash: null,
  provider: account.issuer,
  subject: account.subject,
  roleByClaim: false,
  sessionVersion: 0,
  createdAt: now,
  createdBy: 'provider',
  disabledAt: null,
  lastSignedInAt: null,
})

const findOrMake = async (db: Queryable, account: ProviderAccount, now: EpochMs): Promise<PersonRecord> => {
  const known = await findPersonByAccount(db, { provider: account.issuer, subject: account.subject })
  if (known !== null) return known
  const person = newPerson(account, now)
  // Not joined to the account of the same address here: whoever runs the provider would get into it.
  if ((await findPersonByEmail(db, person.email)) !== null) throw new SignInRefused('AccountExists')
  await insertPerson(db, person)
  const detail = { provider: account.issuer }
  await appendAudit(db, { at: now, actor: 'provider', action: 'person.create', target: person.email, detail })
  return person
}

const invitedRole = async (db: Queryable, email: string | null, now: EpochMs): Promise<Role | null> => {
  const invitation = email === null ? null : await findInvitationByEmail(db, email, now)
  if (invitation === null) return null
  return (await spendInvitation(db, invitation.id, now)) ? invitation.role : null
}

/** The claim wins; a role that came by a claim goes with it; without any role an invitation is taken up. */
const withRole = async (
  db: Queryable,
  person: PersonRecord,
  { claimedRole, verifiedEmail }: ProviderAccount,
  now: EpochMs,
): Promise<PersonRecord> => {
  if (claimedRole !== null) return { ...person, role: claimedRole, roleByClaim: true }
  const kept = person.roleByClaim ? null : person.role
  return { ...person, role: kept ?? (await invitedRole(db, verifiedEmail, now)), roleByClaim: false }
}

const changeRole = async (db: Queryable, before: PersonRecord, given: PersonRecord, now: EpochMs) => {
  if (given.role === before.role && given.roleByClaim === before.roleByClaim) return before
  // The last administrator stays one, whatever the provider says, or nobody could set things right.
  if (!(await isAdministratorLeft(db, before, given))) return before
  await updatePerson(db, given)
  const detail = { from: before.role, to: given.role, byClaim: given.roleByClaim }
  await appendAudit(db, { at: now, actor: 'provider', action: 'person.role', target: given.email, detail })
  return given
}

/** Signs in whom the OpenID provider vouches for, and returns the id of the session. Throws SignInRefused. */
export const signInWithProvider = (
  pool: Pool,
  account: ProviderAccount,
  client: Client,
  now: EpochMs,
): Promise<string> =>
  inTransaction(pool, async (db) => {
    await lockPeople(db)
    const person = await findOrMake(db, account, now)
    if (person.disabledAt !== null) throw new SignInRefused('AccountDisabled')
    const current = await changeRole(db, person, await withRole(db, person, account, now), now)
    return openSession(db, current, { ...client, by: 'provider' }, now)
  })
