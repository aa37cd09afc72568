import type { Pool } from 'pg'
import type { PersonDocument } from '@/lib/contracts/people'
import type { EpochMs } from '@/lib/domain/time'
import { notFound } from '@/lib/server/errors'
import { findPersonByEmail } from '@/lib/server/repositories/people'
import { inTransaction } from '@/lib/server/repositories/transaction'
import type { Actor } from './actor'
import { changePerson } from './change-person'
import { listPeople } from './list-people'
import { putPerson, type NewPerson } from './make-person'

const PAGE = 500

/** Makes a person, or gives one who is there a new password and role; true when there was none. */
export const putPersonByCommand = (pool: Pool, actor: Actor, given: NewPerson, now: EpochMs): Promise<boolean> =>
  inTransaction(pool, (db) => putPerson(db, { ...given, by: actor.name, action: 'person.create' }, now))

/** Disables a person, whose sessions end. */
export const disablePerson = async (pool: Pool, actor: Actor, email: string, now: EpochMs): Promise<void> => {
  const person = await findPersonByEmail(pool, email)
  if (person === null) throw notFound(`There is no person ${email}.`)
  await changePerson(pool, actor, { id: person.id, isDisabled: true }, now)
}

/** All people by e-mail address, read a page at a time. */
export const everyPerson = async function* (pool: Pool, now: EpochMs): AsyncGenerator<PersonDocument> {
  let cursor: string | null = null
  do {
    const page: Awaited<ReturnType<typeof listPeople>> = await listPeople(pool, { q: '', cursor, limit: PAGE }, now)
    yield* page.items
    cursor = page.nextCursor
  } while (cursor !== null)
}
