import type { Role } from '@/lib/domain/permission'
import type { EpochMs } from '@/lib/domain/time'
import type { Queryable } from './transaction'

export type InvitationRecord = {
  id: string
  email: string
  role: Role
  createdBy: string
  createdAt: EpochMs
  expiresAt: EpochMs
  usedAt: EpochMs | null
  revokedAt: EpochMs | null
}

type Row = {
  id: string
  email: string
  role: Role
  created_by: string
  created_at: Date
  expires_at: Date
  used_at: Date | null
  revoked_at: Date | null
}

const invitationOf = (row: Row): InvitationRecord => ({
  id: row.id,
  email: row.email,
  role: row.role,
  createdBy: row.created_by,
  createdAt: row.created_at.getTime(),
  expiresAt: row.expires_at.getTime(),
  usedAt: row.used_at?.getTime() ?? null,
  revokedAt: row.revoked_at?.getTime() ?? null,
})

const IS_OPEN = 'used_at IS NULL AND revoked_at IS NULL AND expires_at > $2'

const first = (rows: readonly Row[]): InvitationRecord | null => (rows[0] === undefined ? null : invitationOf(rows[0]))

/** Writes an invitation; what was open for its address has ended with it. */
export const insertInvitation = async (db: Queryable, given: InvitationRecord, codeHash: Buffer): Promise<void> => {
  await db.query('UPDATE invitation SET revoked_at = $2 WHERE email = $1 AND used_at IS NULL AND revoked_at IS NULL', [
    given.email,
    new Date(given.createdAt),
  ])
  await db.query(
    `INSERT INTO invitation (id, email, role, code_hash, created_by, created_at, expires_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    [
      given.id,
      given.email,
      given.role,
      codeHash,
      given.createdBy,
      new Date(given.createdAt),
      new Date(given.expiresAt),
    ],
  )
}

/** The invitation of a code that can be taken up. */
export const findInvitationByCode = async (db: Queryable, hash: Buffer, now: EpochMs) =>
  first(
    (await db.query<Row>(`SELECT * FROM invitation WHERE code_hash = $1 AND ${IS_OPEN}`, [hash, new Date(now)])).rows,
  )

/** The invitation of an e-mail address that can be taken up. */
export const findInvitationByEmail = async (db: Queryable, email: string, now: EpochMs) =>
  first((await db.query<Row>(`SELECT * FROM invitation WHERE email = $1 AND ${IS_OPEN}`, [email, new Date(now)])).rows)

/** Uses an invitation up; false when it was no longer open. */
export const spendInvitation = async (db: Queryable, id: string, now: EpochMs): Promise<boolean> => {
  const { rowCount } = await db.query(`UPDATE invitation SET used_at = $2 WHERE id = $1 AND ${IS_OPEN}`, [
    id,
    new Date(now),
  ])
  return rowCount === 1
}

/** Ends an open invitation; null when there is none of this id. */
export const endInvitation = async (db: Queryable, id: string, now: EpochMs) =>
  first(
    (
      await db.query<Row>(`UPDATE invitation SET revoked_at = $2 WHERE id = $1 AND ${IS_OPEN} RETURNING *`, [
        id,
        new Date(now),
      ])
    ).rows,
  )

/** Invitations made before one, the newest first. */
export const readInvitations = async (
  db: Queryable,
  after: readonly [EpochMs, string] | null,
  limit: number,
): Promise<InvitationRecord[]> => {
  const [at, id] = after ?? [null, null]
  const { rows } = await db.query<Row>(
    `SELECT * FROM invitation WHERE $1::timestamptz IS NULL OR (created_at, id) < ($1, $2::text)
      ORDER BY created_at DESC, id DESC LIMIT $3`,
    [at === null ? null : new Date(at), id, limit],
  )
  return rows.map(invitationOf)
}

/** How many invitations there are, counted to `max`. */
export const countInvitations = async (db: Queryable, max: number): Promise<number> => {
  const { rows } = await db.query<{ n: number }>(
    'SELECT count(*)::int AS n FROM (SELECT 1 FROM invitation LIMIT $1) AS counted',
    [max],
  )
  return rows[0]?.n ?? 0
}
