import type { EpochMs } from '@/lib/domain/time'
import type { Queryable } from './transaction'

export const insertWelcomeCode = async (
  db: Queryable,
  { hash, createdAt, expiresAt }: { hash: Buffer; createdAt: EpochMs; expiresAt: EpochMs },
): Promise<void> => {
  await db.query('INSERT INTO welcome_code (code_hash, created_at, expires_at) VALUES ($1, $2, $3)', [
    hash,
    new Date(createdAt),
    new Date(expiresAt),
  ])
}

/** Whether a code of this hash can be used. */
export const hasWelcomeCode = async (db: Queryable, hash: Buffer, now: EpochMs): Promise<boolean> => {
  const { rowCount } = await db.query('SELECT 1 FROM welcome_code WHERE code_hash = $1 AND expires_at > $2', [
    hash,
    new Date(now),
  ])
  return rowCount === 1
}

export const deleteWelcomeCodes = async (db: Queryable): Promise<void> => {
  await db.query('DELETE FROM welcome_code')
}
