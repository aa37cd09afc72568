import { randomUUID } from 'node:crypto'
import type { Pool } from 'pg'
import type { AcceptanceRequest, InvitationDocument, InvitationMade } from '@/lib/contracts/people'
import type { Role } from '@/lib/domain/permission'
import { HOUR_MS, toIso, type EpochMs } from '@/lib/domain/time'
import { codeHashOf, makeCode } from '@/lib/server/auth/one-time-code'
import { hashPassword } from '@/lib/server/auth/password-hash'
import { encodeCursor, pageOf, TOTAL_EXACT_MAX } from '@/lib/server/cursor'
import { conflict, gone, notFound } from '@/lib/server/errors'
import { appendAudit } from '@/lib/server/repositories/audit'
import {
  countInvitations,
  endInvitation,
  findInvitationByCode,
  insertInvitation,
  readInvitations,
  spendInvitation,
  type InvitationRecord,
} from '@/lib/server/repositories/invitations'
import { findPersonByEmail, lockPeople } from '@/lib/server/repositories/people'
import { inTransaction } from '@/lib/server/repositories/transaction'
import type { Actor } from './actor'
import { makePerson } from './make-person'
import { newestFirstKeyOf } from './newest-first'

const VALID_MS = 72 * HOUR_MS

const stateOf = ({ usedAt, revokedAt, expiresAt }: InvitationRecord, now: EpochMs): InvitationDocument['state'] => {
  if (usedAt !== null) return 'used'
  if (revokedAt !== null) return 'revoked'
  return expiresAt > now ? 'open' : 'expired'
}

const documentOf = (record: InvitationRecord, now: EpochMs): InvitationDocument => ({
  id: record.id,
  email: record.email,
  role: record.role,
  createdBy: record.createdBy,
  createdAt: toIso(record.createdAt),
  expiresAt: toIso(record.expiresAt),
  state: stateOf(record, now),
})

/** Invites somebody; an earlier open invitation for the same address ends. The code is in this answer only. */
export const invite = async (
  pool: Pool,
  actor: Actor,
  { email, role }: { email: string; role: Role },
  now: EpochMs,
): Promise<InvitationMade> => {
  const code = makeCode()
  const by = { createdBy: actor.name, createdAt: now, expiresAt: now + VALID_MS }
  const record: InvitationRecord = { id: randomUUID(), email, role, ...by, usedAt: null, revokedAt: null }
  await inTransaction(pool, async (db) => {
    await lockPeople(db)
    if ((await findPersonByEmail(db, email)) !== null) throw conflict(`${email} can sign in already.`)
    await insertInvitation(db, record, codeHashOf(code))
    const detail = { id: record.id, role }
    await appendAudit(db, { at: now, actor: actor.name, action: 'person.invite', target: email, detail })
  })
  return { ...documentOf(record, now), path: `/invitation?code=${code}` }
}

/** A page of the invitations, the newest first. */
export const listInvitations = async (
  pool: Pool,
  { cursor, limit }: { cursor: string | null; limit: number },
  now: EpochMs,
) => {
  const records = await readInvitations(pool, newestFirstKeyOf(cursor), limit + 1)
  const items = records.slice(0, limit).map((record) => documentOf(record, now))
  const last = records.length > limit ? records[limit - 1] : undefined
  const next = last === undefined ? null : encodeCursor([last.createdAt, last.id])
  return pageOf(items, next, await countInvitations(pool, TOTAL_EXACT_MAX + 1))
}

/** Ends an open invitation. */
export const revokeInvitation = async (pool: Pool, actor: Actor, id: string, now: EpochMs): Promise<void> => {
  await inTransaction(pool, async (db) => {
    const ended = await endInvitation(db, id, now)
    if (ended === null) throw notFound(`There is no open invitation ${id.slice(0, 80)}.`)
    const entry = { at: now, actor: actor.name, target: ended.email, detail: { id } }
    await appendAudit(db, { ...entry, action: 'person.revoke-invitation' })
  })
}

/** Whom the invitation of a code is for, while it can be taken up. */
export const findOpenInvitation = async (
  pool: Pool,
  code: string,
  now: EpochMs,
): Promise<{ email: string; role: Role } | null> => {
  const found = await findInvitationByCode(pool, codeHashOf(code), now)
  return found === null ? null : { email: found.email, role: found.role }
}

/** Takes an invitation up: makes the person, who then signs in with the answered address. */
export const acceptInvitation = async (
  pool: Pool,
  { code, name, password }: AcceptanceRequest,
  now: EpochMs,
): Promise<{ email: string }> => {
  const invitation = await findInvitationByCode(pool, codeHashOf(code), now)
  const over = gone('This invitation was used, withdrawn or is too old. Ask for a new one.')
  if (invitation === null) throw over
  const passwordHash = await hashPassword(password)
  const { id, email, role, createdBy } = invitation
  await inTransaction(pool, async (db) => {
    if (!(await spendInvitation(db, id, now))) throw over
    const person = { email, role, name, passwordHash, by: createdBy, actor: email, action: 'person.accept-invitation' }
    if (!(await makePerson(db, person, now))) throw conflict(`${email} can sign in already.`)
  })
  return { email }
}
