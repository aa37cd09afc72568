import { createServer } from 'node:http'
import type { Server } from 'node:http'
import { once } from 'node:events'
import { randomUUID } from 'node:crypto'
import { expect } from '@playwright/test'
import type { BrowserContext } from '@playwright/test'
import { encode } from 'next-auth/jwt'
import { acceptInvitation, aNewAccount, invite, openAnother } from '@/e2e/accounts'
import { asAdministrator as test, dataFolder } from '@/e2e/fixtures'
import { createPool } from '@/lib/server/db'
import { openDatabase } from '@/lib/server/embedded/open-database'
import { ensureSecrets } from '@/lib/server/embedded/secrets'
import { parseEnvironment } from '@/lib/server/env'

const COOKIE = 'vedette.session'

/** The value with one letter near its end changed: of its signature. */
const otherLetterIn = (value: string): string =>
  `${value.slice(0, -6)}${value.at(-6) === 'A' ? 'B' : 'A'}${value.slice(-5)}`

/** Changes the stored sessions of a person, as time would. */
const changeSessions = async (email: string, change: string): Promise<void> => {
  const database = await openDatabase(parseEnvironment({ VEDETTE_DATA_DIR: dataFolder() }))
  const pool = createPool({ ...database, onError: () => undefined })
  try {
    await pool.query(`UPDATE session SET ${change} WHERE person_id = (SELECT id FROM person WHERE email = $1)`, [email])
  } finally {
    await pool.end()
    await database.close()
  }
}

const expectSignedOut = async (context: BrowserContext): Promise<void> => {
  expect((await context.request.get('/api/v1/me')).status()).toBe(401)
  const page = await context.newPage()
  await page.goto('/fleet')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Sign in')
}

for (const [name, change] of [
  ['whose time is over', "expires_at = now() - interval '1 second'"],
  ['that was not used for 12 hours', "last_seen_at = now() - interval '12 hours 1 second'"],
] as const) {
  test(`a session ${name} leads to signing in`, async ({ page, browser }) => {
    const account = aNewAccount()
    const link = await invite(page, account.email, 'Analyst')
    const { context } = await acceptInvitation(browser, link, 'Ada', account)
    expect((await context.request.get('/api/v1/me')).status()).toBe(200)
    await changeSessions(account.email, change)
    await expectSignedOut(context)
    await context.close()
  })
}

test('a cookie of another installation, a forged one and a made-up session open nothing', async ({
  browser,
  baseURL,
  administratorState,
}) => {
  const good = administratorState.cookies.find(({ name }) => name === COOKIE)
  expect(good).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/' })
  const value = good?.value ?? ''
  const token = { sessionId: randomUUID() }
  const foreign = {
    'another installation': await encode({ token, secret: 'a secret of an installation elsewhere' }),
    'our secret, a session that never was': await encode({
      token,
      secret: ensureSecrets(dataFolder()).NEXTAUTH_SECRET,
    }),
    'one bit changed': otherLetterIn(value),
    'no token': 'x'.repeat(4_000),
    'an unsigned token': 'eyJhbGciOiJub25lIn0.eyJzZXNzaW9uSWQiOiIxIn0.',
  }
  for (const [name, forged] of Object.entries(foreign)) {
    await test.step(name, async () => {
      const context = await openAnother(browser, baseURL ?? '')
      await context.addCookies([{ name: COOKIE, value: forged, url: baseURL ?? '' }])
      await expectSignedOut(context)
      await context.close()
    })
  }
})

/** A page of somebody else on this machine: for cookies the same site as ours, so the browser sends them along. */
const startHostilePage = async (): Promise<{ server: Server; url: string }> => {
  const server = createServer((_request, response) => {
    response.setHeader('Content-Type', 'text/html').end('<title>Elsewhere</title>')
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  return {
    server,
    url: `http://127.0.0.1:${typeof address === 'object' && address !== null ? String(address.port) : ''}/`,
  }
}

test('a page elsewhere cannot write with the cookie of who looks at it', async ({ page, baseURL }) => {
  const { server, url } = await startHostilePage()
  const email = aNewAccount().email
  const target = `${baseURL ?? ''}/api/v1/invitations`
  await page.goto(url)
  const answered = page.waitForResponse(target)
  await page.evaluate(
    ([address = '', body = '']) => {
      const form = document.createElement('form')
      form.method = 'post'
      form.action = address
      form.enctype = 'text/plain'
      const field = document.createElement('input')
      field.name = body
      form.append(field)
      document.body.append(form)
      form.submit()
    },
    [target, JSON.stringify({ email, role: 'administrator', x: '' }).slice(0, -2)],
  )
  const refused = await answered
  expect((await refused.request().allHeaders())['cookie']).toContain(COOKIE)
  expect(refused.status()).toBe(403)
  server.close()
  const invitations = await page.request.get('/api/v1/invitations')
  expect(invitations.status()).toBe(200)
  expect(await invitations.text()).not.toContain(email)
})

test('what claims to come from elsewhere, or not to know, is refused; from a page of ours it is not', async ({
  page,
  baseURL,
}) => {
  const send = (headers: Record<string, string>) => page.request.delete(`/api/v1/sessions/${randomUUID()}`, { headers })
  for (const headers of [
    { 'Sec-Fetch-Site': 'cross-site' },
    { 'Sec-Fetch-Site': 'same-site', Origin: baseURL ?? '' },
    { Origin: 'https://evil.example' },
    { Origin: 'null' },
    {},
  ])
    expect((await send(headers)).status(), JSON.stringify(headers)).toBe(403)
  expect((await send({ 'Sec-Fetch-Site': 'same-origin' })).status()).toBe(404)
  expect((await send({ Origin: baseURL ?? '' })).status()).toBe(404)
})
