import type { Pool } from 'pg'
import type { Access } from '@/lib/contracts/operation'
import { permissionsOfScope } from '@/lib/domain/permission'
import { MINUTE_MS, type EpochMs } from '@/lib/domain/time'
import { isFromOwnPage, isFormBody } from '@/lib/server/auth/own-page'
import { forbidden, unauthorized, unsupportedType } from '@/lib/server/errors'
import { findTokenByHash, touchToken, type TokenRecord } from '@/lib/server/repositories/tokens'
import { mayDo, personActor, type Actor } from './actor'
import { findSession } from './find-session'
import { tokenHashOf, tokenStateOf } from './tokens'

/** A token's last use is written at most this often: it must not cost a write with every report. */
const TOUCH_EVERY_MS = MINUTE_MS
const BEARER = /^Bearer +(vdt_[\w-]{43})$/i

const actorOf = ({ id, name, scope, thingPattern, sensor, any }: TokenRecord): Actor => ({
  kind: 'token',
  name,
  tokenId: id,
  title: `a token of scope ${scope}`,
  permissions: permissionsOfScope(scope),
  thingPattern,
  sensor,
  any: any || scope === 'admin',
})

const requireValidToken = async (pool: Pool, token: string, at: EpochMs): Promise<TokenRecord> => {
  const record = await findTokenByHash(pool, tokenHashOf(token))
  if (record === null) throw unauthorized('This token is not known.')
  const state = tokenStateOf(record, at)
  if (state !== 'valid') throw unauthorized(state === 'revoked' ? 'This token was revoked.' : 'This token has expired.')
  return record
}

const actorOfToken = async (pool: Pool, header: string, at: EpochMs): Promise<Actor> => {
  const token = BEARER.exec(header)?.[1]
  if (token === undefined) throw unauthorized('The Authorization header must be "Bearer" and a token.')
  const record = await requireValidToken(pool, token, at)
  if (at - (record.lastUsedAt ?? 0) >= TOUCH_EVERY_MS) await touchToken(pool, record.id, at)
  return actorOf(record)
}

/** A page's stream of changes is read without its reader doing anything: it must not keep an unused session going. */
const isUnattended = (request: Request): boolean => request.headers.get('accept') === 'text/event-stream'

/** A browser sends its cookie whichever page asks: what may change something must come from a page of ours. */
const requireOwnPage = (request: Request): void => {
  if (!isFromOwnPage(request)) throw forbidden('A page of another site asked for this.')
  if (isFormBody(request)) throw unsupportedType('With a session, send application/json or the type of a file.')
}

const actorOfSession = async (pool: Pool, request: Request, at: EpochMs): Promise<Actor> => {
  const cookies = request.headers.get('cookie')
  const person = await findSession(pool, cookies, at, !isUnattended(request))
  if (person === null) throw unauthorized('Sign in, or send a token: Authorization: Bearer vdt_…')
  requireOwnPage(request)
  return personActor(person)
}

/** Whoever calls an operation that is open to all. */
const ANYBODY: Actor = {
  kind: 'anybody',
  name: 'anybody',
  title: 'a caller without credentials',
  permissions: [],
  thingPattern: null,
  sensor: null,
  any: false,
}

const requireAccess = (actor: Actor, access: Exclude<Access, 'anybody'>): Actor => {
  if (access === 'signed-in' || mayDo(actor, access)) return actor
  throw forbidden(`This needs the permission ${access}, which ${actor.title} does not have.`)
}

/** Who makes a request; throws 401 when nobody says, 403 when it is not theirs to do. */
export const authenticate = async (pool: Pool, request: Request, access: Access, at: EpochMs): Promise<Actor> => {
  if (access === 'anybody') {
    requireOwnPage(request)
    return ANYBODY
  }
  const header = request.headers.get('authorization')
  const actor = header === null ? actorOfSession(pool, request, at) : actorOfToken(pool, header, at)
  return requireAccess(await actor, access)
}
