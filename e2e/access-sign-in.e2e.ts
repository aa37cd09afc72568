import { expect } from '@playwright/test'
import { ADMINISTRATOR, aNewAccount, signIn, submitSignIn } from '@/e2e/accounts'
import { expectAccessible, expectFitsPhone } from '@/e2e/expectations'
import { asAdministrator, asVisitor as test } from '@/e2e/fixtures'

const WRONG = 'The e-mail address or the password is wrong.'

test('signing in leads to the page that was asked for', async ({ page }) => {
  await page.goto('/settings/audit?action=session')
  await submitSignIn(page, ADMINISTRATOR)
  await expect(page).toHaveURL(/\/settings\/audit\?action=session$/)
  await expect(page.getByRole('button', { name: /Administrator: account/ })).toBeVisible()
})

test('the form works with password managers and by keyboard, and is accessible on a phone', async ({ page }) => {
  await page.goto('/sign-in')
  const email = page.getByLabel('E-mail address')
  const password = page.getByLabel('Password', { exact: true })
  await expect(email).toHaveAttribute('autocomplete', 'username')
  await expect(password).toHaveAttribute('autocomplete', 'current-password')
  await password.fill('seen')
  await page.getByRole('button', { name: 'Show password' }).click()
  await expect(password).toHaveAttribute('type', 'text')
  await page.getByRole('button', { name: 'Hide password' }).click()
  await expect(password).toHaveAttribute('type', 'password')
  await expectAccessible(page)
  await expectFitsPhone(page)
  await email.fill(ADMINISTRATOR.email)
  await password.fill(ADMINISTRATOR.password)
  await password.press('Enter')
  await expect(page).toHaveURL(/\/fleet$/)
})

test('a wrong password and an unknown address are refused with the same sentence', async ({ page }) => {
  await page.goto('/sign-in')
  const told = page.getByRole('alert').filter({ hasText: WRONG })
  await submitSignIn(page, { ...ADMINISTRATOR, password: 'not the password' })
  await expect(told).toBeVisible()
  const sentence = await told.innerText()
  await expectAccessible(page)
  await page.reload()
  await submitSignIn(page, aNewAccount())
  await expect(told).toHaveText(sentence)
  expect(await page.context().cookies()).not.toContainEqual(expect.objectContaining({ name: 'vedette.session' }))
})

test('after wrong passwords an attempt is held, says for how long, and nobody is locked out', async ({ page }) => {
  const account = aNewAccount()
  const { password } = ADMINISTRATOR
  await page.goto('/sign-in')
  const told = page.getByRole('alert').filter({ hasText: WRONG })
  for (let attempt = 0; attempt < 3; attempt += 1) {
    await submitSignIn(page, account)
    await expect(told).toBeVisible()
  }
  await expect(told).toContainText('The next attempt is held for 1 s.')
  const sentAt = Date.now()
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(page.getByRole('timer')).toContainText('Held after wrong passwords: 1 s left of 1 s.')
  await expect(told).toContainText('The next attempt is held for 2 s.')
  expect(Date.now() - sentAt).toBeGreaterThanOrEqual(1_000)
  // The delay is the account's: another one is not kept waiting.
  await submitSignIn(page, { email: ADMINISTRATOR.email, password })
  await expect(page).toHaveURL(/\/fleet$/)
})

for (const elsewhere of ['https://evil.example/', '//evil.example/', '/\\evil.example', 'javascript:alert(1)']) {
  test(`a link that wants to go on to ${elsewhere} leads to the first page`, async ({ page, baseURL }) => {
    await page.goto(`/sign-in?callbackUrl=${encodeURIComponent(elsewhere)}`)
    await submitSignIn(page, ADMINISTRATOR)
    await expect(page).toHaveURL(`${baseURL ?? ''}/fleet`)
  })
}

test('signing out ends the session, also for who kept the cookie', async ({ page, request }) => {
  await signIn(page, ADMINISTRATOR)
  const cookies = (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join('; ')
  const headers = { Cookie: cookies }
  expect((await request.get('/api/v1/me', { headers })).status()).toBe(200)
  await page.getByRole('button', { name: /Administrator: account/ }).click()
  await expectAccessible(page)
  await page.getByRole('menuitem', { name: 'Sign out', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Sign in')
  expect((await request.get('/api/v1/me', { headers })).status()).toBe(401)
})

asAdministrator('who is signed in already goes on at once', async ({ page }) => {
  await page.goto('/sign-in?callbackUrl=%2Fsettings%2Faudit')
  await expect(page).toHaveURL(/\/settings\/audit$/)
})
