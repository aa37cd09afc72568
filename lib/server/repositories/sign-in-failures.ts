import type { EpochMs } from '@/lib/domain/time'
import type { Queryable } from './transaction'

/**
 * Counts an attempt as failed before its password is looked at, so that many at once do not all find a low number, and
 * says how many there had been. Failures before `forgottenBefore` do not count.
 */
export const countAttempt = async (
  db: Queryable,
  key: string,
  now: EpochMs,
  forgottenBefore: EpochMs,
): Promise<number> => {
  const { rows } = await db.query<{ before: number }>(
    `INSERT INTO sign_in_failure AS f (key, failures, last_failed_at) VALUES ($1, 1, $2)
     ON CONFLICT (key) DO UPDATE SET last_failed_at = EXCLUDED.last_failed_at,
       failures = CASE WHEN f.last_failed_at < $3 THEN 1 ELSE LEAST(f.failures + 1, 1000000) END
     RETURNING failures - 1 AS before`,
    [key, new Date(now), new Date(forgottenBefore)],
  )
  return rows[0]?.before ?? 0
}

/** An attempt that went well: the account starts anew, the address gets its one attempt back. */
export const forgetAttempts = async (db: Queryable, accountKey: string, addressKey: string): Promise<void> => {
  await db.query('DELETE FROM sign_in_failure WHERE key = $1', [accountKey])
  await giveAttemptBack(db, addressKey)
}

/** An attempt that was not looked at does not count, nor leave a row: anybody can name any number of accounts. */
export const giveAttemptBack = async (db: Queryable, key: string): Promise<void> => {
  await db.query(
    `WITH gone AS (DELETE FROM sign_in_failure WHERE key = $1 AND failures <= 1)
     UPDATE sign_in_failure SET failures = failures - 1 WHERE key = $1 AND failures > 1`,
    [key],
  )
}

/** Counts a wrong password for the audit log. */
export const countFailureOfHour = async (db: Queryable, email: string, hour: EpochMs): Promise<void> => {
  await db.query(
    `INSERT INTO sign_in_failure_hour AS h (email, hour, failures) VALUES ($1, $2, 1)
     ON CONFLICT (hour, email) DO UPDATE SET failures = h.failures + 1`,
    [email, new Date(hour)],
  )
}

export type FailuresOfHour = { email: string; hour: EpochMs; failures: number }

/** Takes out what was counted in hours before one, at most `limit` accounts. */
export const takeFailuresBefore = async (db: Queryable, hour: EpochMs, limit: number): Promise<FailuresOfHour[]> => {
  const { rows } = await db.query<{ email: string; hour: Date; failures: number }>(
    `DELETE FROM sign_in_failure_hour WHERE ctid = ANY (ARRAY(
       SELECT ctid FROM sign_in_failure_hour WHERE hour < $1 ORDER BY hour, email LIMIT $2 FOR UPDATE SKIP LOCKED))
     RETURNING email, hour, failures`,
    [new Date(hour), limit],
  )
  const taken = rows.map((row) => ({ ...row, hour: row.hour.getTime() }))
  return taken.sort((a, b) => a.hour - b.hour || (a.email < b.email ? -1 : 1))
}
