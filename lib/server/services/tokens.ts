import { randomBytes, randomUUID } from 'node:crypto'
import type { Pool } from 'pg'
import type { EpochMs } from '@/lib/domain/time'
import { sha256Of } from '@/lib/server/digest'
import { badRequest, notFound } from '@/lib/server/errors'
import { appendAudit } from '@/lib/server/repositories/audit'
import { endToken, insertToken, readTokens, type TokenRecord } from '@/lib/server/repositories/tokens'
import { inTransaction } from '@/lib/server/repositories/transaction'
import type { Actor, TokenScope } from './actor'

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
}

/** What the database keeps of a token. */
export const tokenHashOf = (token: string): Buffer => sha256Of(token)

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

const problemOf = (request: TokenRequest): string | null => {
  if (!NAME.test(request.name)) return 'the name must be 1 to 64 letters, digits and . _ : @ -'
  for (const binding of [request.thingPattern, request.sensor]) {
    if (binding === null) continue
    if (binding === '' || binding.length > BINDING_LENGTH_MAX) return 'a binding must be 1 to 128 characters'
  }
  return bindingProblem(request)
}

/** Makes a token of 256 bits of chance and returns it: the only time anybody can read it. */
export const createToken = async (
  pool: Pool,
  actor: Actor,
  request: TokenRequest,
  at: EpochMs,
): Promise<{ id: string; token: string }> => {
  const problem = problemOf(request)
  if (problem !== null) throw badRequest(`No token was made: ${problem}.`)
  const token = `${TOKEN_PREFIX}${randomBytes(32).toString('base64url')}`
  const record: TokenRecord = { id: randomUUID(), ...request, createdAt: at, lastUsedAt: null, revokedAt: null }
  await inTransaction(pool, async (client) => {
    await insertToken(client, record, tokenHashOf(token))
    const { name, scope, thingPattern, sensor, any } = request
    const detail = { name, scope, thingPattern, sensor, any }
    await appendAudit(client, { at, actor: actor.name, action: 'token.create', target: record.id, detail })
  })
  return { id: record.id, token }
}

/** All tokens, the newest first; the tokens themselves are not kept. */
export const listTokens = (pool: Pool): Promise<TokenRecord[]> => readTokens(pool)

/** Ends a token at once. */
export const revokeToken = async (pool: Pool, actor: Actor, id: string, at: EpochMs): Promise<void> => {
  await inTransaction(pool, async (client) => {
    const ended = await endToken(client, id, at)
    if (ended === null) throw notFound(`There is no token ${id} that could be revoked.`)
    const detail = { name: ended.name, scope: ended.scope }
    await appendAudit(client, { at, actor: actor.name, action: 'token.revoke', target: id, detail })
  })
}
