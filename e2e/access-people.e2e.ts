import { expect } from '@playwright/test'
import { acceptInvitation, aNewAccount, invite, openAnother, signIn, submitSignIn } from '@/e2e/accounts'
import { expectAccessible, expectFitsPhone, expectRow } from '@/e2e/expectations'
import { asAdministrator as test } from '@/e2e/fixtures'

/** The API as a page of ours calls it. */
const ownPage = (url: string) => ({ Origin: new URL(url).origin })

test('an invited viewer reads the fleet and is refused the rest, on the screen and by the API', async ({
  page,
  browser,
}) => {
  const account = aNewAccount()
  const link = await invite(page, account.email, 'Viewer')
  await expectRow(page.getByRole('table', { name: 'Invitations' }), { Invited: account.email, State: 'open' })
  const { context, page: theirs } = await acceptInvitation(browser, link, 'Vera Viewer', account)
  await page.reload()
  await expectRow(page.getByRole('table', { name: 'People' }), { Person: account.email, State: 'active' })
  await expectRow(page.getByRole('table', { name: 'Invitations' }), { Invited: account.email, State: 'used' })

  for (const [section, act] of [
    ['people', 'Invite a person'],
    ['tokens', 'Make a token'],
    ['audit', 'Verify the chain'],
  ] as const) {
    await theirs.goto(`/settings/${section}`)
    await expect(theirs.getByText('Needs the Administrator role', { exact: true })).toBeVisible()
    await expect(theirs.getByRole('button', { name: `${act}: Needs the Administrator role` })).toHaveAttribute(
      'aria-disabled',
      'true',
    )
  }
  await expectAccessible(theirs)
  await expectFitsPhone(theirs)

  const { request } = context
  expect((await request.get('/api/v1/fleet/summary')).status()).toBe(200)
  for (const path of ['people', 'invitations', 'tokens', 'audit', 'audit/verification'])
    expect((await request.get(`/api/v1/${path}`)).status(), path).toBe(403)
  const made = await request.post('/api/v1/tokens', { headers: ownPage(link), data: { name: 'mine', scope: 'admin' } })
  expect(made.status()).toBe(403)
  await context.close()
})

test('an invitation works once, and not after it was revoked', async ({ page, browser }) => {
  const used = aNewAccount()
  const link = await invite(page, used.email, 'Analyst')
  const { context, page: theirs } = await acceptInvitation(browser, link, 'Ann', used)
  await theirs.goto(link)
  await expect(theirs.getByRole('heading', { level: 1 })).toHaveText('This invitation does not work any more')
  await context.close()

  const revoked = aNewAccount()
  const deadLink = await invite(page, revoked.email, 'Administrator')
  await page.getByRole('button', { name: `Revoke the invitation of ${revoked.email}` }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Revoke the invitation' }).click()
  await expectRow(page.getByRole('table', { name: 'Invitations' }), { Invited: revoked.email, State: 'revoked' })
  const visitor = await openAnother(browser, new URL(deadLink).origin)
  const visit = await visitor.newPage()
  await visit.goto(deadLink)
  await expect(visit.getByRole('heading', { level: 1 })).toHaveText('This invitation does not work any more')
  await visitor.close()
})

test('a new role holds from the next act; ended sessions and a disabled account end the other browser', async ({
  page,
  browser,
}) => {
  const account = aNewAccount()
  const link = await invite(page, account.email, 'Administrator')
  const { context, page: theirs } = await acceptInvitation(browser, link, 'Otto Other', account)
  await theirs.goto('/settings/people')
  await expect(theirs.getByRole('table', { name: 'People' })).toBeVisible()

  await page.goto(`/settings/people?q=${encodeURIComponent(account.email)}`)
  const role = page.getByRole('combobox', { name: 'Role of Otto Other' })
  await role.selectOption('Viewer')
  await page.getByRole('alertdialog').getByRole('button', { name: 'Make Otto Other viewer' }).click()
  await expect(role).toHaveValue('viewer')
  await expect(role).toBeFocused()
  await theirs.getByRole('searchbox', { name: /Find a person/ }).fill('anybody')
  await expect(theirs.getByText(/permission administer|role does not allow/)).toBeVisible()

  await page.getByRole('button', { name: 'End sessions Otto Other' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'End all sessions of Otto Other' }).click()
  await expectRow(page.getByRole('table', { name: 'People' }), { Person: account.email, Sessions: '0' })
  // Without a reload: what the open page asks next is refused, and leads to signing in and back.
  await theirs.getByRole('searchbox', { name: /Find a person/ }).fill('somebody')
  await expect(theirs).toHaveURL(/\/sign-in\?callbackUrl=%2Fsettings%2Fpeople/)
  await theirs.goto('/sign-in')
  await signIn(theirs, account)

  await page.getByRole('button', { name: 'Disable Otto Other' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Disable Otto Other' }).click()
  await expectRow(page.getByRole('table', { name: 'People' }), { Person: account.email, State: 'disabled' })
  // The open page may go there by itself meanwhile, which ends a navigation of ours.
  await expect(async () => {
    await theirs.goto('/fleet')
    await expect(theirs.getByRole('heading', { level: 1 })).toHaveText('Sign in')
  }).toPass()
  await submitSignIn(theirs, account)
  await expect(theirs.getByRole('alert').filter({ hasText: /disabled/ })).toBeVisible()
  await context.close()
})

test('sign out everywhere ends the other browser of the same person', async ({ page, browser }) => {
  const account = aNewAccount()
  const link = await invite(page, account.email, 'Responder')
  const { context: first, page: one } = await acceptInvitation(browser, link, 'Rita', account)
  const second = await openAnother(browser, new URL(link).origin)
  const other = await second.newPage()
  await signIn(other, account)
  await one.goto('/settings/account')
  await expect(one.getByRole('table', { name: 'Your sessions' }).getByRole('row')).toHaveCount(3)
  await one.getByRole('button', { name: /Rita, Responder: account/ }).click()
  await one.getByRole('menuitem', { name: 'Sign out everywhere' }).click()
  await expect(one).toHaveURL(/\/sign-in/)
  expect((await second.request.get('/api/v1/me')).status()).toBe(401)
  await other.reload()
  await expect(other.getByRole('heading', { level: 1 })).toHaveText('Sign in')
  await first.close()
  await second.close()
})
