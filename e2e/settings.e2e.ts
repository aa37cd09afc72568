import { expect } from '@playwright/test'
import { acceptInvitation, ADMINISTRATOR, aNewAccount, invite } from '@/e2e/accounts'
import { expectAccessible, expectFitsPhone, expectRow } from '@/e2e/expectations'
import { asAdministrator as test } from '@/e2e/fixtures'

const SECTIONS = [
  'account',
  'people',
  'tokens',
  'judgements',
  'notifications',
  'scoring',
  'retention',
  'sample',
  'audit',
]

for (const section of SECTIONS) {
  test(`the section ${section} is accessible in both themes and fits a phone`, async ({ page }) => {
    await page.goto(`/settings/${section}`)
    await expect(page.getByRole('navigation', { name: 'Settings' }).getByRole('link')).toHaveCount(SECTIONS.length)
    await expect(page.getByRole('status', { name: /is on its way/ })).toHaveCount(0)
    await expectAccessible(page)
    await expectFitsPhone(page)
  })
}

test('a token is shown once, works for what it may, and ends when it is revoked', async ({
  page,
  playwright,
  baseURL,
}) => {
  await page.goto('/settings/tokens')
  await page.getByRole('button', { name: 'Make a token' }).click()
  const dialog = page.getByRole('dialog', { name: 'Make a token' })
  await dialog.getByRole('button', { name: 'Make the token' }).click()
  await expect(dialog.getByText('The name must be 1 to 64 letters')).toBeVisible()
  await dialog.getByLabel('Name', { exact: true }).fill('yard:pump-7')
  await dialog.getByRole('button', { name: 'Make the token' }).click()
  await expect(dialog.getByText(/^● The pattern/)).toBeVisible()
  await expectAccessible(page)
  await expectFitsPhone(page)
  await dialog.getByLabel('Pattern of thing names').fill('pump-*')
  await dialog.getByLabel('Valid for').selectOption('30 days')
  await dialog.getByRole('button', { name: 'Make the token' }).click()
  const token = await dialog.getByLabel('Token yard:pump-7').innerText()
  await dialog.getByRole('button', { name: 'Done' }).click()
  await expect(page.getByRole('button', { name: 'Make a token' })).toBeFocused()
  expect(await page.content()).not.toContain(token)

  const table = page.getByRole('table', { name: 'Tokens' })
  await expectRow(table, { Name: 'yard:pump-7', Scope: 'Ingest', 'Speaks for': 'things pump-*', State: 'valid' })
  const bearer = await playwright.request.newContext({
    ...(baseURL === undefined ? {} : { baseURL }),
    extraHTTPHeaders: { Authorization: `Bearer ${token}` },
  })
  expect((await bearer.get('/api/v1/me')).status()).toBe(200)
  expect((await bearer.get('/api/v1/devices')).status()).toBe(403)

  await page.getByRole('button', { name: 'Revoke yard:pump-7' }).click()
  const asked = page.getByRole('alertdialog', { name: 'Revoke yard:pump-7?' })
  await expect(asked).toContainText('refused at once')
  await expectAccessible(page)
  await asked.getByRole('button', { name: 'Cancel' }).click()
  expect((await bearer.get('/api/v1/me')).status()).toBe(200)
  await page.getByRole('button', { name: 'Revoke yard:pump-7' }).click()
  await asked.getByRole('button', { name: 'Revoke yard:pump-7' }).click()
  await expectRow(table, { Name: 'yard:pump-7', State: 'revoked' })
  expect((await bearer.get('/api/v1/me')).status()).toBe(401)
  await bearer.dispose()
})

test('acts are in the audit log, found by filters that are in the address, and the chain is whole', async ({
  page,
}) => {
  const { email } = aNewAccount()
  await invite(page, email, 'Viewer')
  await page.goto('/settings/audit')
  await page.getByRole('searchbox', { name: 'Target' }).fill(email)
  const table = page.getByRole('table', { name: 'Audit log' })
  await expect(table.getByRole('row')).toHaveCount(2)
  await expectRow(table, { Actor: ADMINISTRATOR.email, Action: 'invite', Target: email, Detail: 'viewer' })
  await expect(page).toHaveURL(new RegExp(`target=${email.replace('@', '(@|%40)')}`))
  await page.reload()
  await expect(table.getByRole('row')).toHaveCount(2)
  await page.getByRole('searchbox', { name: 'Actor' }).fill('nobody at all')
  await expect(page.getByText('No act matches all of these')).toBeVisible()
  await page.getByRole('button', { name: 'Clear the filters' }).click()
  await expect(page).toHaveURL(/\/settings\/audit$/)
  await page.getByRole('button', { name: 'Verify the chain' }).click()
  await expect(page.getByText(/^The chain is whole: \d+ entries verified\.$/)).toBeVisible()
})

test('the only administrator cannot give the role away', async ({ page }) => {
  await page.goto(`/settings/people?q=${encodeURIComponent(ADMINISTRATOR.email)}`)
  const role = page.getByRole('combobox', { name: /^Role of / })
  await role.selectOption('Viewer')
  const asked = page.getByRole('alertdialog')
  await asked.getByRole('button', { name: /^Make .* viewer$/ }).click()
  await expect(asked.getByRole('alert')).toContainText(/administrator/i)
  await asked.getByRole('button', { name: 'Cancel' }).click()
  await expect(role).toHaveValue('administrator')
})

test('refusals say why: a bad address, an address that is taken, a wrong password', async ({ page, browser }) => {
  await page.goto('/settings/people')
  await page.getByRole('button', { name: 'Invite a person' }).click()
  const dialog = page.getByRole('dialog', { name: 'Invite a person' })
  await dialog.getByLabel('E-mail address').fill('not an address')
  await dialog.getByRole('button', { name: 'Make the invitation' }).click()
  await expect(dialog.getByText('The address must be an e-mail address')).toBeVisible()
  await dialog.getByLabel('E-mail address').fill(ADMINISTRATOR.email)
  await dialog.getByRole('button', { name: 'Make the invitation' }).click()
  await expect(dialog.getByRole('alert')).toContainText(/already|exists/i)
  await expectAccessible(page)
  await page.keyboard.press('Escape')

  const account = aNewAccount()
  const { context, page: theirs } = await acceptInvitation(
    browser,
    await invite(page, account.email, 'Viewer'),
    'Wanda',
    account,
  )
  await theirs.goto('/settings/account')
  await theirs.getByLabel('Current password', { exact: true }).fill('not my password')
  await theirs.getByLabel('New password', { exact: true }).fill('a password that is new')
  await theirs.getByRole('button', { name: 'Change the password' }).click()
  await expect(theirs.getByRole('alert').filter({ hasText: /password/i })).toBeVisible()
  await theirs.getByLabel('Current password', { exact: true }).fill(account.password)
  await theirs.getByRole('button', { name: 'Change the password' }).click()
  await expect(theirs.getByText('Changed. Your other sessions have ended.')).toBeVisible()
  await context.close()
})

test('a hostile name does nothing wherever it is shown', async ({ page, browser }) => {
  const account = aNewAccount()
  const name = '<img src=x onerror=alert(1)>\u202Egnp.exe'
  const link = await invite(page, account.email, 'Viewer')
  const { context, page: theirs } = await acceptInvitation(browser, link, name, account)
  const alerts: string[] = []
  for (const each of [page, theirs]) {
    each.on('dialog', (alert) => {
      alerts.push(alert.message())
      void alert.dismiss()
    })
  }
  await page.goto(`/settings/people?q=${encodeURIComponent(account.email)}`)
  await expectRow(page.getByRole('table', { name: 'People' }), { Person: '<img src=x onerror=alert(1)>\\u202egnp.exe' })
  await page.getByRole('button', { name: /^Disable <img/ }).click()
  await expect(page.getByRole('alertdialog')).toContainText('\\u202e')
  await expectFitsPhone(page)
  await theirs.goto('/settings/account')
  await expect(theirs.getByRole('button', { name: /\\u202egnp\.exe, Viewer: account/ })).toBeVisible()
  await expectFitsPhone(theirs)
  await expect(theirs.locator('img')).toHaveCount(0)
  expect(alerts).toEqual([])
  await context.close()
})
