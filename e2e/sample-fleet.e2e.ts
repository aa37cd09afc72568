import { expect } from '@playwright/test'
import { acceptInvitation, aNewAccount, invite } from '@/e2e/accounts'
import { expectAccessible, expectFitsPhone, expectRow } from '@/e2e/expectations'
import { inEmptyConsole as test, untilSample } from '@/e2e/sample-product'

test('an empty console offers two doors, and shows what arrives while one tries', async ({ page, request }) => {
  await page.goto('/fleet')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    'Send a first report, or look around with a sample fleet',
  )
  await expect(page.getByText('Nothing has arrived yet')).toBeVisible()
  const matrix = page.getByRole('table', { name: /^Rules that each source/ })
  await expect(matrix.getByRole('row')).toHaveCount(6)
  await expect(matrix.getByText('blind: not assessed').first()).toBeAttached()
  await expectAccessible(page)
  await expectFitsPhone(page)

  await page.getByRole('button', { name: 'Put a token for one hour into the command' }).click()
  const command = page.getByRole('region', { name: 'Send a report' }).getByText(/^curl/)
  await expect(command).toContainText('Bearer vdt_')
  const token = /vdt_[\w-]{43}/.exec((await command.textContent()) ?? '')?.[0] ?? ''
  const refused = await request.post('/api/v1/ingest/reports/my-device', {
    headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
    data: '{"metrics":{}}',
  })
  expect(refused.status()).toBe(422)
  await expectRow(page.getByRole('table', { name: /^What arrived last/ }), { Result: 'Rejected', From: /first-report/ })
})

test('a viewer may not load it, and is told who may', async ({ page, browser }) => {
  const account = aNewAccount()
  const link = await invite(page, account.email, 'Viewer')
  const viewer = await acceptInvitation(browser, link, 'Vera Viewer', account)
  await viewer.page.goto('/fleet')
  await expect(
    viewer.page.getByRole('button', { name: /Load sample fleet: needs the administrator role/ }),
  ).toHaveAttribute('aria-disabled', 'true')
  const answer = await viewer.page.request.post('/api/v1/sample-fleet', {
    headers: { 'sec-fetch-site': 'same-origin' },
  })
  expect(answer.status()).toBe(403)
  await viewer.context.close()
})

test('it is loaded from the browser, marked on every page, and removed in one act', async ({ page }) => {
  test.setTimeout(1_800_000)
  await page.goto('/fleet')
  await page.getByRole('button', { name: 'Load sample fleet' }).click()
  await expect(page.getByText('The sample fleet is on its way')).toBeVisible()
  await untilSample(page, 'present')
  for (const path of ['/fleet', '/devices', '/groups', '/ingest', '/catalog', '/settings/audit']) {
    await page.goto(path)
    await expect(page.getByRole('link', { name: 'Sample data', exact: true }).first()).toBeVisible()
  }
  await page.getByRole('banner').getByRole('link', { name: 'Sample data' }).click()
  await expect(page.getByText('The sample fleet is here: 240 devices at three sites.')).toBeVisible()
  await expectAccessible(page)
  await expectFitsPhone(page)
  await page.getByRole('button', { name: 'Remove sample data' }).click()
  const asked = page.getByRole('alertdialog', { name: 'Remove 240 sample devices?' })
  await expect(asked).toContainText('Nothing of your own devices is touched')
  await expectAccessible(page)
  await asked.getByRole('button', { name: 'Remove 240 sample devices' }).click()
  await untilSample(page, 'absent')
  await expect(page.getByText('There is no sample data here.')).toBeVisible()
  await page.goto('/fleet')
  await expect(page.getByRole('button', { name: 'Load sample fleet' })).toBeVisible()
})
