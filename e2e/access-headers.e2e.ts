import { expect } from '@playwright/test'
import type { APIResponse } from '@playwright/test'
import { asAdministrator as test } from '@/e2e/fixtures'

const expectUsualHeaders = (answer: APIResponse): void => {
  const headers = answer.headers()
  expect(headers, answer.url()).toMatchObject({
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'same-origin',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
  })
  expect(headers['permissions-policy'], answer.url()).toContain('camera=()')
  expect(headers, answer.url()).not.toHaveProperty('x-powered-by')
}

/** Scripts by nonce only, nothing from elsewhere, in no frame; another nonce each time. */
const expectPagePolicy = (answer: APIResponse): string => {
  const policy = answer.headers()['content-security-policy'] ?? ''
  const scripts = /script-src ([^;]*)/.exec(policy)?.[1] ?? ''
  expect(scripts, answer.url()).toMatch(/'nonce-[\w+/=]{16,}'/)
  expect(scripts, answer.url()).not.toContain('unsafe')
  expect(policy).toContain("default-src 'self'")
  for (const directive of ["object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'", "form-action 'self'"])
    expect(policy, answer.url()).toContain(directive)
  expect(answer.headers()['cache-control'], answer.url()).toContain('no-store')
  return scripts
}

const PAGES = ['/sign-in', '/welcome', '/invitation', '/fleet', '/settings/people', '/no-such-page', '/devices/x']

test('pages, and errors in their place, have the policy and the usual headers', async ({ page }) => {
  for (const path of PAGES) {
    const answer = await page.request.get(path)
    expectUsualHeaders(answer)
    expectPagePolicy(answer)
  }
  const [one, two] = [await page.request.get('/fleet'), await page.request.get('/fleet')]
  expect(expectPagePolicy(one)).not.toBe(expectPagePolicy(two))
})

test('the API, its refusals, probes and static files have them too, and allow nothing to load', async ({ page }) => {
  const html = await (await page.request.get('/fleet')).text()
  const script = /\/_next\/static\/[^"]+\.js/.exec(html)?.[0] ?? ''
  expect(script).not.toBe('')
  for (const path of ['/api/v1/me', '/api/v1/devices/none', '/api/v1/none', '/api/auth/csrf', '/healthz', '/readyz']) {
    const answer = await page.request.get(path)
    expectUsualHeaders(answer)
    expect(answer.headers()['content-security-policy'], path).toBe("default-src 'none'; frame-ancestors 'none'")
  }
  for (const path of [script, '/icon.svg']) expectUsualHeaders(await page.request.get(path))
})

test('no page breaks its own policy', async ({ page }) => {
  const violations: string[] = []
  page.on('console', (message) => {
    if (/content security policy/i.test(message.text())) violations.push(message.text())
  })
  for (const path of ['/fleet', '/settings/people', '/settings/audit', '/settings/tokens', '/settings/account']) {
    await page.goto(path)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  }
  await page.goto('/settings/tokens')
  await page.getByRole('button', { name: 'Make a token' }).click()
  await expect(page.getByRole('dialog')).toBeVisible()
  expect(violations).toEqual([])
})
