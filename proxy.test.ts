import { NextRequest } from 'next/server'
import type { Pool } from 'pg'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { Problem } from '@/lib/contracts/shared'
import { describeOnEachDatabase } from '@/lib/testing/databases'
import { aPerson, aSession } from '@/lib/testing/signed-in'
import { config, proxy } from './proxy'

const [pageMatcher = '', apiMatcher = ''] = config.matcher
/** As Next.js does it with a matcher that is one group. */
const isMatched = (path: string): boolean => new RegExp(`^${apiMatcher}$`).test(path)

const BASE = 'http://127.0.0.1:3000'
const shared = globalThis as typeof globalThis & { vedettePool?: Pool | undefined }
const answer = (path: string) => proxy(new NextRequest(`${BASE}${path}`))

test.each([
  '/api/v1/devices/%E0%A4%A',
  '/api/v1/ingest/reports/%FF',
  '/api/v1/devices/%zz',
  '/api/v1/devices/100%',
  '/api/%C3',
])('an address that is no text is refused: %s', async (path) => {
  expect(isMatched(path)).toBe(true)
  const response = await answer(path)
  expect(response.status).toBe(400)
  expect(response.headers.get('Content-Type')).toBe('application/problem+json')
  expect(Problem.parse(await response.json()).status).toBe(400)
})

test('a name beyond ASCII goes on to its route', async () => {
  const path = `/api/v1/ingest/reports/${encodeURIComponent('Pumpe-Süd')}`
  expect(isMatched(path)).toBe(true)
  expect((await answer(path)).headers.get('x-middleware-next')).toBe('1')
})

test.each(['/api/v1/ingest/zeek/conn', '/api/v1/devices/~default~192.168.1.9', '/api/v1/devices/a%3Ab%2F%7e'])(
  'what is plain never passes here, so that no body is held: %s',
  (path) => {
    expect(isMatched(path)).toBe(false)
  },
)

test('what is no file passes here, also when it begins like one', () => {
  const isPage = (path: string): boolean => new RegExp(`^${pageMatcher}$`).test(path)
  expect(['/fleet', '/icons', '/icon.svg/x', '/healthz/x', '/metricsx'].filter((path) => !isPage(path))).toEqual([])
  expect(['/icon.svg', '/favicon.ico', '/healthz', '/api/v1/me', '/_next/static/a.js'].filter(isPage)).toEqual([])
})

describeOnEachDatabase('the pages', (database) => {
  const NONCE = /script-src 'self' 'nonce-[\w+/=]+' 'strict-dynamic';/
  const open = (path: string, cookie = '') => proxy(new NextRequest(`${BASE}${path}`, { headers: { cookie } }))
  const locationOf = (response: Response) => {
    const { pathname, search } = new URL(response.headers.get('Location') ?? '', BASE)
    return `${pathname}${search}`
  }

  beforeAll(() => {
    vi.stubEnv('DATABASE_URL', database().url)
    vi.stubEnv('NEXTAUTH_SECRET', 'a secret of the tests, long enough')
    shared.vedettePool = database().pool
  })
  afterAll(() => {
    delete shared.vedettePool
    vi.unstubAllEnvs()
  })

  test.each(['/', '/fleet', '/settings/people', '/nothing-here'])('%s asks to sign in', async (path) => {
    const response = await open(path)
    expect([response.status, locationOf(response)]).toEqual([307, `/sign-in?callbackUrl=${encodeURIComponent(path)}`])
    expect(response.headers.get('Cache-Control')).toBe('no-store')
  })

  test('the way back keeps what was asked for', async () => {
    expect(locationOf(await open('/devices?q=band:high&sort=-x'))).toBe(
      '/sign-in?callbackUrl=%2Fdevices%3Fq%3Dband%3Ahigh%26sort%3D-x',
    )
  })

  test.each(['/sign-in', '/welcome', '/invitation', '/no-role'])('%s is open, with a nonce', async (path) => {
    const response = await open(path)
    expect(response.headers.get('x-middleware-next')).toBe('1')
    expect(response.headers.get('Content-Security-Policy')).toMatch(NONCE)
  })

  test('a session opens pages until it is revoked', async () => {
    const { pool } = database()
    const { id, cookie } = await aSession(pool, await aPerson(pool, 'ada@example.org'))
    const response = await open('/fleet', cookie)
    expect(response.headers.get('x-middleware-next')).toBe('1')
    expect(response.headers.get('Content-Security-Policy')).toMatch(NONCE)
    await pool.query('UPDATE session SET revoked_at = now() WHERE id = $1', [id])
    expect(locationOf(await open('/fleet', cookie))).toBe('/sign-in?callbackUrl=%2Ffleet')
  })

  test('somebody without a role is told so', async () => {
    const { pool } = database()
    const { cookie } = await aSession(pool, await aPerson(pool, 'nobody@example.org', { role: null }))
    expect(locationOf(await open('/fleet', cookie))).toBe('/no-role')
    expect((await open('/no-role', cookie)).status).toBe(200)
  })

  test('an address that is no text is refused', async () => {
    expect((await open('/devices/%FF')).status).toBe(400)
  })
})
