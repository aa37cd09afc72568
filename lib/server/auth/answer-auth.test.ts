import { createPrivateKey, generateKeyPairSync, sign } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Pool } from 'pg'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { route } from '@/lib/server/http'
import { findPersonByEmail } from '@/lib/server/repositories/people'
import { findSession } from '@/lib/server/services/find-session'
import { putPersonByCommand } from '@/lib/server/services/command-people'
import { commandActor } from '@/lib/server/services/actor'
import { describeOnEachDatabase } from '@/lib/testing/databases'
import { answerAuth } from './answer-auth'
import { hashPassword } from './password-hash'

const BASE = 'http://127.0.0.1:3000'
const PASSWORD = 'correct horse battery staple'
const shared = globalThis as typeof globalThis & { vedettePool?: Pool | undefined }

/** An OpenID provider that lets everybody in as the claims say. */
const startProvider = async (): Promise<{ issuer: string; server: Server; claims: Record<string, unknown> }> => {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2_048 })
  const key = createPrivateKey(privateKey.export({ type: 'pkcs8', format: 'pem' }))
  const claims: Record<string, unknown> = {}
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const idToken = (): string => {
    const now = Math.floor(Date.now() / 1_000)
    const times = { iss: self.issuer, aud: 'vedette', iat: now, exp: now + 60 }
    const text = `${part({ alg: 'RS256', kid: 'k' })}.${part({ ...times, ...claims })}`
    return `${text}.${sign('RSA-SHA256', Buffer.from(text), key).toString('base64url')}`
  }
  const answers: Record<string, () => unknown> = {
    '/.well-known/openid-configuration': () => ({
      issuer: self.issuer,
      authorization_endpoint: `${self.issuer}/authorize`,
      token_endpoint: `${self.issuer}/token`,
      jwks_uri: `${self.issuer}/jwks`,
    }),
    '/jwks': () => ({ keys: [{ ...publicKey.export({ format: 'jwk' }), kid: 'k', alg: 'RS256', use: 'sig' }] }),
    '/token': () => ({ token_type: 'Bearer', access_token: 'a', id_token: idToken() }),
  }
  const server = createServer((request, response) => {
    response.setHeader('Content-Type', 'application/json')
    response.end(JSON.stringify(answers[request.url ?? '']?.()))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const self = { issuer: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`, server, claims }
  return self
}

// Settings are read once: both databases have the same provider.
const provider = await startProvider()
afterAll(() => {
  provider.server.close()
})

// Passwords are hashed: that is work, by intention.
vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 })

describeOnEachDatabase('the sign-in routes', (database) => {
  /** The browser's cookies. */
  const jar = new Map<string, string>()

  const cookieHeader = () => [...jar].map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('; ')

  /** A request as a browser with cookies makes it. */
  const ask = async (path: string, form?: Readonly<Record<string, string>>, headers: Record<string, string> = {}) => {
    const url = new URL(`/api/auth/${path}`, BASE)
    const init = { method: 'POST', body: new URLSearchParams({ json: 'true', ...form }) }
    const request = new Request(url, {
      ...(form === undefined ? {} : init),
      headers: { 'sec-fetch-site': 'same-origin', cookie: cookieHeader(), ...headers },
    })
    const nextauth = url.pathname.split('/').slice(3)
    const response = await route(answerAuth)(request, { params: Promise.resolve({ nextauth }) })
    for (const cookie of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? []
      if (value === '') jar.delete(name)
      else jar.set(name, decodeURIComponent(value))
    }
    return response
  }
  const csrfToken = async (): Promise<string> => {
    const { csrfToken: token } = (await (await ask('csrf')).json()) as { csrfToken: string }
    return token
  }
  const signIn = async (password: string, more: Record<string, string> = {}) =>
    ask('callback/credentials', { csrfToken: await csrfToken(), email: 'ada@example.org', password, ...more })
  const signedIn = () => findSession(database().pool, `vedette.session=${jar.get('vedette.session') ?? ''}`, Date.now())

  beforeAll(async () => {
    vi.stubEnv('DATABASE_URL', database().url)
    vi.stubEnv('VEDETTE_LOG_LEVEL', 'silent')
    vi.stubEnv('NEXTAUTH_SECRET', 'a secret of the tests, long enough')
    vi.stubEnv('NEXTAUTH_URL', BASE)
    vi.stubEnv('VEDETTE_OIDC_ISSUER', provider.issuer)
    vi.stubEnv('VEDETTE_OIDC_CLIENT_ID', 'vedette')
    vi.stubEnv('VEDETTE_OIDC_CLIENT_SECRET', 'a client secret of the tests')
    vi.stubEnv('VEDETTE_OIDC_ROLE_CLAIM', 'groups')
    vi.stubEnv('VEDETTE_OIDC_ROLE_MAP', 'soc=analyst')
    shared.vedettePool = database().pool
    const ada = {
      email: 'ada@example.org',
      name: 'Ada',
      role: 'viewer',
      passwordHash: await hashPassword(PASSWORD),
    } as const
    await putPersonByCommand(database().pool, commandActor('test'), ada, Date.now())
  })
  afterAll(() => {
    delete shared.vedettePool
    vi.unstubAllEnvs()
  })
  beforeEach(() => {
    jar.clear()
  })

  test('the right password gives a cookie that no script reads, and signing out ends the session', async () => {
    const response = await signIn(PASSWORD, { callbackUrl: 'https://evil.example/' })
    expect(response.status).toBe(200)
    expect(await response.json()).toEqual({ url: '/fleet' })
    const cookie = response.headers.getSetCookie().find((text) => text.startsWith('vedette.session='))
    expect(cookie).toMatch(/; Path=\/; Expires=[^;]+; HttpOnly; SameSite=Lax$/)
    const session = jar.get('vedette.session') ?? ''
    expect(await signedIn()).toMatchObject({ email: 'ada@example.org' })
    expect((await ask('signout', { csrfToken: await csrfToken() })).status).toBe(200)
    expect(jar.has('vedette.session')).toBe(false)
    expect(await findSession(database().pool, `vedette.session=${session}`, Date.now())).toBeNull()
  })

  test('a wrong password, a foreign page, a foreign form and a body of another kind get in nowhere', async () => {
    expect((await signIn('wrong')).status).toBe(401)
    const good = { csrfToken: await csrfToken(), email: 'ada@example.org', password: PASSWORD }
    expect((await ask('callback/credentials', good, { 'sec-fetch-site': 'cross-site' })).status).toBe(403)
    expect((await ask('callback/credentials', { ...good, csrfToken: 'x' })).status).toBe(403)
    expect((await ask('callback/credentials', good, { 'content-type': 'application/json' })).status).toBe(415)
    expect((await ask('callback/credentials', { ...good, password: 'x'.repeat(9_000) })).status).toBe(413)
    expect((await ask('callback/credentials', { csrfToken: good.csrfToken })).status).toBe(400)
    expect(jar.has('vedette.session')).toBe(false)
  })

  test.each(['session', 'providers', 'signin/github', 'callback/credentials', '_log', 'verify-request', 'x%2Fy'])(
    'GET %s is not there',
    async (path) => {
      expect((await ask(path)).status).toBe(404)
    },
  )

  test('spoilt cookies and addresses of next-auth are no error of ours', async () => {
    jar.set('next-auth.callback-url', 'nonsense').set('next-auth.csrf-token', '|').set('vedette.session', 'x')
    expect((await ask('csrf')).status).toBe(200)
    const begun = await ask('signin?callbackUrl=javascript:alert(1)')
    expect(begun.headers.get('Location')).toBe('/sign-in?callbackUrl=%2Ffleet')
    expect((await ask('callback/oidc?error=%0d%0aSet-Cookie:x')).status).toBe(302)
    expect((await ask('error?error=%3Cscript%3E')).status).toBe(302)
  })

  /** Walks to the provider and back. */
  const throughProvider = async (claims: Record<string, unknown>) => {
    const begun = await ask('signin/oidc', { csrfToken: await csrfToken(), callbackUrl: '/devices' })
    const { url } = (await begun.json()) as { url: string }
    const asked = new URL(url).searchParams
    Object.assign(provider.claims, { nonce: asked.get('nonce'), groups: undefined, ...claims })
    return ask(`callback/oidc?code=c&state=${asked.get('state') ?? ''}`)
  }

  test('the provider signs people in, with the role of their claim', async () => {
    const claims = { sub: 'eve-1', email: 'eve@example.org', email_verified: true, name: 'Eve' }
    const first = await throughProvider(claims)
    expect([first.status, first.headers.get('Location')]).toEqual([302, '/devices'])
    expect(await signedIn()).toMatchObject({ email: 'eve@example.org', role: null, hasPassword: false })
    await throughProvider({ ...claims, groups: ['soc'] })
    expect(await signedIn()).toMatchObject({ role: 'analyst' })
    expect(await findPersonByEmail(database().pool, 'eve@example.org')).toMatchObject({ provider: provider.issuer })
  })

  test('the provider cannot take over an account of here, nor answer with a foreign nonce or state', async () => {
    const taken = await throughProvider({ sub: 'x', email: 'ada@example.org', email_verified: true })
    expect(taken.headers.get('Location')).toBe('/sign-in?error=AccountExists')
    const foreign = await throughProvider({ sub: 'y', email: 'y@example.org', nonce: 'another' })
    expect(foreign.headers.get('Location')).toContain('error=OAuthCallback')
    expect((await ask('callback/oidc?code=c&state=x')).headers.get('Location')).toContain('error=')
    expect(jar.has('vedette.session')).toBe(false)
  })
})
