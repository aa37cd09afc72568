import type { Role } from '@/lib/domain/permission'
import type { EpochMs } from '@/lib/domain/time'
import type { Queryable } from './transaction'

/** Somebody who may sign in, or could. */
export type PersonRecord = {
  id: string
  /** Lower case. */
  email: string
  name: string
  role: Role | null
  passwordHash: string | null
  /** The issuer of the account at the provider, and its name there. */
  provider: string | null
  subject: string | null
  /** The role came by a claim of the provider, and goes with it. */
  roleByClaim: boolean
  sessionVersion: number
  createdAt: EpochMs
  createdBy: string
  disabledAt: EpochMs | null
  lastSignedInAt: EpochMs | null
}

type Row = {
  id: string
  email: string
  name: string
  role: Role | null
  password_hash: string | null
  provider: string | null
  subject: string | null
  role_by_claim: boolean
  session_version: number
  created_at: Date
  created_by: string
  disabled_at: Date | null
  last_signed_in_at: Date | null
}

const personOf = (row: Row): PersonRecord => ({
  id: row.id,
  email: row.email,
  name: row.name,
  role: row.role,
  passwordHash: row.password_hash,
  provider: row.provider,
  subject: row.subject,
  roleByClaim: row.role_by_claim,
  sessionVersion: row.session_version,
  createdAt: row.created_at.getTime(),
  createdBy: row.created_by,
  disabledAt: row.disabled_at?.getTime() ?? null,
  lastSignedInAt: row.last_signed_in_at?.getTime() ?? null,
})

const timeOf = (at: EpochMs | null): Date | null => (at === null ? null : new Date(at))

const one = async (db: Queryable, condition: string, values: unknown[]): Promise<PersonRecord | null> => {
  const { rows } = await db.query<Row>(`SELECT * FROM person WHERE ${condition}`, values)
  return rows[0] === undefined ? null : personOf(rows[0])
}

export const findPerson = (db: Queryable, id: string): Promise<PersonRecord | null> => one(db, 'id = $1', [id])

export const findPersonByEmail = (db: Queryable, email: string): Promise<PersonRecord | null> =>
  one(db, 'email = $1', [email])

export const findPersonByAccount = (
  db: Queryable,
  { provider, subject }: { provider: string; subject: string },
): Promise<PersonRecord | null> => one(db, 'provider = $1 AND subject = $2', [provider, subject])

/** Nobody else changes people until the transaction ends: whether an administrator is left is asked before the write. */
export const lockPeople = async (db: Queryable): Promise<void> => {
  await db.query('LOCK TABLE person IN SHARE ROW EXCLUSIVE MODE')
}

/** Administrators who can sign in, but for the one named; at most 2 are counted. */
export const countAdministrators = async (db: Queryable, exceptId = ''): Promise<number> => {
  const { rows } = await db.query<{ n: number }>(
    `SELECT count(*)::int AS n FROM (SELECT 1 FROM person
      WHERE role = 'administrator' AND disabled_at IS NULL AND id <> $1 LIMIT 2) AS counted`,
    [exceptId],
  )
  return rows[0]?.n ?? 0
}

/** Writes a new person; false when there is one of this e-mail address. */
export const insertPerson = async (db: Queryable, person: PersonRecord): Promise<boolean> => {
  const { rowCount } = await db.query(
    `INSERT INTO person (id, email, name, role, password_hash, provider, subject, role_by_claim, session_version,
       created_at, created_by, disabled_at, last_signed_in_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) ON CONFLICT (email) DO NOTHING`,
    [
      person.id,
      person.email,
      person.name,
      person.role,
      person.passwordHash,
      person.provider,
      person.subject,
      person.roleByClaim,
      person.sessionVersion,
      timeOf(person.createdAt),
      person.createdBy,
      timeOf(person.disabledAt),
      timeOf(person.lastSignedInAt),
    ],
  )
  return rowCount === 1
}

/** Writes what an administrator or a provider changes of a person. Read the person with all people locked. */
export const updatePerson = async (db: Queryable, person: PersonRecord): Promise<void> => {
  await db.query(
    `UPDATE person SET role = $2, role_by_claim = $3, password_hash = $4, session_version = $5, disabled_at = $6
      WHERE id = $1`,
    [person.id, person.role, person.roleByClaim, person.passwordHash, person.sessionVersion, timeOf(person.disabledAt)],
  )
}

/** Replaces one password hash by another and moves the version of the sessions on; null when it was not that one. */
export const replacePassword = async (
  db: Queryable,
  { id, from, to }: { id: string; from: string; to: string },
): Promise<number | null> => {
  const { rows } = await db.query<{ version: number }>(
    `UPDATE person SET password_hash = $3, session_version = session_version + 1
      WHERE id = $1 AND password_hash = $2 AND disabled_at IS NULL RETURNING session_version AS version`,
    [id, from, to],
  )
  return rows[0]?.version ?? null
}

/** Ends all sessions of a person: their version moves on. */
export const moveSessionVersion = async (db: Queryable, id: string): Promise<void> => {
  await db.query('UPDATE person SET session_version = session_version + 1 WHERE id = $1', [id])
}

export const noteSignIn = async (db: Queryable, id: string, at: EpochMs): Promise<void> => {
  await db.query('UPDATE person SET last_signed_in_at = $2 WHERE id = $1', [id, new Date(at)])
}

/** Text as it is looked for in LIKE, without its wildcards. */
const likeOf = (text: string): string => `%${text.replace(/[\\%_]/g, '\\$&')}%`

type PageRequest = { q: string; after: string | null; limit: number }

/** People by e-mail address whose name or address holds a text, those after an address. */
export const readPeople = async (db: Queryable, { q, after, limit }: PageRequest): Promise<PersonRecord[]> => {
  const { rows } = await db.query<Row>(
    `SELECT * FROM person WHERE (email LIKE $1 OR lower(name) LIKE $1) AND ($2::text IS NULL OR email > $2)
      ORDER BY email LIMIT $3`,
    [likeOf(q.toLowerCase()), after, limit],
  )
  return rows.map(personOf)
}

/** How many people a text finds, counted to `max`. */
export const countPeople = async (db: Queryable, q: string, max: number): Promise<number> => {
  const { rows } = await db.query<{ n: number }>(
    `SELECT count(*)::int AS n FROM (
       SELECT 1 FROM person WHERE email LIKE $1 OR lower(name) LIKE $1 LIMIT $2) AS found`,
    [likeOf(q.toLowerCase()), max],
  )
  return rows[0]?.n ?? 0
}
