import { randomUUID } from 'node:crypto'
import { expect } from '@playwright/test'
import type { Browser, BrowserContext, Page } from '@playwright/test'

export type Account = { email: string; password: string }

/** The first administrator of the product under test, given to it at its start. */
export const ADMINISTRATOR: Account = { email: 'administrator@example.org', password: 'a lantern on the watch post' }

/** An account that nobody had before, so that no earlier attempt counts against it. */
export const aNewAccount = (): Account => ({
  email: `person-${randomUUID().slice(0, 8)}@example.org`,
  password: `a password of ${randomUUID()}`,
})

/** Fills the sign-in form that is on the page, and sends it. */
export const submitSignIn = async (page: Page, { email, password }: Account): Promise<void> => {
  await page.getByLabel('E-mail address').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
}

/** Signs in by the page, as a person does. */
export const signIn = async (page: Page, account: Account): Promise<void> => {
  await page.goto('/sign-in')
  await submitSignIn(page, account)
  await expect(page).toHaveURL(/\/fleet$/)
}

/** Invites somebody through the page of settings that an administrator has open; the one-time link. */
export const invite = async (page: Page, email: string, role: string): Promise<string> => {
  await page.goto('/settings/people')
  await page.getByRole('button', { name: 'Invite a person' }).click()
  const dialog = page.getByRole('dialog', { name: 'Invite a person' })
  await dialog.getByLabel('E-mail address').fill(email)
  await dialog.getByRole('radio', { name: new RegExp(`^${role}`) }).check()
  await dialog.getByRole('button', { name: 'Make the invitation' }).click()
  const link = await dialog.getByLabel('Invitation link').innerText()
  await dialog.getByRole('button', { name: 'Done' }).click()
  return link
}

/** A browser of somebody else: one that a test opens itself would begin with the session of the test's own. */
export const openAnother = (browser: Browser, baseURL: string): Promise<BrowserContext> =>
  browser.newContext({ baseURL, storageState: { cookies: [], origins: [] } })

/** Accepts an invitation in a browser of its own, which is signed in after. */
export const acceptInvitation = async (
  browser: Browser,
  link: string,
  name: string,
  { password }: Account,
): Promise<{ context: BrowserContext; page: Page }> => {
  const context = await openAnother(browser, new URL(link).origin)
  const page = await context.newPage()
  await page.goto(link)
  await page.getByLabel('Your name').fill(name)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Accept the invitation' }).click()
  await expect(page).toHaveURL(/\/fleet$/)
  return { context, page }
}

/** What the API answers the person of a page that is open, who writes around its controls. */
export const sendAs = (
  page: Page,
  method: 'POST' | 'PATCH',
  path: string,
  document: object,
): Promise<{ status: number; text: string }> =>
  page.evaluate(
    async ([how, where, body]) => {
      const answer = await fetch(where, { method: how, headers: { 'content-type': 'application/json' }, body })
      return { status: answer.status, text: await answer.text() }
    },
    [method, path, JSON.stringify(document)] as const,
  )
