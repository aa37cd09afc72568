import { expect } from '@playwright/test'
import { expectAccessible, expectFitsPhone } from '@/e2e/expectations'
import { asAnalyst, asVisitor } from '@/e2e/fixtures'

for (const path of ['/', '/fleet', '/devices/lobby-camera']) {
  asVisitor(`${path} without a session shows nothing of the fleet`, async ({ page }) => {
    const answer = await page.goto(path)
    expect(answer?.status()).toBe(401)
    await expect(page.getByText('one-time link that was printed where it was started')).toBeVisible()
    await expect(page.getByText('192.168.77.20')).toHaveCount(0)
    await expect(page.getByText('Breach likelihood')).toHaveCount(0)
  })
}

asVisitor('the API without a session or token answers 401 as problem details', async ({ request }) => {
  for (const path of ['/api/v1/devices', '/api/v1/devices/lobby-camera', '/api/v1/fleet/summary']) {
    const answer = await request.get(path)
    expect(answer.status(), path).toBe(401)
    expect(answer.headers()['content-type'], path).toContain('application/problem+json')
  }
})

asVisitor('a guessed link opens nothing', async ({ request }) => {
  const answer = await request.get('/open?code=AAAAAAAAAAAAAAAAAAAAAA', { maxRedirects: 0 })
  expect(answer.status()).toBe(403)
  expect(answer.headers()['set-cookie']).toBeUndefined()
})

asVisitor('a request that names another host gets no page', async ({ request }) => {
  const answer = await request.get('/api/v1/devices', { headers: { Host: 'vedette.example.net' } })
  expect([400, 401, 403, 421]).toContain(answer.status())
})

asAnalyst('an unknown device is said to be unknown, with a way back', async ({ page }) => {
  await page.goto('/devices/no-such-device')
  const failure = page.getByRole('alert').filter({ hasText: 'This device could not be read' })
  await expect(failure).toContainText(/no device|unknown|not found/i)
  await expectAccessible(page)
  await expectFitsPhone(page)
  await failure.getByRole('link', { name: /fleet/i }).click()
  await expect(page).toHaveURL(/\/fleet$/)
})

asAnalyst('an address that is no page is answered with 404 and a way back', async ({ page }) => {
  const answer = await page.goto('/no-such-page')
  expect(answer?.status()).toBe(404)
  await expect(page.getByRole('link', { name: /fleet/i }).first()).toBeVisible()
  await expectAccessible(page)
})
