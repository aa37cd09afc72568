import type { EpochMs } from '@/lib/domain/time'
import type { TokenScope } from '@/lib/domain/permission'
import type { Queryable } from './transaction'

/** A token as the database knows it; the token itself is known to its holder only. */
export type TokenRecord = {
  id: string
  name: string
  scope: TokenScope
  thingPattern: string | null
  sensor: string | null
  any: boolean
  createdAt: EpochMs
  lastUsedAt: EpochMs | null
  revokedAt: EpochMs | null
  expiresAt: EpochMs | null
}

type Row = {
  id: string
  name: string
  scope: TokenScope
  thing_pattern: string | null
  sensor: string | null
  any: boolean
  created_at: Date
  last_used_at: Date | null
  revoked_at: Date | null
  expires_at: Date | null
}

const COLUMNS = 'id, name, scope, thing_pattern, sensor, "any", created_at, last_used_at, revoked_at, expires_at'

const tokenOf = (row: Row): TokenRecord => ({
  id: row.id,
  name: row.name,
  scope: row.scope,
  thingPattern: row.thing_pattern,
  sensor: row.sensor,
  any: row.any,
  createdAt: row.created_at.getTime(),
  lastUsedAt: row.last_used_at?.getTime() ?? null,
  revokedAt: row.revoked_at?.getTime() ?? null,
  expiresAt: row.expires_at?.getTime() ?? null,
})

export const insertToken = async (db: Queryable, token: TokenRecord, hash: Buffer): Promise<void> => {
  await db.query(
    `INSERT INTO api_token (id, name, hash, scope, thing_pattern, sensor, "any", created_at, expires_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      token.id,
      token.name,
      hash,
      token.scope,
      token.thingPattern,
      token.sensor,
      token.any,
      new Date(token.createdAt),
      token.expiresAt === null ? null : new Date(token.expiresAt),
    ],
  )
}

export const findTokenByHash = async (db: Queryable, hash: Buffer): Promise<TokenRecord | null> => {
  const { rows } = await db.query<Row>(`SELECT ${COLUMNS} FROM api_token WHERE hash = $1`, [hash])
  return rows[0] === undefined ? null : tokenOf(rows[0])
}

/** Those of some tokens that were neither revoked nor have expired. */
export const readValidTokenIds = async (db: Queryable, ids: readonly string[], at: EpochMs): Promise<string[]> => {
  const { rows } = await db.query<{ id: string }>(
    `SELECT id FROM api_token
      WHERE id = ANY ($1::text[]) AND revoked_at IS NULL AND (expires_at IS NULL OR expires_at > $2)`,
    [ids, new Date(at)],
  )
  return rows.map(({ id }) => id)
}

/** Tokens made before one, the newest first. */
export const readTokens = async (
  db: Queryable,
  after: readonly [EpochMs, string] | null,
  limit: number,
): Promise<TokenRecord[]> => {
  const [at, id] = after ?? [null, null]
  const { rows } = await db.query<Row>(
    `SELECT ${COLUMNS} FROM api_token WHERE $1::timestamptz IS NULL OR (created_at, id) < ($1, $2::text)
      ORDER BY created_at DESC, id DESC LIMIT $3`,
    [at === null ? null : new Date(at), id, limit],
  )
  return rows.map(tokenOf)
}

/** How many tokens there are, counted to `max`. */
export const countTokens = async (db: Queryable, max: number): Promise<number> => {
  const { rows } = await db.query<{ n: number }>(
    'SELECT count(*)::int AS n FROM (SELECT 1 FROM api_token LIMIT $1) AS counted',
    [max],
  )
  return rows[0]?.n ?? 0
}

/** Ends a token; null when there is none of this id, or it had ended. */
export const endToken = async (db: Queryable, id: string, at: EpochMs): Promise<TokenRecord | null> => {
  const { rows } = await db.query<Row>(
    `UPDATE api_token SET revoked_at = to_timestamp($2::float8 / 1000)
      WHERE id = $1 AND revoked_at IS NULL RETURNING ${COLUMNS}`,
    [id, at],
  )
  return rows[0] === undefined ? null : tokenOf(rows[0])
}

export const touchToken = async (db: Queryable, id: string, at: EpochMs): Promise<void> => {
  await db.query('UPDATE api_token SET last_used_at = to_timestamp($2::float8 / 1000) WHERE id = $1', [id, at])
}
