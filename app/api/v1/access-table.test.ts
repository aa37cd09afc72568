import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Pool } from 'pg'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import type { Operation } from '@/lib/contracts/operation'
import { OPERATIONS } from '@/lib/contracts/operations'
import { permissionsOfRole, permissionsOfScope, ROLES, TOKEN_SCOPES, type Permission } from '@/lib/domain/permission'
import { DAY_MS, HOUR_MS } from '@/lib/domain/time'
import { commandActor } from '@/lib/server/services/actor'
import { revokeToken, createToken } from '@/lib/server/services/tokens'
import { describeOnEachDatabase } from '@/lib/testing/databases'
import { aPerson, aSession, cookieOf } from '@/lib/testing/signed-in'

/** Routes are loaded at their first call. */
const SLOW_MS = 60_000
const ROOT = join(import.meta.dirname, '../../..')
const ORIGIN = 'http://vedette.example'
const shared = globalThis as typeof globalThis & { vedettePool?: Pool | undefined }

type Handler = (request: Request, context: { params: Promise<Record<string, string>> }) => Promise<Response>

/** `/api/v1/devices/{deviceId}` is answered by app/api/v1/devices/[deviceId]/route.ts. */
const fileOf = ({ path }: Operation): string =>
  join(ROOT, 'app', path.replaceAll('{', '[').replaceAll('}', ']'), 'route.ts')

const handlerOf = async (operation: Operation): Promise<Handler> => {
  const routes = (await import(/* @vite-ignore */ fileOf(operation))) as Record<string, Handler>
  const handler = routes[operation.method]
  if (handler === undefined) throw new Error(`${operation.path} has no ${operation.method}`)
  return handler
}

/** Names nothing that is there, and a body that no contract accepts: whoever is let in changes nothing. */
const call = async (operation: Operation, headers: Readonly<Record<string, string>>): Promise<number> => {
  const names = [...operation.path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name)
  const params = Object.fromEntries(names.map((name) => [name, 'nothing']))
  const hasBody = operation.body.kind !== 'none'
  const request = new Request(`${ORIGIN}${operation.path.replaceAll(/\{\w+\}/g, 'nothing')}`, {
    method: operation.method,
    headers: { host: 'vedette.example', ...(hasBody ? { 'Content-Type': 'application/json' } : {}), ...headers },
    ...(hasBody ? { body: '"nothing of use"' } : {}),
  })
  return (await (await handlerOf(operation))(request, { params: Promise.resolve(params) })).status
}

/** What the caller's permissions make of an operation: 'in' is any answer but 401, 403 and an error of ours. */
const expected = ({ access }: Operation, permissions: readonly Permission[]): 'in' | 403 =>
  access === 'anybody' || access === 'signed-in' || permissions.includes(access) ? 'in' : 403

const outcomeOf = (status: number): 'in' | number => (status === 401 || status === 403 || status >= 500 ? status : 'in')

const FOR_PEOPLE = ['listSessions', 'revokeSession', 'revokeSessions', 'listViews', 'removeView']
const isForPeople = ({ id }: Operation): boolean => FOR_PEOPLE.includes(id)
const isWrite = ({ method }: Operation): boolean => method !== 'GET'
const named = OPERATIONS.map((operation) => [`${operation.method} ${operation.path}`, operation] as const)

test('every operation has a route', () => {
  expect(OPERATIONS.filter((operation) => !existsSync(fileOf(operation))).map(({ path }) => path)).toEqual([])
})

vi.setConfig({ testTimeout: SLOW_MS })

describeOnEachDatabase('access', (database) => {
  const bearers: Record<string, string> = {}
  const ended: Record<string, string> = {}

  const makeTokens = async (pool: Pool): Promise<void> => {
    const actor = commandActor('test')
    const make = async (name: string, more: { expiresAt?: number; at?: number } = {}) => {
      const scope = TOKEN_SCOPES.find((known) => known === name) ?? 'admin'
      const any = scope === 'ingest' || scope === 'import'
      const { at = Date.now(), ...rest } = more
      return createToken(pool, actor, { name, scope, thingPattern: null, sensor: null, any, ...rest }, at)
    }
    for (const scope of TOKEN_SCOPES) bearers[scope] = `Bearer ${(await make(scope)).token}`
    const revoked = await make('revoked')
    await revokeToken(pool, actor, revoked.id, Date.now())
    const expired = await make('expired', { at: Date.now() - 2 * DAY_MS, expiresAt: Date.now() - 1 })
    ended['a revoked token'] = `Bearer ${revoked.token}`
    ended['an expired token'] = `Bearer ${expired.token}`
    ended['an unknown token'] = `Bearer vdt_${'x'.repeat(43)}`
    ended['no token at all'] = 'nonsense'
  }

  const makeEndedSessions = async (pool: Pool): Promise<void> => {
    const admin = await aPerson(pool, 'ended@example.org', { role: 'administrator' })
    const revoked = await aSession(pool, admin)
    await pool.query('UPDATE session SET revoked_at = now() WHERE id = $1', [revoked.id])
    const disabled = await aPerson(pool, 'disabled@example.org', { role: 'administrator', disabledAt: Date.now() })
    const other = await aPerson(pool, 'moved@example.org', { role: 'administrator' })
    const moved = await aSession(pool, other)
    await pool.query('UPDATE person SET session_version = 1 WHERE id = $1', [other.id])
    const old = { at: Date.now() - 7 * DAY_MS - 1, lastSeenAt: Date.now() }
    ended['a revoked session'] = revoked.cookie
    ended['a session after 7 days'] = (await aSession(pool, admin, old)).cookie
    ended['a session unused for 12 hours'] = (await aSession(pool, admin, { at: Date.now() - 12 * HOUR_MS - 1 })).cookie
    ended['a session of somebody disabled'] = (await aSession(pool, disabled)).cookie
    ended['a session of an earlier version'] = moved.cookie
    ended['a cookie made elsewhere'] = 'vedette.session=eyJhbGciOiJkaXIiLCJlbmMiOiJBMjU2R0NNIn0..x.y.z'
  }

  beforeAll(async () => {
    vi.stubEnv('DATABASE_URL', database().url)
    vi.stubEnv('VEDETTE_LOG_LEVEL', 'silent')
    vi.stubEnv('NEXTAUTH_SECRET', 'a secret of the tests, long enough')
    shared.vedettePool = database().pool
    await makeTokens(database().pool)
    await makeEndedSessions(database().pool)
  }, SLOW_MS)
  afterAll(() => {
    delete shared.vedettePool
    vi.unstubAllEnvs()
  })

  describe.each(named)('%s', (_name, operation) => {
    const own = { 'sec-fetch-site': 'same-origin' }

    test('with nothing', async () => {
      const outcome = outcomeOf(await call(operation, own))
      expect(outcome).toBe(operation.access === 'anybody' ? 'in' : 401)
    })

    test.each([...ROLES, null])('in the role %s', async (role) => {
      const cookie = await cookieOf(database().pool, `${crypto.randomUUID()}@example.org`, role)
      const status = await call(operation, { ...own, cookie })
      expect(outcomeOf(status)).toBe(expected(operation, role === null ? [] : permissionsOfRole(role)))
    })

    test.each(TOKEN_SCOPES)('with a token of scope %s', async (scope) => {
      const status = await call(operation, { authorization: bearers[scope] ?? '', ...own })
      const refused = isForPeople(operation) ? 403 : expected(operation, permissionsOfScope(scope))
      expect(outcomeOf(status)).toBe(refused)
    })

    test('with what has ended', async () => {
      for (const [name, value] of Object.entries(ended)) {
        const header = value.startsWith('vedette.session=') ? 'cookie' : 'authorization'
        const status = await call(operation, { ...own, [header]: value })
        expect(outcomeOf(status), name).toBe(operation.access === 'anybody' ? 'in' : 401)
      }
    })
  })

  test.each(named.filter(([, operation]) => isWrite(operation)))(
    '%s asked by a page of another site',
    async (_name, operation) => {
      const cookie = await cookieOf(database().pool, `${crypto.randomUUID()}@example.org`, 'administrator')
      for (const foreign of [{ 'sec-fetch-site': 'cross-site' }, { origin: 'https://evil.example' }, {}]) {
        expect(await call(operation, { ...foreign, cookie })).toBe(403)
      }
    },
  )
})
