import { randomBytes, randomUUID } from 'node:crypto'
import type { Pool } from 'pg'
import { isSampleName } from '@/lib/domain/sample-fleet'
import type { TokenScope } from '@/lib/domain/permission'
import type { TokenDocument } from '@/lib/contracts/token'
import { toIso, type EpochMs } from '@/lib/domain/time'
import { encodeCursor, pageOf, TOTAL_EXACT_MAX } from '@/lib/server/cursor'
import { sha256Of } from '@/lib/server/digest'
import { badRequest, notFound } from '@/lib/server/errors'
import { appendAudit } from '@/lib/server/repositories/audit'
import { countTokens, endToken, insertToken, readTokens, type TokenRecord } from '@/lib/server/repositories/tokens'
import { inTransaction } from '@/lib/server/repositories/transaction'
import type { Actor } from './actor'
import { newestFirstKeyOf } from './newest-first'

/** Begins every token, so that one that leaked is found by a search. */
const TOKEN_PREFIX = 'vdt_'
const NAME = /^[\w.:@-]{1,64}$/
const BINDING_LENGTH_MAX = 128

export type TokenRequest = {
  name: string
  scope: TokenScope
  thingPattern: string | null
  sensor: string | null
  any: boolean
  /** Null or absent: until it is revoked. */
  expiresAt?: EpochMs | null
  /** Made for the sample fleet, whose names nobody else may take. */
  isOfSample?: boolean
}

/** What the database keeps of a token. */
export const tokenHashOf = (token: string): Buffer => sha256Of(token)

const isoOrNull = (at: EpochMs | null): string | null => (at === null ? null : toIso(at))

const bindingProblem = (request: TokenRequest): string | null => {
  const { scope, any } = request
  const isBound = request.thingPattern !== null || request.sensor !== null
  if (scope !== 'ingest' && scope !== 'import') {
    return isBound ? `a token of scope ${scope} cannot be bound to things or a sensor` : null
  }
  if (isBound !== any) return null
  return any
    ? 'give either a binding or --any, not both'
    : `a token of scope ${scope} must be bound with --thing PATTERN or --sensor NAME, or be given --any`
}

const lengthProblem = (request: TokenRequest): string | null => {
  const bindings = [request.thingPattern, request.sensor].filter((binding) => binding !== null)
  const isFine = bindings.every((binding) => binding !== '' && binding.length <= BINDING_LENGTH_MAX)
  return isFine ? null : 'a binding must be 1 to 128 characters'
}

const problemOf = (request: TokenRequest, at: EpochMs): string | null => {
  const { name, expiresAt = null } = request
  if (expiresAt !== null && expiresAt <= at) return 'it would have expired already'
  if (isSampleName(name) && request.isOfSample !== true) return 'names that begin with sample: are of the sample fleet'
  if (!NAME.test(name)) return 'the name must be 1 to 64 letters, digits and . _ : @ -'
  return lengthProblem(request) ?? bindingProblem(request)
}

/** Makes a token of 256 bits of chance and returns it: the only time anybody can read it. */
export const createToken = async (
  pool: Pool,
  actor: Actor,
  request: TokenRequest,
  at: EpochMs,
): Promise<{ id: string; token: string; record: TokenRecord }> => {
  const problem = problemOf(request, at)
  if (problem !== null) throw badRequest(`No token was made: ${problem}.`)
  const token = `${TOKEN_PREFIX}${randomBytes(32).toString('base64url')}`
  const { name, scope, thingPattern, sensor, any, expiresAt = null } = request
  const bound = { name, scope, thingPattern, sensor, any, expiresAt }
  const record: TokenRecord = { id: randomUUID(), ...bound, createdAt: at, lastUsedAt: null, revokedAt: null }
  await inTransaction(pool, async (client) => {
    await insertToken(client, record, tokenHashOf(token))
    const detail = { ...bound, expiresAt: isoOrNull(expiresAt) }
    await appendAudit(client, { at, actor: actor.name, action: 'token.create', target: record.id, detail })
  })
  return { id: record.id, token, record }
}

/** What has become of a token. */
export const tokenStateOf = ({ revokedAt, expiresAt }: TokenRecord, now: EpochMs): TokenDocument['state'] => {
  if (revokedAt !== null) return 'revoked'
  return expiresAt !== null && expiresAt <= now ? 'expired' : 'valid'
}

/** A token as the API shows it: the token itself is not kept. */
export const tokenDocument = (record: TokenRecord, now: EpochMs): TokenDocument => {
  const { createdAt, expiresAt, lastUsedAt, revokedAt, ...rest } = record
  return {
    ...rest,
    createdAt: toIso(createdAt),
    expiresAt: isoOrNull(expiresAt),
    lastUsedAt: isoOrNull(lastUsedAt),
    revokedAt: isoOrNull(revokedAt),
    state: tokenStateOf(record, now),
  }
}

/** A page of the tokens, the newest first. */
export const listTokens = async (
  pool: Pool,
  { cursor, limit }: { cursor: string | null; limit: number },
  now: EpochMs,
) => {
  const records = await readTokens(pool, newestFirstKeyOf(cursor), limit + 1)
  const last = records.length > limit ? records[limit - 1] : undefined
  return pageOf(
    records.slice(0, limit).map((record) => tokenDocument(record, now)),
    last === undefined ? null : encodeCursor([last.createdAt, last.id]),
    await countTokens(pool, TOTAL_EXACT_MAX + 1),
  )
}

/** Ends a token at once. */
export const revokeToken = async (pool: Pool, actor: Actor, id: string, at: EpochMs): Promise<void> => {
  await inTransaction(pool, async (client) => {
    const ended = await endToken(client, id, at)
    if (ended === null) throw notFound(`There is no token ${id} that could be revoked.`)
    const detail = { name: ended.name, scope: ended.scope }
    await appendAudit(client, { at, actor: actor.name, action: 'token.revoke', target: id, detail })
  })
}
