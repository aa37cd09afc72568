import { expect, type Locator } from '@playwright/test'
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

test('it is loaded from the browser, and marked on every page', async ({ page }) => {
  test.setTimeout(1_800_000)
  await page.goto('/fleet')
  await page.getByRole('button', { name: 'Load sample fleet' }).click()
  await expect(page.getByText('The sample fleet is on its way')).toBeVisible()
  await untilSample(page, 'present')
  for (const path of ['/fleet', '/devices', '/alarms', '/groups', '/ingest', '/catalog', '/settings/audit']) {
    await page.goto(path)
    await expect(page.getByRole('link', { name: 'Sample data', exact: true }).first()).toBeVisible()
  }
})

const FIRST = 'meridian-quay-cam-07'

test('R11 R13 from a hot cell to the raw record in three clicks, and to the confirmed verdict', async ({ page }) => {
  const clicks: string[] = []
  const click = async (what: string, target: Locator): Promise<void> => {
    clicks.push(what)
    await target.click()
  }
  await page.goto('/fleet')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/5 devices need a person today/)
  const hot = page.getByRole('row').filter({ hasText: 'Perimeter cameras' })
  await click('cell', hot.getByRole('link', { name: /command and control/ }))
  await click('device', page.getByRole('link', { name: FIRST, exact: true }))
  await expect(page.getByRole('heading', { level: 1 })).toContainText(FIRST)
  await expect(page.getByRole('region', { name: /^Breach likelihood (9\d|100) of 100/ })).toBeVisible()
  await expect(page.getByRole('group', { name: /^Kill-chain timeline/ })).toBeVisible()
  const lines = page.getByRole('table', { name: /^Contributions to breach likelihood/ })
  await click('evidence', lines.getByRole('button', { name: /of evidence for Login after many failures/ }).first())
  const drawer = page.getByRole('complementary', { name: 'Evidence' })
  await expect(drawer).toContainText('192.0.2.88 logged in after')
  await expect(drawer.getByRole('listitem').filter({ hasText: '"outcome":"success"' }).first()).toBeVisible()
  expect(clicks).toHaveLength(3)

  await page.keyboard.press('1')
  const dialog = page.getByRole('dialog', { name: /what is it\?$/ })
  await dialog.getByLabel('Why').fill('The guessing ended in a session of five hours')
  await dialog.getByRole('button', { name: 'Call it an attack' }).click()
  await expect(dialog).toBeHidden()
  await expect(drawer).toContainText('The guessing ended in a session of five hours')
})

test('it is removed in one act', async ({ page }) => {
  test.setTimeout(300_000)
  await page.goto('/fleet')
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
