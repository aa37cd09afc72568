import type { Pool } from 'pg'
import type { PersonDocument } from '@/lib/contracts/people'
import { toIso, type EpochMs } from '@/lib/domain/time'
import { badCursor, decodeCursor, encodeCursor, pageOf, TOTAL_EXACT_MAX } from '@/lib/server/cursor'
import { countPeople, readPeople, type PersonRecord } from '@/lib/server/repositories/people'
import { countSessions } from '@/lib/server/repositories/sessions'
import { storableText } from '@/lib/server/repositories/storable'
import { usableAt } from './find-session'

const isoOrNull = (at: EpochMs | null): string | null => (at === null ? null : toIso(at))

const documentOf = (person: PersonRecord, sessions: number): PersonDocument => ({
  id: person.id,
  email: person.email,
  name: person.name,
  role: person.role,
  hasPassword: person.passwordHash !== null,
  hasProvider: person.provider !== null,
  createdAt: toIso(person.createdAt),
  createdBy: person.createdBy,
  disabledAt: isoOrNull(person.disabledAt),
  lastSignedInAt: isoOrNull(person.lastSignedInAt),
  sessions,
})

const documentsOf = async (pool: Pool, people: readonly PersonRecord[], now: EpochMs): Promise<PersonDocument[]> => {
  const ids = people.map(({ id }) => id)
  const sessions = await countSessions(pool, ids, usableAt(now))
  return people.map((person) => documentOf(person, sessions.get(person.id) ?? 0))
}

/** A person as the API shows them. */
export const personDocument = async (pool: Pool, person: PersonRecord, now: EpochMs): Promise<PersonDocument> =>
  documentOf(person, (await countSessions(pool, [person.id], usableAt(now))).get(person.id) ?? 0)

const afterOf = (cursor: string | null): string | null => {
  const key = decodeCursor(cursor)
  if (key === null) return null
  const [email] = key
  if (typeof email !== 'string' || key.length !== 1) throw badCursor()
  return storableText(email)
}

/** A page of the people whose name or e-mail address holds a text. */
export const listPeople = async (
  pool: Pool,
  { q, cursor, limit }: { q: string; cursor: string | null; limit: number },
  now: EpochMs,
) => {
  const text = storableText(q)
  const people = await readPeople(pool, { q: text, after: afterOf(cursor), limit: limit + 1 })
  const items = people.slice(0, limit)
  const last = people.length > limit ? items.at(-1) : undefined
  const total = await countPeople(pool, text, TOTAL_EXACT_MAX + 1)
  return pageOf(await documentsOf(pool, items, now), last === undefined ? null : encodeCursor([last.email]), total)
}
