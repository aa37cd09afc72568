import { expect } from '@playwright/test'
import { acceptInvitation, aNewAccount, invite, sendAs } from '@/e2e/accounts'
import { expectAccessible, expectFitsPhone, expectRow } from '@/e2e/expectations'
import { asAdministrator as test } from '@/e2e/fixtures'

test('an administrator keeps something for a shorter time, told first what goes', async ({ page }) => {
  await page.goto('/settings/retention')
  await expect(page).toHaveTitle('Retention, Settings, Vedette')
  const table = page.getByRole('table', { name: 'What is kept how long' })
  await expectRow(table, { What: 'Conversations', Kept: '30 days' })
  await expect(page.getByText('Kept for ever: each entry proves the one before')).toBeVisible()
  await expectAccessible(page)
  await expectFitsPhone(page)

  await page.getByRole('button', { name: 'Change Conversations' }).click()
  const dialog = page.getByRole('dialog', { name: 'How long to keep: Conversations' })
  await dialog.getByLabel('Days').fill('2')
  await dialog.getByRole('button', { name: 'Show what that removes' }).click()
  await expect(dialog.getByText(/^● Must be 7 to 400 whole days/)).toBeVisible()
  await dialog.getByLabel('Days').fill('14')
  await dialog.getByRole('button', { name: 'Show what that removes' }).click()
  await expect(dialog.getByRole('status')).toContainText('keeping it 30 days again undoes it')
  await dialog.getByRole('button', { name: 'Keep it 14 days' }).click()
  await expect(dialog.getByText('Type the number of days, 14')).toBeVisible()
  await expectAccessible(page)
  await expectFitsPhone(page)
  await dialog.getByLabel('Reason').fill('Little disk')
  await dialog.getByLabel('Type 14 to remove what is older').fill('14')
  await dialog.getByRole('button', { name: 'Keep it 14 days' }).click()
  await expectRow(table, { What: 'Conversations', Kept: /14 days.*instead of 30 days/s })

  await page.goto('/settings/audit?action=retention')
  await expectRow(page.getByRole('table', { name: 'Audit log' }), { Target: 'conversations', Detail: 'Little disk' })
})

test('a change that another made meanwhile is not overwritten', async ({ page }) => {
  await page.goto('/settings/retention')
  const data = { days: { rejects: 10 }, before: { rejects: 99 }, confirmsRemoval: true, reason: 'Late' }
  const { status, text } = await sendAs(page, 'PATCH', '/api/v1/retention', data)
  expect(status).toBe(409)
  expect(text).toContain('kept 30 days by now')
})

test('a viewer reads how long things are kept and changes nothing', async ({ page, browser }) => {
  const account = aNewAccount()
  const viewer = await acceptInvitation(browser, await invite(page, account.email, 'Viewer'), 'Vera Viewer', account)
  await viewer.page.goto('/settings/retention')
  const change = viewer.page.getByRole('button', { name: 'Change Assessments: Needs the Administrator role' })
  await expect(change).toHaveAttribute('aria-disabled', 'true')
  await expectAccessible(viewer.page)
  const data = { days: { rejects: 10 }, before: { rejects: 30 }, confirmsRemoval: true, reason: 'Not mine' }
  const { status, text } = await sendAs(viewer.page, 'PATCH', '/api/v1/retention', data)
  expect(status).toBe(403)
  expect(text).toContain('administer')
  await viewer.context.close()
})
