import type { Pool } from 'pg'
import { MINUTE_MS, type EpochMs } from '@/lib/domain/time'
import { forbidden, unauthorized } from '@/lib/server/errors'
import { readLoopbackSession } from '@/lib/server/loopback-session'
import { findTokenByHash, touchToken, type TokenRecord } from '@/lib/server/repositories/tokens'
import { hasScope, type Actor, type TokenScope } from './actor'
import { tokenHashOf } from './tokens'

/** A token's last use is written at most this often: it must not cost a write with every report. */
const TOUCH_EVERY_MS = MINUTE_MS
const BEARER = /^Bearer +(vdt_[\w-]{43})$/i

const actorOf = ({ name, scope, thingPattern, sensor, any }: TokenRecord): Actor => ({
  kind: 'token',
  name,
  scope,
  thingPattern,
  sensor,
  any,
})

/** The person at this machine, until people have accounts. */
const LOCAL_ACTOR: Actor = {
  kind: 'local',
  name: 'local',
  scope: 'respond',
  thingPattern: null,
  sensor: null,
  any: false,
}

const actorOfToken = async (pool: Pool, header: string, at: EpochMs): Promise<Actor> => {
  const token = BEARER.exec(header)?.[1]
  if (token === undefined) throw unauthorized('The Authorization header must be "Bearer" and a token.')
  const record = await findTokenByHash(pool, tokenHashOf(token))
  if (record === null) throw unauthorized('This token is not known.')
  if (record.revokedAt !== null) throw unauthorized('This token was revoked.')
  if (at - (record.lastUsedAt ?? 0) >= TOUCH_EVERY_MS) await touchToken(pool, record.id, at)
  return actorOf(record)
}

/** Who makes a request; throws 401 when nobody says, 403 when the scope is not theirs. */
export const authenticate = async (pool: Pool, request: Request, scope: TokenScope, at: EpochMs): Promise<Actor> => {
  const header = request.headers.get('authorization')
  if (header === null && readLoopbackSession(request) === null) {
    throw unauthorized('Send a token: Authorization: Bearer vdt_…')
  }
  const actor = header === null ? LOCAL_ACTOR : await actorOfToken(pool, header, at)
  if (!hasScope(actor, scope)) throw forbidden(`This needs the scope ${scope}; yours is ${actor.scope}.`)
  return actor
}
