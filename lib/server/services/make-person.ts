import { randomUUID } from 'node:crypto'
import type { Role } from '@/lib/domain/permission'
import type { EpochMs } from '@/lib/domain/time'
import { appendAudit } from '@/lib/server/repositories/audit'
import {
  findPersonByEmail,
  insertPerson,
  lockPeople,
  updatePerson,
  type PersonRecord,
} from '@/lib/server/repositories/people'
import type { Queryable } from '@/lib/server/repositories/transaction'
import { requireAdministratorLeft } from './change-person'

export type NewPerson = { email: string; name: string; role: Role; passwordHash: string }

const recordOf = (given: NewPerson, by: string, now: EpochMs): PersonRecord => ({
  id: randomUUID(),
  ...given,
  provider: null,
  subject: null,
  roleByClaim: false,
  sessionVersion: 0,
  createdAt: now,
  createdBy: by,
  disabledAt: null,
  lastSignedInAt: null,
})

/** `by` is who lets them in; `actor` who does it, when that is somebody else. */
type Given = NewPerson & { by: string; actor?: string; action: string }

/** Makes a person who signs in with a password; false when there is one of this address. */
export const makePerson = async (
  db: Queryable,
  { by, actor = by, action, ...given }: Given,
  now: EpochMs,
): Promise<boolean> => {
  await lockPeople(db)
  if (!(await insertPerson(db, recordOf(given, by, now)))) return false
  await appendAudit(db, { at: now, actor, action, target: given.email, detail: { role: given.role } })
  return true
}

/**
 * Makes a person, or gives one who is there a new password and role and enables them; their sessions end. True when
 * there was none.
 */
export const putPerson = async (db: Queryable, given: Given, now: EpochMs): Promise<boolean> => {
  if (await makePerson(db, given, now)) return true
  const before = await findPersonByEmail(db, given.email)
  if (before === null) throw new Error('A person vanished while all were locked.')
  const { passwordHash, role } = given
  const after = { ...before, passwordHash, role, roleByClaim: false, disabledAt: null }
  await requireAdministratorLeft(db, before, after)
  await updatePerson(db, { ...after, sessionVersion: before.sessionVersion + 1 })
  const detail = { from: before.role, to: role, newPassword: true, wasDisabled: before.disabledAt !== null }
  await appendAudit(db, { at: now, actor: given.by, action: 'person.reset', target: before.email, detail })
  return false
}
