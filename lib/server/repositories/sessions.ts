import type { EpochMs } from '@/lib/domain/time'
import type { Role } from '@/lib/domain/permission'
import type { Queryable } from './transaction'

/** A session and the person whose it is, as a request needs them. */
export type SessionRecord = {
  id: string
  personId: string
  createdAt: EpochMs
  lastSeenAt: EpochMs
  expiresAt: EpochMs
  userAgent: string
}

/** Who a session stands for now: not who they were when it began. */
export type SessionPerson = {
  sessionId: string
  personId: string
  email: string
  name: string
  role: Role | null
  hasPassword: boolean
  lastSeenAt: EpochMs
}

/**
 * Whether a session `s` of person `p` can be used at `$1`, when unused since `$2` it has ended. The version of the
 * person moves on when all their sessions end.
 */
const USABLE = `s.revoked_at IS NULL AND s.expires_at > $1 AND s.last_seen_at > $2
  AND s.session_version = p.session_version AND p.disabled_at IS NULL`

/** A moment, and the one since which a session must have been used to be usable then. */
export type UsableAt = { now: EpochMs; idleSince: EpochMs }

const timesOf = ({ now, idleSince }: UsableAt): [Date, Date] => [new Date(now), new Date(idleSince)]

export const insertSession = async (db: Queryable, session: SessionRecord, sessionVersion: number): Promise<void> => {
  await db.query(
    `INSERT INTO session (id, person_id, session_version, created_at, last_seen_at, expires_at, user_agent)
     VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    [
      session.id,
      session.personId,
      sessionVersion,
      new Date(session.createdAt),
      new Date(session.lastSeenAt),
      new Date(session.expiresAt),
      session.userAgent,
    ],
  )
}

/** The person of a session that can be used, else null. */
export const findSessionPerson = async (db: Queryable, id: string, at: UsableAt): Promise<SessionPerson | null> => {
  type Row = Omit<SessionPerson, 'lastSeenAt'> & { lastSeenAt: Date }
  const { rows } = await db.query<Row>(
    `SELECT s.id AS "sessionId", p.id AS "personId", p.email, p.name, p.role,
            p.password_hash IS NOT NULL AS "hasPassword", s.last_seen_at AS "lastSeenAt"
       FROM session s JOIN person p ON p.id = s.person_id WHERE s.id = $3 AND ${USABLE}`,
    [...timesOf(at), id],
  )
  return rows[0] === undefined ? null : { ...rows[0], lastSeenAt: rows[0].lastSeenAt.getTime() }
}

/** What is left of a session that can be used. */
export type SessionLife = { id: string; role: Role | null; lastSeenAt: EpochMs; expiresAt: EpochMs }

/** Those of some sessions that can be used. */
export const readUsableSessions = async (
  db: Queryable,
  ids: readonly string[],
  at: UsableAt,
): Promise<SessionLife[]> => {
  type Row = { id: string; role: Role | null; last_seen_at: Date; expires_at: Date }
  const { rows } = await db.query<Row>(
    `SELECT s.id, p.role, s.last_seen_at, s.expires_at FROM session s JOIN person p ON p.id = s.person_id
      WHERE s.id = ANY ($3::text[]) AND ${USABLE}`,
    [...timesOf(at), ids],
  )
  return rows.map(({ id, role, last_seen_at: seen, expires_at: end }) => {
    return { id, role, lastSeenAt: seen.getTime(), expiresAt: end.getTime() }
  })
}

export const touchSession = async (db: Queryable, id: string, at: EpochMs): Promise<void> => {
  await db.query('UPDATE session SET last_seen_at = $2 WHERE id = $1', [id, new Date(at)])
}

/** A person's sessions that can be used, the latest first. */
export const readSessions = async (
  db: Queryable,
  personId: string,
  at: UsableAt,
  limit: number,
): Promise<SessionRecord[]> => {
  type Row = {
    id: string
    person_id: string
    created_at: Date
    last_seen_at: Date
    expires_at: Date
    user_agent: string
  }
  const { rows } = await db.query<Row>(
    `SELECT s.* FROM session s JOIN person p ON p.id = s.person_id
      WHERE s.person_id = $3 AND ${USABLE} ORDER BY s.created_at DESC, s.id LIMIT $4`,
    [...timesOf(at), personId, limit],
  )
  return rows.map((row) => ({
    id: row.id,
    personId: row.person_id,
    createdAt: row.created_at.getTime(),
    lastSeenAt: row.last_seen_at.getTime(),
    expiresAt: row.expires_at.getTime(),
    userAgent: row.user_agent,
  }))
}

/** How many sessions that can be used each of these people has; those without any are left out. */
export const countSessions = async (
  db: Queryable,
  personIds: readonly string[],
  at: UsableAt,
): Promise<ReadonlyMap<string, number>> => {
  const { rows } = await db.query<{ id: string; n: number }>(
    `SELECT p.id, count(*)::int AS n FROM session s JOIN person p ON p.id = s.person_id
      WHERE p.id = ANY ($3::text[]) AND ${USABLE} GROUP BY p.id`,
    [...timesOf(at), personIds],
  )
  return new Map(rows.map(({ id, n }) => [id, n]))
}

/** Ends a person's session; false when there is none of this id that had not ended. */
export const endSession = async (db: Queryable, personId: string, id: string, at: EpochMs): Promise<boolean> => {
  const { rowCount } = await db.query(
    `UPDATE session SET revoked_at = $3 WHERE id = $1 AND person_id = $2 AND revoked_at IS NULL AND expires_at > $3`,
    [id, personId, new Date(at)],
  )
  return rowCount === 1
}

/** Ends a person's sessions beyond so many, those unused for longest. */
export const endOldSessions = async (db: Queryable, personId: string, kept: number, at: EpochMs): Promise<void> => {
  await db.query(
    `UPDATE session SET revoked_at = $3 WHERE id IN (
       SELECT id FROM session WHERE person_id = $1 AND revoked_at IS NULL AND expires_at > $3
        ORDER BY last_seen_at DESC, id OFFSET $2)`,
    [personId, kept, new Date(at)],
  )
}

/** Takes a session over to the version its person has now. */
export const renewSession = async (db: Queryable, id: string, sessionVersion: number): Promise<void> => {
  await db.query('UPDATE session SET session_version = $2 WHERE id = $1', [id, sessionVersion])
}
