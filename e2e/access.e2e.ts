import { expect } from '@playwright/test'
import { expectAccessible, expectFitsPhone } from '@/e2e/expectations'
import { asAdministrator, asVisitor } from '@/e2e/fixtures'

for (const path of ['/', '/fleet', '/devices/lobby-camera', '/settings/people', '/no-such-page']) {
  asVisitor(`${path} without a session leads to signing in, and back`, async ({ page }) => {
    await page.goto(path)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Sign in')
    expect(new URL(page.url()).searchParams.get('callbackUrl')).toBe(path)
    await expect(page.getByText('Breach likelihood')).toHaveCount(0)
  })
}

asVisitor('the API without a session or token answers 401 as problem details', async ({ request }) => {
  for (const path of ['/api/v1/devices', '/api/v1/devices/lobby-camera', '/api/v1/fleet/summary', '/api/v1/me']) {
    const answer = await request.get(path)
    expect(answer.status(), path).toBe(401)
    expect(answer.headers()['content-type'], path).toContain('application/problem+json')
  }
})

for (const [path, endpoint] of [
  ['/welcome', '/api/v1/welcome'],
  ['/invitation', '/api/v1/invitations/acceptance'],
] as const) {
  asVisitor(`a guessed link to ${path} opens nothing and says how to get one`, async ({ page, request, baseURL }) => {
    const code = 'AAAAAAAAAAAAAAAAAAAAAA'
    await page.goto(`${path}?code=${code}`)
    await expect(page.getByRole('heading', { level: 1 })).toContainText('does not work any more')
    await expect(page.getByRole('textbox')).toHaveCount(0)
    await expectAccessible(page)
    await expectFitsPhone(page)
    const answer = await request.post(endpoint, {
      headers: { Origin: baseURL ?? '' },
      data: { code, email: 'x@example.org', name: 'X', password: 'a password nobody has' },
    })
    expect(answer.status()).toBe(410)
  })
}

asVisitor('a request that names another host gets no page', async ({ request }) => {
  const answer = await request.get('/api/v1/devices', { headers: { Host: 'vedette.example.net' } })
  expect([400, 401, 403, 421]).toContain(answer.status())
})

asAdministrator('an unknown device is said to be unknown, with a way back', async ({ page }) => {
  const answer = await page.goto('/devices/no-such-device')
  expect(answer?.status()).toBe(404)
  await expect(page.getByRole('heading', { name: 'There is no such device' })).toBeVisible()
  await expectAccessible(page)
  await expectFitsPhone(page)
  await page.getByRole('main').getByRole('link', { name: 'Open the devices' }).click()
  await expect(page).toHaveURL(/\/devices$/)
})

asAdministrator('an address that is no page is answered with 404 and a way back', async ({ page }) => {
  const answer = await page.goto('/no-such-page')
  expect(answer?.status()).toBe(404)
  await expect(page.getByRole('link', { name: /fleet/i }).first()).toBeVisible()
  await expectAccessible(page)
})
