import type { Pool } from 'pg'
import type { PersonChange } from '@/lib/contracts/people'
import type { EpochMs } from '@/lib/domain/time'
import { conflict, notFound } from '@/lib/server/errors'
import { appendAudit, type AuditDetail } from '@/lib/server/repositories/audit'
import {
  countAdministrators,
  findPerson,
  lockPeople,
  moveSessionVersion,
  updatePerson,
  type PersonRecord,
} from '@/lib/server/repositories/people'
import { inTransaction, type Queryable } from '@/lib/server/repositories/transaction'
import type { Actor } from './actor'

const isActingAdministrator = ({ role, disabledAt }: PersonRecord): boolean =>
  role === 'administrator' && disabledAt === null

/** Whether somebody can still administer after a change. Ask it with the people locked. */
export const isAdministratorLeft = async (
  db: Queryable,
  before: PersonRecord,
  after: PersonRecord,
): Promise<boolean> => {
  if (!isActingAdministrator(before) || isActingAdministrator(after)) return true
  return (await countAdministrators(db, before.id)) > 0
}

export const requireAdministratorLeft = async (
  db: Queryable,
  before: PersonRecord,
  after: PersonRecord,
): Promise<void> => {
  if (await isAdministratorLeft(db, before, after)) return
  throw conflict(`${before.email} is the only administrator. Make somebody else one first.`)
}

/** Reads a person with all people locked, so that nobody changes anybody until the transaction ends. */
const requirePersonLocked = async (db: Queryable, id: string): Promise<PersonRecord> => {
  await lockPeople(db)
  const person = await findPerson(db, id)
  if (person === null) throw notFound(`There is no person ${id.slice(0, 80)}.`)
  return person
}

/** The person as changed; disabling ends all their sessions for good. */
const changed = (person: PersonRecord, { role, isDisabled }: PersonChange, now: EpochMs): PersonRecord => {
  const next = role === undefined ? person : { ...person, role, roleByClaim: false }
  if (isDisabled === undefined || isDisabled === (person.disabledAt !== null)) return next
  return isDisabled
    ? { ...next, disabledAt: now, sessionVersion: person.sessionVersion + 1 }
    : { ...next, disabledAt: null }
}

const entriesOf = (before: PersonRecord, after: PersonRecord): { action: string; detail: AuditDetail }[] => {
  const entries: { action: string; detail: AuditDetail }[] = []
  if (before.role !== after.role) entries.push({ action: 'person.role', detail: { from: before.role, to: after.role } })
  if (before.disabledAt === null && after.disabledAt !== null) entries.push({ action: 'person.disable', detail: {} })
  if (before.disabledAt !== null && after.disabledAt === null) entries.push({ action: 'person.enable', detail: {} })
  return entries
}

/** Gives a person another role, disables or enables them; 409 when no administrator would be left. */
export const changePerson = (
  pool: Pool,
  actor: Actor,
  { id, ...change }: PersonChange & { id: string },
  now: EpochMs,
): Promise<PersonRecord> =>
  inTransaction(pool, async (db) => {
    const before = await requirePersonLocked(db, id)
    const after = changed(before, change, now)
    await requireAdministratorLeft(db, before, after)
    await updatePerson(db, after)
    for (const entry of entriesOf(before, after)) {
      await appendAudit(db, { at: now, actor: actor.name, target: before.email, ...entry })
    }
    return after
  })

/** Ends all sessions of a person: their version moves on. */
export const revokePersonSessions = async (pool: Pool, actor: Actor, id: string, now: EpochMs): Promise<void> => {
  await inTransaction(pool, async (db) => {
    const person = await requirePersonLocked(db, id)
    await moveSessionVersion(db, id)
    const entry = { at: now, actor: actor.name, action: 'person.end-sessions', target: person.email, detail: {} }
    await appendAudit(db, entry)
  })
}
